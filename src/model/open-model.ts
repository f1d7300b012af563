import { FinevalError } from '../errors.ts';
import { redactUrl } from '../http/redact-url.ts';
import { loadPool } from '../http/undici-parts.ts';
import type { EndpointOptions } from './endpoint/endpoint-options.ts';
import type { Model } from './model.ts';
import type { OnnxSettings } from './onnx/onnx-options.ts';
import type { EndpointLocation, ModelLocation } from './model-location.ts';

/** What the run decides about a model; of how a checkpoint is run, it goes before what the configuration says. */
export interface OpenOptions extends OnnxSettings {
  /** `undefined` leaves it to the provider. */
  readonly concurrency: number | undefined;
  /** Has an endpoint stream its answers, whatever the configuration says. */
  readonly stream?: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Loads what a provider's models are opened with; without it, `openModel` does. */
export async function loadProvider(provider: ModelLocation['provider']): Promise<void> {
  if (provider === 'onnx') await import('./onnx/onnx-model.ts');
  else await Promise.all([import('./endpoint/endpoint-model.ts'), loadPool()]);
}

/** Opens a model; its provider is loaded only now. Throws `FinevalError` where it cannot be opened. */
export async function openModel(location: ModelLocation, options: OpenOptions): Promise<Model> {
  switch (location.provider) {
    case 'onnx': {
      const { openOnnxModel } = await import('./onnx/onnx-model.ts');
      const { provider: _, ...configured } = location;
      const { concurrency: __, stream: ___, environment: ____, ...asked } = options;
      return openOnnxModel({ ...configured, ...asked });
    }
    case 'endpoint': {
      const { openEndpointModel } = await import('./endpoint/endpoint-model.ts');
      return openEndpointModel(endpointOptions(location, options));
    }
  }
}

/** Headers that carry keys, which come from the environment and from nowhere else. */
const ofKeys = new Set(['authorization', 'api-key', 'x-api-key', 'cookie', 'proxy-authorization']);

function endpointOptions(location: EndpointLocation, options: OpenOptions): EndpointOptions {
  const { provider: _, model, apiKeyEnv, headersEnv, headers, price: __, ...rest } = location;
  const { environment } = options;
  const open = Object.keys(headers ?? {}).find((name) => ofKeys.has(name.toLowerCase()));
  if (open !== undefined) {
    throw wrong(
      location,
      `its header “${open}” carries a key; name the key’s environment variable in headersEnv`,
    );
  }
  const apiKey = apiKeyEnv === undefined ? undefined : environment[apiKeyEnv];
  const secret = Object.entries(headersEnv ?? {}).map(([name, variable]) => {
    const value = environment[variable] ?? '';
    if (value !== '') return [name, value] as const;
    throw wrong(location, `its header “${name}” should come from ${variable}, which is empty or not set`);
  });
  return {
    ...rest,
    servedModel: model,
    concurrency: options.concurrency ?? location.concurrency,
    stream: options.stream === true || location.stream === true,
    headers: { ...headers, ...Object.fromEntries(secret) },
    environment,
    ...(apiKeyEnv === undefined ? {} : { apiKeyEnv }),
    ...(apiKey === undefined || apiKey === '' ? {} : { apiKey }),
  };
}

function wrong({ url }: EndpointLocation, problem: string): FinevalError {
  return new FinevalError('ENDPOINT_WRONG', { url: redactUrl(url), problem });
}
