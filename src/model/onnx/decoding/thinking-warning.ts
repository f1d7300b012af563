import type { GenerateOptions, ModelWarning } from '../../model.ts';

/** What to say where a model is told whether to think and cannot be. */
export function thinkingWarning(
  { thinking }: Pick<GenerateOptions, 'thinking'>,
  { hasThinkingSwitch }: { readonly hasThinkingSwitch: boolean },
): readonly ModelWarning[] {
  if (thinking === 'auto' || hasThinkingSwitch) return [];
  const because = 'the checkpoint’s chat template has no enable_thinking to turn it on or off with';
  return [{ option: 'thinking', because }];
}
