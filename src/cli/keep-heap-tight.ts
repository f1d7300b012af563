import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage when the heap has grown by seven tenths, and not when it has doubled or trebled. The report of
 * 288,000 answers then peaks at 0.9 GB instead of 1.2 GB, for a tenth more CPU (Node 24), and a run of 100,000 questions at
 * 190 MB, of which 45 MB are in use. V8 reads this flag after each collection.
 */
export function keepHeapTight(): void {
  setFlagsFromString('--heap-growing-percent=70');
}
