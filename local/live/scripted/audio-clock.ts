/**
 * Audio that says where it is: every 10 ms begin with five samples that hold a number of the tape and
 * the count of the block. A scripted recognizer that is given a part of it, as happens when a client
 * connects again and repeats what was not acknowledged, knows which part, whatever the protocol says.
 */
const MAGIC = [0x5ca1, 0x1ab5] as const;
const BLOCK_MS = 10;
const BLOCK_SAMPLES = 160;
const MARK_SAMPLES = MAGIC.length + 3;

/** Where a stretch of marked audio comes from. */
export interface TapePosition {
  readonly tape: number;
  /** Of its first sample, in milliseconds from the start of the tape. */
  readonly offsetMs: number;
}

/**
 * Marked audio of one channel, 16-bit at 16 kHz.
 *
 * @param tape 0 … 32767: which dialogue is "spoken" on it, see ScriptedLiveEngine
 */
export function tapeAudio(tape: number, durationMs: number, fromMs = 0): Buffer {
  const first = Math.floor(fromMs / BLOCK_MS);
  const count = Math.ceil((fromMs + durationMs) / BLOCK_MS) - first;
  const pcm = Buffer.alloc(count * BLOCK_SAMPLES * 2);
  for (let block = 0; block < count; block++) {
    const index = first + block;
    [...MAGIC, tape, index >> 15, index & 0x7fff].forEach((value, i) =>
      pcm.writeInt16LE(value, (block * BLOCK_SAMPLES + i) * 2),
    );
  }
  const skipped = Math.round((fromMs - first * BLOCK_MS) * 32);
  return pcm.subarray(skipped, skipped + Math.round(durationMs * 32));
}

/** Looks for a mark in the first 20 ms. */
export function findTapePosition(pcm: Uint8Array): TapePosition | undefined {
  const samples = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const at = (sample: number) => samples.getInt16(2 * sample, true);
  const last = Math.min(2 * BLOCK_SAMPLES, pcm.byteLength >> 1) - MARK_SAMPLES;
  for (let sample = 0; sample <= last; sample++) {
    if (at(sample) !== MAGIC[0] || at(sample + 1) !== MAGIC[1]) continue;
    const index = at(sample + 3) * 0x8000 + at(sample + 4);
    return { tape: at(sample + 2), offsetMs: index * BLOCK_MS - sample / 16 };
  }
  return undefined;
}
