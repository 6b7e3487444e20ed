import { RawAudio } from '../../../../local/live/audio/raw-audio';
import { decodeSamples } from '../../../../local/live/audio/sample-format';
import { WaveAudio, WaveError } from '../../../../local/live/audio/wave-audio';
import { findTapePosition, tapeAudio } from '../../../../local/live/scripted/audio-clock';

const int16 = (values: readonly number[]) => Buffer.from(Int16Array.from(values).buffer);
const values = (pcm: Buffer | undefined) =>
  Array.from({ length: (pcm?.length ?? 0) / 2 }, (_, i) => pcm?.readInt16LE(2 * i));

describe('raw audio', () => {
  it('passes 16 kHz through, whole samples only', () => {
    const audio = new RawAudio({ encoding: 'pcm_s16le', rate: 16_000, channels: 1 });
    const pcm = int16([1, 2, 3]);
    expect(audio.take(pcm.subarray(0, 3))).toEqual([pcm.subarray(0, 2)]);
    expect(audio.take(pcm.subarray(3))).toEqual([pcm.subarray(2)]);
  });

  it('parts channels', () => {
    const audio = new RawAudio({ encoding: 'pcm_s16le', rate: 16_000, channels: 2 });
    expect(audio.take(int16([1, -1, 2, -2])).map(values)).toEqual([
      [1, 2],
      [-1, -2],
    ]);
  });

  it.each([8_000, 44_100, 48_000])('brings %d Hz to 16 kHz, however it is cut', (rate) => {
    const tone = Array.from({ length: rate }, (_, i) =>
      Math.round(10_000 * Math.sin((2 * Math.PI * 200 * i) / rate)),
    );
    const whole = new RawAudio({ encoding: 'pcm_s16le', rate, channels: 1 }).take(int16(tone));
    const audio = new RawAudio({ encoding: 'pcm_s16le', rate, channels: 1 });
    const half = rate / 2 + 1;
    const pieces = [tone.slice(0, half), tone.slice(half)].map(
      (part) => audio.take(int16(part))[0],
    );
    const expectedValues = values(whole[0]);
    const differences = pieces
      .flatMap(values)
      .map((value, i) => (value ?? 0) - (expectedValues[i] ?? Infinity));
    expect(Math.max(...differences.map(Math.abs))).toBeLessThanOrEqual(1); // of rounding
    expect(Math.abs((whole[0]?.length ?? 0) / 2 - 16_000)).toBeLessThanOrEqual(2);
    const expected = 10_000 * Math.sin((2 * Math.PI * 200 * 4_020) / 16_000);
    expect(Math.abs((whole[0]?.readInt16LE(8_040) ?? 0) - expected)).toBeLessThan(150);
  });

  it('reads µ-law, A-law and floats', () => {
    // Values of ITU-T G.711: the loudest, silence.
    expect([...decodeSamples(Buffer.of(0x80, 0x00, 0xff), 'mulaw')]).toEqual([32_124, -32_124, 0]);
    expect([...decodeSamples(Buffer.of(0xaa, 0x2a, 0xd5), 'alaw')]).toEqual([32_256, -32_256, 8]);
    const floats = Buffer.from(Float32Array.of(0.5, -1, 2).buffer);
    expect([...decodeSamples(floats, 'pcm_f32le')]).toEqual([16_384, -32_767, 32_767]);
  });
});

describe('a WAV file that comes in pieces', () => {
  it('is read when its header is complete', () => {
    const audio = new WaveAudio();
    const file = Buffer.concat([header(), int16([5, 6])]);
    expect(audio.take(file.subarray(0, 30))).toEqual([]);
    expect(audio.format).toBeUndefined();
    expect(audio.take(file.subarray(30)).map(values)).toEqual([[5, 6]]);
    expect(audio.format).toEqual({ encoding: 'pcm_s16le', rate: 16_000, channels: 1 });
  });

  it('is refused when it is something else', () => {
    expect(() => new WaveAudio().take(Buffer.from('ID3 and then some more'))).toThrow(WaveError);
    expect(() => new WaveAudio().take(header({ bits: 24 }))).toThrow('is not supported');
  });
});

describe('audio that says where it is', () => {
  it.each([0, 10, 1234.5, 3_600_000])('at %d ms', (fromMs) => {
    expect(findTapePosition(tapeAudio(3, 100, fromMs))).toEqual({ tape: 3, offsetMs: fromMs });
  });

  it('is as long as it was asked for, and other audio has no marks', () => {
    expect(tapeAudio(3, 125, 5)).toHaveLength(125 * 32);
    expect(findTapePosition(Buffer.alloc(6_400))).toBeUndefined();
    expect(findTapePosition(Buffer.alloc(2))).toBeUndefined();
  });
});

function header({ bits = 16 } = {}): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(16_000, 24);
  bytes.writeUInt16LE(bits, 34);
  bytes.write('data', 36, 'latin1');
  return bytes;
}
