import { LiveError } from '../errors';

/**
 * The latest audio, addressed by its place in the session, in bytes from the first one. It has a
 * fixed size, and never grows.
 */
export class AudioRing {
  private readonly bytes: Uint8Array;
  private first = 0;
  private last = 0;

  /** @param capacity in bytes */
  constructor(readonly capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Place of the first byte that is still here. */
  get start(): number {
    return this.first;
  }

  /** Place after the last byte. */
  get end(): number {
    return this.last;
  }

  /**
   * Adds audio; the oldest makes room for it, but none from `needed` on.
   *
   * @throws LiveError `too-fast` when there is no room
   */
  append(pcm: Uint8Array, needed: number): void {
    if (this.last + pcm.length - Math.max(needed, this.first) > this.capacity) {
      throw new LiveError(
        'too-fast',
        'Audio came faster than it could be sent on. Wait for each send() before the next one.',
        'never',
      );
    }
    const at = this.last % this.capacity;
    const untilEdge = Math.min(pcm.length, this.capacity - at);
    this.bytes.set(pcm.subarray(0, untilEdge), at);
    this.bytes.set(pcm.subarray(untilEdge), 0);
    this.last += pcm.length;
    this.first = Math.max(this.first, this.last - this.capacity);
  }

  /** A copy of at most `length` bytes from a place on; fewer at the end. */
  read(from: number, length: number): Uint8Array {
    const start = Math.max(from, this.first);
    const size = Math.max(0, Math.min(length, this.last - start));
    const copy = new Uint8Array(size);
    const at = start % this.capacity;
    const untilEdge = Math.min(size, this.capacity - at);
    copy.set(this.bytes.subarray(at, at + untilEdge));
    copy.set(this.bytes.subarray(0, size - untilEdge), untilEdge);
    return copy;
  }
}
