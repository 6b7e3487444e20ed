import { spawnSync } from 'node:child_process';
import type { EspeakVoice } from './call-script.ts';

/** What espeak-ng gives: 16 bits, mono. */
export const ESPEAK_SAMPLE_RATE = 22_050;
const HEADER_BYTES = 44;

/**
 * Has the program espeak-ng of the machine read a text in German. It sounds like a robot; that needs
 * no data of anybody's voice.
 * @throws {Error} if the program is not there or does not read.
 */
export function readByEspeak(text: string, { pitch, wordsPerMinute }: EspeakVoice): Float32Array {
  const words = ['-v', 'de', '-p', `${pitch}`, '-s', `${wordsPerMinute}`, '--stdout', text];
  const { error, status, stdout } = spawnSync('espeak-ng', words, { maxBuffer: 2 ** 26 });
  if (error || status !== 0) {
    throw new Error('espeak-ng could not read: install it (apt-get install espeak-ng).', {
      cause: error,
    });
  }
  const sound = stdout.subarray(HEADER_BYTES);
  return Float32Array.from(
    { length: sound.length >> 1 },
    (_, at) => sound.readInt16LE(2 * at) / 2 ** 15,
  );
}
