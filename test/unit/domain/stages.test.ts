import { nextGeneration } from '../../../shared/domain/generation';
import { stagesOf, startOf } from '../../../shared/domain/stages';
import { aRecord } from '../../support/app/builders';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9, minutes)).toISOString();

const record = (times: Record<string, number>, changes = {}) =>
  aRecord({
    times: {
      landedAt: at(0),
      ...Object.fromEntries(Object.entries(times).map(([name, value]) => [name, at(value)])),
    },
    ...changes,
  });

describe('the stages of a recording', () => {
  it('follow one another from its landing to its end', () => {
    const times = { claimedAt: 1, submittedAt: 2, transcribedAt: 7, completedAt: 8 };

    expect(stagesOf(record(times))).toEqual([
      { status: 'queued', from: at(0), to: at(1) },
      { status: 'claimed', from: at(1), to: at(2) },
      { status: 'transcribing', from: at(2), to: at(7) },
      { status: 'transcribed', from: at(7), to: at(8) },
    ]);
  });

  it('end where a recording failed', () => {
    expect(stagesOf(record({ claimedAt: 1, submittedAt: 2, completedAt: 9 }))).toEqual([
      { status: 'queued', from: at(0), to: at(1) },
      { status: 'claimed', from: at(1), to: at(2) },
      { status: 'transcribing', from: at(2), to: at(9) },
    ]);
  });

  it('leave out what an earlier job came to and the last did not', () => {
    expect(stagesOf(record({ submittedAt: 2, claimedAt: 5, completedAt: 6 }))).toEqual([
      { status: 'queued', from: at(0), to: at(5) },
      { status: 'claimed', from: at(5), to: at(6) },
    ]);
  });

  it('are none of a recording that was rejected on the spot, or has no end yet', () => {
    expect(stagesOf(record({ completedAt: 0 }))).toEqual([]);
    expect(stagesOf(record({ claimedAt: 1 }))).toEqual([]);
  });

  it('begin when it was asked for again, not when it once landed', () => {
    const again = record({ claimedAt: 61 }, { epoch: nextGeneration(2), notBefore: at(60) });

    expect(startOf(again)).toBe(at(60));
    expect(startOf(record({}, { notBefore: at(60) }))).toBe(at(0));
  });
});
