import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { WaveAudio } from '../../local/live/audio/wave-audio';
import type { LiveFinal, LiveOptions, LivePartial } from '../../local/live/engine';
import { RecognizingLiveEngine } from '../../local/live/recognizing-live-engine';
import { wordErrorRate } from '../support/word-error-rate';
import { START_TIMEOUT_MS } from './recognizer/engine';

const SAMPLES = join(__dirname, '../../samples');
const RUN_TYPESCRIPT = join(__dirname, 'recognizer/run-typescript.cjs');

const Reference = z.object({
  text: z.string(),
  turns: z.array(z.object({ channel: z.number(), text: z.string() })),
});

/** 100 ms of audio, and how often they are sent at least: four times as fast as in life. */
const PIECE_BYTES = 3_200;
const PIECE_EVERY_MS = 25;

const referenceOf = (name: string) =>
  Reference.parse(JSON.parse(readFileSync(join(SAMPLES, `${name}.reference.json`), 'utf8')));

describe('the live recognizer', () => {
  const engine = new RecognizingLiveEngine({ execArgv: ['--require', RUN_TYPESCRIPT] });

  beforeAll(() => engine.ready(), START_TIMEOUT_MS);
  afterAll(() => engine.close());

  async function hear(name: string, options: Partial<LiveOptions> = {}) {
    const events: ({ partial: LivePartial } | { final: LiveFinal })[] = [];
    const channels = new WaveAudio().take(readFileSync(join(SAMPLES, `${name}.wav`)));
    const stream = engine.open(
      { locale: 'en-US', channels: channels.length === 1 ? 1 : 2, ...options },
      {
        onPartial: (partial) => events.push({ partial }),
        onFinal: (final) => events.push({ final }),
        onError: (error) => {
          throw error;
        },
      },
    );
    for (let at = 0; at < (channels[0]?.length ?? 0); at += PIECE_BYTES) {
      const pieces = channels.map((pcm) => pcm.subarray(at, at + PIECE_BYTES));
      await Promise.all([
        sleep(PIECE_EVERY_MS),
        ...pieces.map((pcm, channel) => stream.write(pcm, channel)),
      ]);
    }
    await stream.finish();
    return {
      partials: events.flatMap((event) => ('partial' in event ? [event.partial] : [])),
      finals: events.flatMap((event) => ('final' in event ? [event.final] : [])),
    };
  }

  it('gives partials that grow, and finals with few wrong words', async () => {
    const { partials, finals } = await hear('lost-bank-card', { diarization: { maxSpeakers: 2 } });
    const text = finals.map((final) => final.text).join(' ');
    expect(wordErrorRate(referenceOf('lost-bank-card').text, text)).toBeLessThanOrEqual(0.15);
    const first = partials.filter(({ offsetMs }) => offsetMs === partials[0]?.offsetMs);
    const lengths = first.map((partial) => partial.text.split(' ').length);
    expect(lengths.at(-1)).toBeGreaterThan(lengths[0] ?? Infinity);
    expect(finals.every(({ speaker }) => speaker === 1 || speaker === 2)).toBe(true);
    const words = finals.flatMap((final) => final.words);
    expect(words.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true);
    const starts = words.map(({ offsetMs }) => offsetMs);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  }, 240_000);

  it('hears two channels apart', async () => {
    const { finals } = await hear('double-charge');
    const { turns } = referenceOf('double-charge');
    for (const channel of [0, 1]) {
      const said = turns.filter((turn) => turn.channel === channel).map((turn) => turn.text);
      const heard = finals.filter((final) => final.channel === channel).map(({ text }) => text);
      expect(wordErrorRate(said.join(' '), heard.join(' '))).toBeLessThanOrEqual(0.15);
    }
  }, 240_000);

  it('tells that it does not know a language', async () => {
    const { promise, resolve } = Promise.withResolvers<Error>();
    const stream = engine.open(
      { locale: 'xx-XX', channels: 1 },
      { onFinal: () => undefined, onError: resolve },
    );
    await stream.write(Buffer.alloc(PIECE_BYTES));
    expect((await promise).message).toMatch('does not know the language of xx-XX');
  });
});
