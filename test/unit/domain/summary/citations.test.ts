import { RIGHT, UNSEEN_RIGHT, type RightCitation } from '../../../support/citations/calls';
import { measured, wrongOnes } from '../../../support/citations/measure';
import { SPOILERS, type WrongKind } from '../../../support/citations/wrong';

const KINDS = Object.keys(SPOILERS) as WrongKind[];
const SEED = 2026;

/** 40 of each kind, or as many as can be made; the rest of 200 are statements with other phrases. */
function twoHundredWrong(): Map<WrongKind, RightCitation[]> {
  const made = new Map(KINDS.map((kind, at) => [kind, wrongOnes(kind, 40, SEED + at)]));
  const missing = 200 - [...made.values()].reduce((sum, { length }) => sum + length, 0);
  made.set('other phrase', wrongOnes('other phrase', 40 + missing, SEED));
  return made;
}

describe('200 right citations', () => {
  it('are all there, each in words of its own', () => {
    expect(RIGHT).toHaveLength(200);
    expect(new Set(RIGHT.map(({ call, text }) => `${call} ${text}`)).size).toBe(200);
  });

  it('are flagged in one case of twenty at most', () => {
    expect(measured(RIGHT).flagged.length).toBeLessThanOrEqual(10);
  });
});

describe('200 seeded wrong citations', () => {
  const wrong = twoHundredWrong();

  it('are 200', () => {
    expect([...wrong.values()].flat()).toHaveLength(200);
  });

  it('are flagged in nine cases of ten at least', () => {
    expect(measured([...wrong.values()].flat()).flagged.length).toBeGreaterThanOrEqual(180);
  });

  it.each(KINDS)('are flagged of whatever kind they are: %s', (kind) => {
    const all = wrong.get(kind) ?? [];
    expect(all.length).toBeGreaterThanOrEqual(35);
    expect(measured(all).flagged.length).toBeGreaterThanOrEqual(all.length * 0.85);
  });
});

describe('citations of calls that nothing was tuned on', () => {
  it('are flagged nearly as well', () => {
    const wrong = KINDS.flatMap((kind) => wrongOnes(kind, 40, SEED, UNSEEN_RIGHT));
    expect(measured(wrong).flagged.length).toBeGreaterThanOrEqual(wrong.length * 0.8);
    expect(measured(UNSEEN_RIGHT).flagged.length).toBeLessThanOrEqual(UNSEEN_RIGHT.length * 0.15);
  });
});
