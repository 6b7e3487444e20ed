import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../e2e/command';

/** G.711 in two channels: a byte for each. */
const SAMPLES_PER_SECOND = 8_000;
const BYTES_PER_SAMPLE = 2;

/** The first two turns of a sample call, an agent on channel 0 and a customer on channel 1. */
export const SHORT_SAMPLE = {
  seconds: 8,
  text: 'Agent: Thank you for calling Tall Pine Energy. This is Susan. How can I help you?\nCustomer: Hi, this is Peter Hill. I paid my bill for March, but I was charged twice.\n',
  wav: (): Buffer => shortened(readFileSync(join(PROJECT, 'samples', 'double-charge.wav')), 8),
};

/** The beginning of a WAV file, with headers that say so. */
function shortened(wav: Buffer, seconds: number): Buffer {
  const dataAt = wav.indexOf('data') + 8;
  const samples = seconds * SAMPLES_PER_SECOND;
  const short = Buffer.from(wav.subarray(0, dataAt + samples * BYTES_PER_SAMPLE));
  short.writeUInt32LE(samples, short.indexOf('fact') + 8);
  short.writeUInt32LE(short.length - 8, 4);
  short.writeUInt32LE(short.length - dataAt, dataAt - 4);
  return short;
}
