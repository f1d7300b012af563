import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ajvOptions } from './schema.ts';
import { standaloneCode } from './standalone-code.build.ts';

/**
 * A module in place of a `*.schema.ts`: ajv's standalone code for its schema, so that a start does not pay for ajv.
 * `path` is absolute.
 */
export async function standaloneSchema(path: string): Promise<string> {
  const { schema } = await import(pathToFileURL(path).href);
  const ajv = new Ajv2020({ ...ajvOptions, code: { source: true, esm: true } });
  const own = `export const schema = ${JSON.stringify(schema)};\n`;
  return `${own}${standaloneCode(ajv, ajv.compile(schema))}\n`;
}
