/** Raised with every change that can change an answer, so that answers kept by an earlier engine are not taken for its own. */
export const engineVersion = 1;
