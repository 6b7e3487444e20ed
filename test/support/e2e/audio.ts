const HEADER_BYTES = 44;
const SAMPLE_RATE = 8000;

/** A WAV file (PCM 16 bit, 8 kHz) with a tone: enough for whoever looks at headers. */
export function wav(seconds = 1, channels = 1): Buffer {
  const frames = Math.round(seconds * SAMPLE_RATE);
  const data = Buffer.alloc(frames * channels * 2);
  for (let frame = 0; frame < frames; frame += 1) {
    const sample = Math.round(8000 * Math.sin((2 * Math.PI * 440 * frame) / SAMPLE_RATE));
    for (let channel = 0; channel < channels; channel += 1) {
      data.writeInt16LE(sample, (frame * channels + channel) * 2);
    }
  }
  return Buffer.concat([wavHeader(data.length, channels), data]);
}

/** The header of a WAV file whose samples take so many bytes. */
export function wavHeader(dataBytes: number, channels = 1): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(dataBytes + HEADER_BYTES - 8, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
