import type { Usage } from './model.ts';

/** What two requests took together; a count is absent where neither says. */
export function addUsage(one: Usage | undefined, other: Usage | undefined): Usage | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const inputTokens = sum(one.inputTokens, other.inputTokens);
  const outputTokens = sum(one.outputTokens, other.outputTokens);
  const reasoningTokens = sum(one.reasoningTokens, other.reasoningTokens);
  return {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
  };
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one + other;
}
