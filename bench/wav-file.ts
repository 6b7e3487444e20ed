import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

const HEADER_BYTES = 44;
const SAMPLE_RATE = 8000;

/** The header of a WAV file (PCM 16 bit, 8 kHz) whose samples take so many bytes. */
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

/** A file of silence of this size; sparse where the file system can. */
export function writeSilence(file: string, bytes: number): void {
  const handle = openSync(file, 'w');
  writeSync(handle, wavHeader(bytes - HEADER_BYTES));
  ftruncateSync(handle, bytes);
  closeSync(handle);
}
