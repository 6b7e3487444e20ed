import { vendorResult } from '../../../bench/long/vendor-result';
import { jsonOf, readText } from '../../support/azure-results/fixtures';

const SOURCE = 'https://calls.blob.example/recordings/long.wav';
const text = [...vendorResult({ hours: 1, words: 905, source: SOURCE })].join('');

describe('the result that long recordings are measured with', () => {
  it('is one of the service: the same fields, nothing that is new to us', async () => {
    const fields = (json: object) => Object.keys(json).toSorted();
    expect(fields(JSON.parse(text) as object)).toEqual(fields(jsonOf('stereo')));
    const transcript = await readText(text);
    expect(JSON.stringify(transcript)).not.toContain('"more');
    expect(transcript.origin?.channels).toEqual([{ channel: 0 }, { channel: 1 }]);
  });

  it('has the words that were asked for, in two channels over all the time', async () => {
    const { phrases, channels, durationMs } = await readText(text);
    const words = phrases.flatMap((phrase) => phrase.words ?? []);
    expect([words.length, channels, durationMs]).toEqual([905, 2, 3_600_000]);
    expect(phrases.at(-1)?.offsetMs).toBeGreaterThan(3_500_000);
    expect(new Set(words.map((word) => word.text)).size).toBeGreaterThan(40);
  });
});
