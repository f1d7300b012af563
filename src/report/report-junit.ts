import type { Score } from '../scoring/score.ts';
import type { Report, ReportAnswer, ReportSample, ReportSuite } from './report.ts';
import { visibleText } from './visible-text.ts';
import { xmlText } from './xml-text.ts';

/**
 * Runs as a JUnit file: a test suite for each run and suite, a test case for each answer. A wrong or unreadable answer is a
 * failure, a failed request an error. It holds no prompt and no expected answer; nothing is put into CDATA sections.
 */
export function reportJunit(report: Report): string {
  const groups = report.runs.flatMap(({ name }, run) =>
    report.suites.flatMap((suite) => {
      const cases = suite.samples.flatMap((sample) => casesOf(suite, sample, run));
      return cases.length === 0 ? [] : [{ name: `${name}: ${suite.id}`, cases }];
    }),
  );
  const all = groups.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="fineval" ${countsOf(all)}>`,
    ...groups.map(({ name, cases }) => suiteXml(name, cases)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteXml(name: string, cases: readonly Case[]): string {
  const lines = cases.map(({ xml }) => xml).join('\n');
  return `  <testsuite name="${text(name)}" ${countsOf(cases)}>\n${lines}\n  </testsuite>`;
}

interface Case {
  readonly outcome: 'pass' | 'failure' | 'error';
  readonly xml: string;
}

function countsOf(cases: readonly Case[]): string {
  const count = (wanted: string): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
}

function casesOf(
  { id }: ReportSuite,
  { answers, task, ...sample }: ReportSample,
  run: number,
): readonly Case[] {
  const own = answers.filter((answer) => answer.run === run);
  return own.map((answer) => {
    const name = own.length > 1 ? `${sample.id} (${answer.repeat + 1})` : sample.id;
    return caseOf(`name="${text(name)}" classname="${text(`${id}.${task}`)}"`, answer);
  });
}

function caseOf(names: string, { strict }: ReportAnswer): Case {
  const head = `    <testcase ${names}`;
  if (strict.status === 'scored' && strict.value === 1) return { outcome: 'pass', xml: `${head}/>` };
  const outcome = strict.status === 'failed' ? 'error' : 'failure';
  const { type, message } = problemOf(strict);
  return {
    outcome,
    xml: `${head}><${outcome} type="${text(type)}" message="${text(message)}"/></testcase>`,
  };
}

function problemOf(score: Score): { readonly type: string; readonly message: string } {
  switch (score.status) {
    case 'scored': {
      const points = score.value === 0 ? '' : `${score.value.toFixed(3)} points; `;
      const rule = score.rule === undefined ? '' : ` (${score.rule})`;
      return {
        type: score.value === 0 ? 'wrong' : 'part',
        message: `${points}read as ${score.answer}${rule}`,
      };
    }
    case 'unreadable':
      return { type: 'unreadable', message: score.reason };
    case 'failed':
      return { type: score.kind, message: score.message };
  }
}

function text(given: string): string {
  return xmlText(visibleText(given));
}
