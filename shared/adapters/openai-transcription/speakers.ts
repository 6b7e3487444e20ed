import type { WireSegment } from './wire';

/**
 * Numbers for the speakers of a recording in the order in which they first speak, which is how the
 * service gives out its letters: A is 1, B is 2.
 */
export function speakersOf(segments: readonly WireSegment[]) {
  const labels = [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))];
  const numberOf = (label: string) => labels.indexOf(label) + 1;
  return {
    numberOf,
    /** Whether the label says nothing that the number does not say. */
    isUsual: (label: string | undefined) =>
      label === undefined || label === String.fromCharCode(64 + numberOf(label)),
  };
}
