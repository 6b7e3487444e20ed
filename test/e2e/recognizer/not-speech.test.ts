import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WhisperEngine } from '../../../local/recognizer/whisper-engine';
import { START_TIMEOUT_MS, recognize, startEngine } from './engine';
import { makeWav, noise, silence, tone } from './make-wav';

describe('a recording without speech', () => {
  let engine: WhisperEngine;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recordings-'));
    engine = await startEngine();
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const recording = async (name: string, content: string | Buffer) => {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  };

  it.each([
    ['silence', [silence]],
    ['white noise', [noise()]],
    ['a tone', [tone(440)]],
    ['a ringing telephone', [(s: number) => (s % 4 < 1 ? tone(425)(s) : 0)]],
  ])('gives no words for %s', async (name, sounds) => {
    const file = await recording(`${name}.wav`, makeWav(20, 8_000, sounds));

    expect(await recognize(engine, file)).toEqual({ durationMs: 20_000, channels: 1, phrases: [] });
  });

  it('counts channels and time, whatever the rate', async () => {
    const file = await recording('stereo.wav', makeWav(1.5, 44_100, [silence, tone(300)]));

    expect(await recognize(engine, file)).toEqual({ durationMs: 1_500, channels: 2, phrases: [] });
  });

  it.each([
    ['text', 'hello, this is no recording'],
    ['bytes without a header', makeWav(1, 16_000, [noise()]).subarray(44)],
    ['a playlist that names another file', '#EXTM3U\n#EXTINF:10,\n/etc/hostname\n'],
    ['a list for concatenation', 'ffconcat version 1.0\nfile /etc/hostname\n'],
  ])('refuses %s', async (name, content) => {
    const file = await recording(`${name}.wav`, content);

    await expect(recognize(engine, file)).rejects.toMatchObject({
      name: 'RecognitionError',
      kind: 'InvalidData',
    });
  });

  it.each([
    ['no bytes', ''],
    ['a header and no samples', makeWav(0, 16_000, [silence])],
  ])('calls a file with %s empty', async (name, content) => {
    const file = await recording(`${name}.wav`, content);

    await expect(recognize(engine, file)).rejects.toMatchObject({ kind: 'EmptyAudioFile' });
  });

  it('refuses a language that the model does not know', async () => {
    const file = await recording('klingon.wav', makeWav(1, 8_000, [silence]));

    await expect(recognize(engine, file, { locale: 'tlh-QO' })).rejects.toThrow('tlh-QO');
  });
});
