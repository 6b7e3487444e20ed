import type { WireResult } from './wire-transcript';

/** A pause that ends a phrase. */
const PAUSE_SECONDS = 1;
/** Where nothing else ends it: a language without punctuation, somebody who never pauses. */
const LONGEST_SECONDS = 30;

/**
 * Results as phrases: the service gives one list of words. A phrase is of one channel and one speaker;
 * it ends with a sentence, before a pause of a second, and where it would last longer than 30 seconds.
 *
 * @param results in order of time, channels interleaved
 * @returns phrases in the order in which they begin
 */
export function toStretches(results: readonly WireResult[]): WireResult[][] {
  const stretches: WireResult[][] = [];
  const open = new Map<string | undefined, WireResult[]>();
  for (const result of results) {
    const current = open.get(result.channel);
    if (current && belongsTo(current, result)) {
      current.push(result);
      continue;
    }
    const begun = [result];
    open.set(result.channel, begun);
    stretches.push(begun);
  }
  return stretches;
}

function belongsTo(stretch: readonly WireResult[], result: WireResult): boolean {
  const first = stretch[0];
  const last = stretch.at(-1);
  if (!first || !last) return false;
  if (speakerOf(result) !== speakerOf(last)) return false;
  if (isMark(result) && result.attaches_to !== 'next') return true;
  if (last.is_eos === true) return false;
  return (
    result.start_time - last.end_time < PAUSE_SECONDS &&
    result.end_time - first.start_time <= LONGEST_SECONDS
  );
}

export function isMark(result: Pick<WireResult, 'type'>): boolean {
  return result.type === 'punctuation';
}

export function speakerOf(result: WireResult): string | undefined {
  return result.alternatives[0]?.speaker;
}
