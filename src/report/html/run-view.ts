import type { Title } from '../../suite/suite-file.ts';
import type { ReportRun } from '../report.ts';
import { runName } from '../known-names.ts';
import { visibleText } from '../visible-text.ts';
import { pairOf } from '../words.ts';
import type { Words } from '../words.ts';

/** How a run was made, as rows of the protocol table show it. */
export function runView(run: ReportRun, words: Words): object {
  const { model, generation, usage, selection } = run;
  return {
    name: pairOf(runName(words, run.name)),
    id: run.id === run.name ? '' : visibleText(run.id),
    model: visibleText(model.ref),
    identity: visibleText(identityOf(run)),
    decoding: decodingOf(generation),
    repeats: selection.repeats,
    part: selection.limit !== undefined || selection.samples !== undefined || selection.shard !== undefined,
    status: run.status,
    complete: run.status === 'complete',
    createdAt: run.createdAt.slice(0, 16).replace('T', ' '),
    fineval: run.fineval,
    scorer: run.scorer,
    inputTokens: numberText(usage.inputTokens),
    outputTokens: numberText(usage.outputTokens),
    seconds: durationText(usage.seconds),
    cost: costText(usage.cost),
    warnings: run.warnings.map(({ option, because }) => visibleText(`${option}: ${because}`)),
  };
}

function identityOf({ model: { provider, identity } }: ReportRun): string {
  const weights = identity['weights'];
  const url = identity['url'];
  if (typeof weights === 'string') return `${provider}, ${weights.slice(0, 8)}`;
  return typeof url === 'string' ? `${provider}, ${url}` : provider;
}

function decodingOf({ temperature, topP, seed, thinking = 'auto' }: ReportRun['generation']): Title {
  if (temperature === undefined) return { zh: '–', en: '–' };
  const sampled = [
    `T = ${temperature}`,
    ...(topP === undefined ? [] : [`p = ${topP}`]),
    ...(seed === undefined ? [] : [`seed ${seed}`]),
  ].join(', ');
  const words = temperature === 0 ? { zh: '贪心', en: 'greedy' } : { zh: sampled, en: sampled };
  if (thinking === 'auto') return words;
  const isOn = thinking === 'on';
  return { zh: `${words.zh}，${isOn ? '开启' : '关闭'}思考`, en: `${words.en}, thinking ${thinking}` };
}

/** With commas between thousands; a dash for what is not known. */
export function numberText(count: number | undefined): string {
  return count === undefined ? '–' : String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** `96.5 s`, `12 min`, `3.4 h`; a dash for what is not known. */
export function durationText(seconds: number | undefined): string {
  if (seconds === undefined) return '–';
  if (seconds < 600) return `${seconds.toFixed(1)} s`;
  return seconds < 7200 ? `${(seconds / 60).toFixed(0)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** `1.23 CNY`; empty for what is not known. */
export function costText(cost: ReportRun['usage']['cost']): string {
  return cost === undefined ? '' : `${cost.amount.toFixed(2)} ${visibleText(cost.currency)}`;
}
