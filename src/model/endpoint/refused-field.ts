import type { OptionField } from './option-fields.ts';
import type { ServerError } from './server-error.ts';

/** Words with which endpoints refuse a field as such; a value out of range is not among them. */
const refusal =
  /unsupported|not support|doesn.t support|unrecogni[sz]ed|unknown|unexpected|not permitted|not allowed|extra_forbidden|extra fields?|additional propert|cannot find field|only one (?:completion|choice)|不支持|未知/iu;

/** Words about a prompt that is too long, which often name `max_tokens` too. */
const tooLong =
  /context (?:length|window|size)|maximum (?:model )?length|too (?:long|large)|reduce the length|exceed|上下文|超出/iu;

/**
 * The field among those sent that an endpoint refuses by name, or `undefined` where it complains about something else.
 * Where several are named, it is the one that is named first.
 */
export function refusedField(
  { message, param }: ServerError,
  sent: readonly OptionField[],
): OptionField | undefined {
  if (tooLong.test(message) || !refusal.test(message)) return undefined;
  const byParameter = sent.find((field) => param === field || param?.startsWith(`${field}.`) === true);
  if (byParameter !== undefined) return byParameter;
  const named = sent
    .map((field) => ({ field, at: message.search(mentions[field]) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return named[0]?.field;
}

/** `stop` and `n` are words of every day, so they count only in quotation marks, after a colon, or as a subject. */
const mentions: Readonly<Record<OptionField, RegExp>> = {
  max_tokens: /\bmax_tokens\b/u,
  max_completion_tokens: /\bmax_completion_tokens\b/u,
  temperature: /\btemperature\b/u,
  top_p: /\btop_p\b/u,
  seed: /\bseed\b/u,
  n: /["'`“‘]n["'`”’]|: ?n\b|\bn (?:must|should|is)\b|only one (?:completion|choice)/iu,
  stop: /["'`“‘]stop["'`”’]|: ?stop\b/u,
  chat_template_kwargs: /\b(?:chat_template_kwargs|enable_thinking)\b/u,
  stream_options: /\b(?:stream_options|include_usage)\b/u,
};
