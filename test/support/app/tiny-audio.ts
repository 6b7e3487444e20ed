/** How a WAV file codes its samples: the tag of its `fmt ` chunk, and bits a sample. */
const CODINGS = {
  pcm: { tag: 1, bits: 16 },
  alaw: { tag: 6, bits: 8 },
  mulaw: { tag: 7, bits: 8 },
  gsm: { tag: 0x31, bits: 0 },
} as const;

export interface WavOptions {
  readonly coding?: keyof typeof CODINGS;
  readonly channels?: number;
  readonly sampleRateHz?: number;
  readonly seconds?: number;
}

/** A WAV file of silence. */
export function wav(options: WavOptions = {}): Buffer {
  const { coding = 'pcm', channels = 1, sampleRateHz = 8000, seconds = 1 } = options;
  const { tag, bits } = CODINGS[coding];
  const bytesPerSecond = bits === 0 ? 1625 : (sampleRateHz * channels * bits) / 8;
  const data = Buffer.alloc(Math.round(bytesPerSecond * seconds));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(tag, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRateHz, 24);
  head.writeUInt32LE(bytesPerSecond, 28);
  head.writeUInt16LE(bits === 0 ? 65 : (channels * bits) / 8, 32);
  head.writeUInt16LE(bits, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
