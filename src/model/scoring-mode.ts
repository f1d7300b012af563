/**
 * How a question is answered: by a text that the model writes, or by the option it finds the likeliest, which is how
 * base models are measured that do not follow instructions yet.
 */
export type ScoringMode = 'generation' | 'likelihood';
