import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WavFile } from '../../../../live/audio/wav-file';

const folder = mkdtempSync(join(tmpdir(), 'callscribe-live-test-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('audio that is kept', () => {
  it.each([1, 2])('is a WAV file whose header fits, of %i channels', async (channels) => {
    const wav = await WavFile.create(join(folder, `${channels}.wav`), channels);
    await wav.append(new Uint8Array(3200).fill(1));
    await wav.append(new Uint8Array(800).fill(2));
    await wav.close();
    const bytes = readFileSync(wav.path);
    expect(bytes).toHaveLength(4044);
    expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
    expect(bytes.readUInt32LE(4)).toBe(4036);
    expect(bytes.readUInt16LE(22)).toBe(channels);
    expect(bytes.readUInt32LE(24)).toBe(16_000);
    expect(bytes.readUInt32LE(28)).toBe(32_000 * channels);
    expect(bytes.readUInt16LE(32)).toBe(2 * channels);
    expect(bytes.readUInt32LE(40)).toBe(4000);
    expect([bytes[44], bytes.at(-1)]).toEqual([1, 2]);
  });
});
