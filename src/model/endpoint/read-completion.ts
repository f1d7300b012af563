import { isJsonObject, tryParseJson } from '../../json/json.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { describeSchemaError } from '../../json/schema.ts';
import type { Completion, Usage } from '../model.ts';
import type { ChatChoice, ChatReply } from './chat-reply.ts';
import { validate } from './chat-reply.schema.ts';
import { readMessage } from './read-message.ts';
import { logprobsOf } from './logprobs.ts';
import type { ServedBy } from './served-identity.ts';
import { isBrokenOff, stopReasonOf } from './stop-reason.ts';
import { usageOf } from './usage.ts';

/**
 * The answer in a reply, or what is wrong with the reply: the end of a sentence that begins with the endpoint, and, where
 * the reply itself reports an error, the status that it should have had.
 */
export type ReadReply =
  | { readonly completion: Completion; readonly by: ServedBy }
  | { readonly problem: string; readonly status?: number; readonly usage?: Usage | undefined };

/** Reads the body of a completion, of a chat or plain. */
export function readCompletion(text: string): ReadReply {
  const reply = tryParseJson(text);
  if (reply === undefined) return { problem: problemOfText(text) };
  const chat = asChat(reply);
  if (validate(chat)) return readReply(chat);
  const status = statusOfError(reply);
  if (status !== undefined) return { problem: 'answered with an error', status };
  const problem = `answered otherwise than chat completions do: ${describeSchemaError(validate.errors)}`;
  return { problem, usage: isJsonObject(reply) ? usageOf(reply['usage']) : undefined };
}

/** A plain completion with its texts as messages. */
function asChat(reply: Json): Json {
  const choices = isJsonObject(reply) ? reply['choices'] : undefined;
  if (!isJsonObject(reply) || !Array.isArray(choices) || !choices.some(isPlain)) return reply;
  return { ...reply, choices: choices.map((choice: Json) => (isPlain(choice) ? asMessage(choice) : choice)) };
}

function isPlain(choice: Json): choice is JsonObject {
  return isJsonObject(choice) && choice['message'] === undefined && typeof choice['text'] === 'string';
}

function asMessage(choice: JsonObject): JsonObject {
  return { ...choice, message: { content: choice['text'] ?? '' } };
}

function readReply({ choices, usage: counts, model, system_fingerprint: fingerprint }: ChatReply): ReadReply {
  const [first, ...others] = choices;
  const usage = usageOf(counts);
  if (first === undefined) return { problem: 'answered without a choice', usage };
  const completion = readChoice(first);
  if (typeof completion === 'string') return { problem: completion, usage };
  // Of several answers one that is broken is left out, as if it had not come: it can be asked for again.
  const further = others.map(readChoice).filter((one) => typeof one !== 'string');
  return {
    completion: {
      ...completion,
      ...(usage === undefined ? {} : { usage }),
      ...(further.length === 0 ? {} : { further }),
    },
    by: {
      ...(typeof model === 'string' ? { model } : {}),
      ...(typeof fingerprint === 'string' ? { fingerprint } : {}),
    },
  };
}

/** An answer, or what is wrong with it. */
function readChoice({ message, finish_reason: reason, logprobs: given }: ChatChoice): Completion | string {
  if (isBrokenOff(reason)) return `broke its answer off (finish reason ${JSON.stringify(reason)})`;
  const stopReason = stopReasonOf(reason);
  const said = readMessage(message);
  const isEmpty = said.text === undefined && said.reasoning === undefined && said.toolCalls === undefined;
  if (isEmpty && stopReason !== 'content-filter') return 'answered without content';
  const logprobs = logprobsOf(given);
  return { text: '', ...said, stopReason, ...(logprobs === undefined ? {} : { logprobs }) };
}

/** Gateways report an error of the server behind them with status 200; 500 where they give no number. */
function statusOfError(reply: Json): number | undefined {
  const error = isJsonObject(reply) ? reply['error'] : undefined;
  if (error === undefined || error === null) return undefined;
  const code = isJsonObject(error) ? error['code'] : undefined;
  return typeof code === 'number' && code >= 400 && code <= 599 ? code : 500;
}

function problemOfText(text: string): string {
  if (text.trim() === '') return 'answered with nothing';
  if (/^\s*(?:data|event):/u.test(text)) return 'streams its answer although it was not asked to';
  return 'sent an answer that is not JSON, or not all of it';
}
