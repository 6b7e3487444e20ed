import { findingOf } from '../../../shared/domain/summary/check/check-statement';
import {
  indexedTranscript,
  type IndexedTranscript,
} from '../../../shared/domain/summary/check/indexed';
import { RIGHT, TRANSCRIPTS, type RightCitation } from './calls';
import { SPOILERS, type Pick, type WrongKind } from './wrong';

/** Citations that were looked at, and those of them that the check flagged. */
export interface Measured {
  readonly flagged: readonly RightCitation[];
  readonly passed: readonly RightCitation[];
}

const indexes = new Map<string, IndexedTranscript>();

function indexOf(call: string): IndexedTranscript {
  const known = indexes.get(call);
  if (known) return known;
  const transcript = TRANSCRIPTS.get(call);
  if (!transcript) throw new Error(`There is no call "${call}" in the fixture.`);
  const made = indexedTranscript(transcript);
  indexes.set(call, made);
  return made;
}

export function measured(citations: readonly RightCitation[]): Measured {
  const isFlagged = ({ call, text, evidence }: RightCitation) =>
    findingOf(text, evidence, indexOf(call)) !== undefined;
  return {
    flagged: citations.filter(isFlagged),
    passed: citations.filter((one) => !isFlagged(one)),
  };
}

/** Wrong citations of one kind, made of right ones: up to `count`, the same for the same seed. */
export function wrongOnes(
  kind: WrongKind,
  count: number,
  seed: number,
  from: readonly RightCitation[] = RIGHT,
): RightCitation[] {
  const pick = seeded(seed);
  const made: RightCitation[] = [];
  const left = [...from];
  while (left.length > 0 && made.length < count) {
    const one = pick(left);
    if (!one) break;
    left.splice(left.indexOf(one), 1);
    const wrong = SPOILERS[kind](one, pick);
    if (wrong) made.push(wrong);
  }
  return made;
}

/** Mulberry32: small, and the same everywhere. */
export function seeded(seed: number): Pick {
  let state = seed;
  return (from) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return from[Math.floor(share * from.length)];
  };
}
