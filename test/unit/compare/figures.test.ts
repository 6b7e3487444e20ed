import { comparisonSchema } from '../../../compare/figures/comparison';
import { priceOf } from '../../../compare/figures/price';
import { toComparison, type Subject } from '../../../compare/figures/to-comparison';
import { listPrice } from '../../../shared/domain/choosing/prices';
import { done, failed } from '../../support/compare/outcomes';

const SUBJECT: Subject = {
  file: { name: 'call.wav', sizeBytes: 423_000, durationSeconds: 36, channels: 2 },
  app: 'on this machine',
  comparedAt: '2026-11-21T18:00:00.000Z',
};
const REFERENCE = {
  source: 'call.txt',
  content: 'Customer: I lost my card.\nAgent: It is blocked now.',
};
const LOCAL = { models: {}, standIn: () => true };

const outcomes = [
  done('azure-speech/batch', ['I lost my card.', 'It is blocked now.']),
  failed('azure-speech/fast', 'The key is wrong.'),
  done('speechmatics/live', ['I lost my cart.', 'It is blocked now, sir.'], {
    firstPartialMs: 640,
    finalMs: 1200,
    requests: 4,
  }),
];
const comparison = toComparison({ ...SUBJECT, reference: REFERENCE }, outcomes, LOCAL);

describe('the figures of a comparison', () => {
  it('are a run for each way, in the given order', () => {
    expect(comparison.runs.map(({ provider, mode, status }) => [provider, mode, status])).toEqual([
      ['azure-speech', 'batch', 'completed'],
      ['azure-speech', 'fast', 'failed'],
      ['speechmatics', 'live', 'completed'],
    ]);
  });

  it('are counted by hand the same', () => {
    expect(comparison.runs[0]).toMatchObject({ words: 8, wordErrorRate: 0, speakerAttribution: 1 });
    expect(comparison.runs[2]).toMatchObject({
      firstPartialMs: 640,
      finalMs: 1200,
      totalMs: 6100,
      requests: 4,
      words: 9,
      wordErrorRate: 2 / 8,
      characterErrorRate: 4 / 25, // d → t, and "sir"
      partialResults: true,
      transcript: 'I lost my cart. It is blocked now, sir.',
    });
  });

  it('are none of a run that failed, which has its reason and what is known of its service', () => {
    expect(comparison.runs[1]).toMatchObject({
      reason: 'The key is wrong.',
      finalMs: null,
      totalMs: null,
      words: 0,
      wordErrorRate: null,
      requests: null,
      largestInput: '250 MB and 2 h',
    });
    expect(comparison.runs[1]?.price?.perHour).toBe(listPrice('azure-fast', 'fast')?.usdPerHour);
  });

  it('have the words that differ, of the runs that completed', () => {
    expect(
      comparison.differences.map(({ reference, readings }) => [
        reference,
        ...readings.map(({ run, words }) => `${run}: ${words}`),
      ]),
    ).toEqual([
      ['card', 'azure-speech/batch: card', 'speechmatics/live: cart'],
      ['', 'azure-speech/batch: ', 'speechmatics/live: sir'],
    ]);
  });

  it('have no errors without a reference, and differences all the same', () => {
    const { runs, reference, differences } = toComparison(SUBJECT, outcomes, LOCAL);

    expect(reference).toBeNull();
    expect(runs.map(({ wordErrorRate }) => wordErrorRate)).toEqual([null, null, null]);
    expect(differences).toHaveLength(2);
  });

  it('are as their schema says', () => {
    expect(comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison);
  });

  it('say that stand-ins have one recognizer, and name them where others are real', () => {
    const one = toComparison(SUBJECT, outcomes, {
      models: {},
      standIn: ({ mode }) => mode === 'live',
    });
    const real = toComparison(SUBJECT, outcomes, { models: {}, standIn: () => null });

    expect(comparison.notes[0]).toMatch(/^All services are stand-ins/);
    expect(one.notes[0]).toMatch(/^speechmatics\/live is a stand-in/);
    expect(real.notes.join()).not.toContain('stand-in on');
  });

  it('say where requests were not counted', () => {
    const uncounted = [done('openai/fast', ['Hello.'], { requests: null })];

    expect(toComparison(SUBJECT, uncounted, LOCAL).notes.join()).toMatch(/Requests/);
    expect(comparison.notes.join()).not.toMatch(/Requests/);
  });
});

describe('priceOf', () => {
  it('is the list price by the hour and for the length of the file', () => {
    const listed = listPrice('azure-speech', 'batch');

    const price = priceOf('azure-speech', 'batch', undefined, 1800);

    expect(listed?.usdPerHour).toBeGreaterThan(0);
    expect(price).toMatchObject({ perHour: listed?.usdPerHour, asOf: listed?.asOf });
    expect(price?.thisFile).toBeCloseTo((listed?.usdPerHour ?? 0) / 2, 10);
  });

  it('goes by the model', () => {
    const standard = priceOf('speechmatics', 'live', 'standard', 3600);
    const enhanced = priceOf('speechmatics', 'live', 'enhanced', 3600);

    expect(standard?.thisFile).toBeLessThan(enhanced?.thisFile ?? 0);
  });

  it('is open for a file of unknown length, and none where the table has none', () => {
    expect(priceOf('openai', 'fast', undefined, undefined)?.thisFile).toBeNull();
    expect(priceOf('nobody', 'batch', undefined, 3600)).toBeNull();
  });
});
