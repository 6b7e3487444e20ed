/** Encodings of raw audio that live services take; little endian. */
export type SampleEncoding = 'pcm_s16le' | 'pcm_f32le' | 'mulaw' | 'alaw';

export const BYTES_A_SAMPLE: Readonly<Record<SampleEncoding, number>> = {
  pcm_s16le: 2,
  pcm_f32le: 4,
  mulaw: 1,
  alaw: 1,
};

/** Reads samples as 16-bit integers. `bytes` holds whole samples. */
export function decodeSamples(bytes: Buffer, encoding: SampleEncoding): Int16Array {
  const size = BYTES_A_SAMPLE[encoding];
  return Int16Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => {
    switch (encoding) {
      case 'pcm_s16le':
        return bytes.readInt16LE(2 * i);
      case 'pcm_f32le':
        return Math.round(Math.max(-1, Math.min(1, bytes.readFloatLE(4 * i))) * 32_767);
      case 'mulaw':
        return fromMulaw(bytes[i] ?? 0);
      case 'alaw':
        return fromAlaw(bytes[i] ?? 0);
    }
  });
}

/** ITU-T G.711, µ-law. */
function fromMulaw(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = ((((inverted & 0x0f) << 3) + 0x84) << ((inverted >> 4) & 7)) - 0x84;
  return inverted & 0x80 ? -magnitude : magnitude;
}

/** ITU-T G.711, A-law. */
function fromAlaw(byte: number): number {
  const toggled = byte ^ 0x55;
  const segment = (toggled >> 4) & 7;
  const step = ((toggled & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return toggled & 0x80 ? magnitude : -magnitude;
}
