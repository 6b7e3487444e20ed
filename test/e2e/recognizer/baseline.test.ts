import { join } from 'node:path';
import type { WhisperEngine } from '../../../local/recognizer/whisper-engine';
import { wordErrorRate } from '../../support/word-error-rate';
import { recognize, START_TIMEOUT_MS, startEngine } from './engine';

const TEXT = `Good morning, Steve. Good morning, Katie. Have you tried the latest real-time
diarization in Microsoft Speech Service which can tell you who said what in real time? Not yet. I've
been using the batch transcription with diarization functionality, but it produces diarization
results after the whole audio is processed. Is the new feature able to diarize in real time?
Absolutely. That's exciting. Let me try it right now.`;

/** Frozen: 8.7 % was measured for both, and the text itself accounts for about 9 % (test/fixtures). */
const BASELINES = [
  ['katiesteve.flac', 0.1],
  ['katiesteve-telephone.wav', 0.12],
] as const;

describe('a real recording of two people', () => {
  let engine: WhisperEngine;

  beforeAll(async () => {
    engine = await startEngine();
  }, START_TIMEOUT_MS);
  afterAll(() => engine.close());

  it.each(BASELINES)(
    'is recognized from %s with a word error rate of at most %d',
    async (file, worst) => {
      const audio = await recognize(engine, join(__dirname, '..', '..', 'fixtures', file), {
        diarization: { maxSpeakers: 2 },
      });
      const offsets = audio.phrases.map((phrase) => phrase.offsetMs);
      const spokenBy = (words: RegExp) =>
        audio.phrases.find(({ text }) => words.test(text))?.speaker;

      expect(
        wordErrorRate(TEXT, audio.phrases.map(({ text }) => text).join(' ')),
      ).toBeLessThanOrEqual(worst);
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      expect(spokenBy(/Good morning, Steve/)).toBe(1);
      expect(spokenBy(/Good morning, Katie/)).toBe(2);
      expect(spokenBy(/Absolutely/)).toBe(1);
    },
  );
});
