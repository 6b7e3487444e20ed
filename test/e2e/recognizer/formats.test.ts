import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { WhisperEngine } from '../../../local/recognizer/whisper-engine';
import { audioInspector } from '../../../shared/adapters/media/inspect-audio';
import { AZURE_BATCH } from '../../../shared/adapters/azure-speech/batch-provider';
import { refuseByContent, widest } from '../../../shared/domain/admission';
import { encodeAudio } from '../../support/encode-audio';
import { wordErrorRate } from '../../support/word-error-rate';
import { recognize, START_TIMEOUT_MS, startEngine } from './engine';

const SAMPLES = join(__dirname, '../../../samples');
/** As many as the app reads of a recording that lands. */
const FIRST_BYTES = 256 * 1024;
const WORST_WORD_ERROR_RATE = 0.1;

const TELEPHONE = { sampleRateHz: 8_000 };
const WIDEBAND = { sampleRateHz: 16_000, bitsPerSecond: 48_000 };
const OPUS = { encoder: 'libopus', sampleRateHz: 48_000, bitsPerSecond: 32_000 };

/** What the app takes a file for, its name without the beginning, and how it is encoded. */
const FORMATS = [
  { kind: 'wav', name: 'pcm.wav', encoder: 'pcm_s16le', ...TELEPHONE },
  { kind: 'wav', name: 'a-law.wav', encoder: 'pcm_alaw', ...TELEPHONE },
  { kind: 'wav', name: 'mu-law.wav', encoder: 'pcm_mulaw', ...TELEPHONE },
  { kind: 'mp3', name: 'mp3', encoder: 'libmp3lame', ...WIDEBAND },
  { kind: 'ogg', name: 'opus.ogg', ...OPUS },
  { kind: 'ogg', name: 'vorbis.ogg', encoder: 'libvorbis', ...WIDEBAND, samplesAtOnce: 64 },
  { kind: 'flac', name: 'flac', encoder: 'flac', ...TELEPHONE },
  { kind: 'm4a', name: 'm4a', encoder: 'aac', ...WIDEBAND },
  { kind: 'webm', name: 'webm', ...OPUS },
  { kind: 'asf', name: 'wma', encoder: 'wmav2', ...WIDEBAND },
];

/** Beginnings of samples that end in a pause between two turns: what is longer only takes longer. */
const BEGINNINGS = [
  { sample: 'double-charge', channels: [0, 1], seconds: 8 },
  { sample: 'lost-bank-card', channels: [0], seconds: 6.8 },
];

const Reference = z.object({
  turns: z.array(z.object({ channel: z.number(), endSeconds: z.number(), text: z.string() })),
});

const recordings = BEGINNINGS.flatMap((beginning) =>
  FORMATS.map((format) => ({
    ...beginning,
    ...format,
    file: `${beginning.sample}.${format.name}`,
    from: join(SAMPLES, `${beginning.sample}.wav`),
  })),
);

/** What was said until then. */
async function turnsOf(sample: string, seconds: number) {
  const content = await readFile(join(SAMPLES, `${sample}.reference.json`), 'utf8');
  return Reference.parse(JSON.parse(content)).turns.filter((turn) => turn.endSeconds < seconds);
}

/** All that was said on a channel. */
const textOn = (channel: number, parts: readonly { channel: number; text: string }[]) =>
  parts
    .filter((part) => part.channel === channel)
    .map(({ text }) => text)
    .join(' ');

describe('a recording that comes as', () => {
  let engine: WhisperEngine;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recordings-'));
    await encodeAudio(recordings.map((one) => ({ ...one, to: join(folder, one.file) })));
    engine = await startEngine();
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  it.each(recordings)('$file is admitted with its channels', async ({ file, kind, channels }) => {
    const content = await readFile(join(folder, file));

    const inspection = await audioInspector.inspect(
      content.subarray(0, FIRST_BYTES),
      content.length,
    );

    expect(inspection).toMatchObject({
      kind: 'audio',
      format: { kind, channels: channels.length },
    });
    expect(refuseByContent(inspection, widest([AZURE_BATCH]))).toBeUndefined();
  });

  it.each(recordings)('$file is recognized', async ({ file, sample, channels, seconds }) => {
    const said = await turnsOf(sample, seconds);

    const audio = await recognize(engine, join(folder, file));

    expect(audio.channels).toBe(channels.length);
    expect(Math.abs(audio.durationMs - 1_000 * seconds)).toBeLessThan(100);
    for (const channel of channels) {
      const rate = wordErrorRate(textOn(channel, said), textOn(channel, audio.phrases));
      expect(rate).toBeLessThanOrEqual(WORST_WORD_ERROR_RATE);
    }
  });
});
