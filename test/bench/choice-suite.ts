/** The definition of an invented suite of choice questions in `questions.jsonl`, as a user would write it. */
export function choiceSuite(suite: {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly headline: string;
  readonly maxTokens?: number;
}): object {
  const { id, title, headline, maxTokens } = suite;
  return {
    id,
    title,
    origin: { repository: 'none', licence: 'Apache-2.0', citation: 'invented' },
    files: [{ path: 'questions.jsonl', task: 'choice' }],
    tasks: [
      {
        id: 'choice',
        title: { en: 'Choice', zh: '单选' },
        format: 'jsonl',
        fields: {
          input: { question: 'question' },
          options: { A: 'A', B: 'B', C: 'C', D: 'D' },
          target: 'answer',
          labels: { subject: 'subject' },
        },
        prompts: { 'zero-shot': { user: 'prompts/zero-shot.hbs' } },
        adapter: 'choice',
        official: 'financeiq',
        ...(maxTokens === undefined ? {} : { maxTokens }),
      },
    ],
    headline: { name: headline, aggregate: 'micro' },
  };
}
