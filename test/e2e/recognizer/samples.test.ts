import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WhisperEngine } from '../../../local/recognizer/whisper-engine';
import type { RecognizedAudio } from '../../../local/speech/engine';
import { wordErrorRate } from '../../support/word-error-rate';
import { START_TIMEOUT_MS, recognize, startEngine } from './engine';

const SAMPLES = join(__dirname, '../../../samples');

const Sample = z.object({
  file: z.string(),
  channels: z.array(z.object({ channel: z.number() })),
  speakers: z.number(),
  durationSeconds: z.number(),
  text: z.string(),
  turns: z
    .array(
      z.object({
        role: z.string(),
        channel: z.number(),
        startSeconds: z.number(),
        endSeconds: z.number(),
      }),
    )
    .nonempty(),
});
type Sample = z.infer<typeof Sample>;

const samples = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.reference.json'))
  .map((name) => Sample.parse(JSON.parse(readFileSync(join(SAMPLES, name), 'utf8'))));

/** For every phrase: who speaks in the middle of it by the reference, and who by the recognizer. */
function voices({ turns }: Sample, { phrases }: RecognizedAudio) {
  return phrases.map((phrase) => {
    const middle = (phrase.offsetMs + phrase.durationMs / 2) / 1000;
    const distance = ({ startSeconds, endSeconds }: (typeof turns)[number]) =>
      Math.max(startSeconds - middle, middle - endSeconds, 0);
    const candidates = turns.filter(({ channel }) => channel === phrase.channel);
    const turn = [...candidates].sort((a, b) => distance(a) - distance(b))[0];
    return { expected: turn?.role, heard: phrase.speaker ?? phrase.channel };
  });
}

describe.each(samples.map((sample) => [sample.file, sample] as const))('%s', (file, sample) => {
  let engine: WhisperEngine;
  let audio: RecognizedAudio;

  beforeAll(async () => {
    engine = await startEngine();
    const diarization = { maxSpeakers: sample.speakers };
    audio = await recognize(engine, join(SAMPLES, file), { diarization });
  }, START_TIMEOUT_MS);

  afterAll(() => engine.close());

  it('is recognized with few wrong words', () => {
    const texts = audio.phrases.map(({ text }) => text).join(' ');

    expect(wordErrorRate(sample.text, texts)).toBeLessThanOrEqual(0.1);
  });

  it('has its channels and its length', () => {
    expect(audio.channels).toBe(sample.channels.length);
    expect(Math.abs(audio.durationMs / 1000 - sample.durationSeconds)).toBeLessThan(0.2);
  });

  it('tells its speakers apart', () => {
    const pairs = voices(sample, audio);
    const roles = new Map(pairs.map(({ heard, expected }) => [heard, expected]));

    expect(roles.size).toBe(sample.speakers);
    const right = pairs.filter(({ heard, expected }) => roles.get(heard) === expected);
    expect(right.length / pairs.length).toBeGreaterThanOrEqual(0.9);
  });

  it('has words in the order of time, within the recording and with confidences', () => {
    for (const phrase of audio.phrases) {
      let earliest = phrase.offsetMs;
      for (const word of phrase.words) {
        expect(word.offsetMs).toBeGreaterThanOrEqual(earliest);
        expect(word.confidence).toBeGreaterThan(0);
        expect(word.confidence).toBeLessThanOrEqual(1);
        earliest = word.offsetMs + word.durationMs;
      }
      expect(earliest).toBe(phrase.offsetMs + phrase.durationMs);
      expect(earliest).toBeLessThanOrEqual(audio.durationMs);
    }
  });
});

describe('language identification', () => {
  it(
    'hears English among other languages and says so on every phrase',
    async () => {
      const [sample] = samples;
      if (!sample) throw new Error('There are no samples to recognize.');
      const engine = await startEngine();

      const { phrases } = await recognize(engine, join(SAMPLES, sample.file), {
        locale: 'de-DE',
        candidateLocales: ['de-DE', 'en-GB', 'es-ES'],
      });
      await engine.close();

      expect(new Set(phrases.map(({ locale }) => locale))).toEqual(new Set(['en-GB']));
    },
    START_TIMEOUT_MS,
  );
});
