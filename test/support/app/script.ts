/** One answer of a scripted fake: a value to give, or an error to throw. */
export type Step<T> = T | Error;

/**
 * Takes the next answer of a script. Throws Error when there is none left: a call that a test did
 * not expect must not go unnoticed.
 */
export function nextOf<T>(script: Step<T>[], what: string): T {
  if (script.length === 0) throw new Error(`The script has no further answer for ${what}.`);
  const step = script.shift() as Step<T>;
  if (step instanceof Error) throw step;
  return step;
}
