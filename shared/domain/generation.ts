/**
 * So many epochs make a generation. A recording that is asked for again begins the next one, and its
 * transcript and result get names of their own: those of before stay readable until the new ones are
 * there, and nothing that is written once has to be overwritten. Far more epochs than the few times
 * that a recording changes hands; one that has more all the same only gets another name.
 */
const EPOCHS = 1000;

/** Counted from 0; 0 is what landed by itself. */
export function generationOf(epoch: number): number {
  return Math.floor(epoch / EPOCHS);
}

/** The first epoch of the generation after that of `epoch`. */
export function nextGeneration(epoch: number): number {
  return (generationOf(epoch) + 1) * EPOCHS;
}
