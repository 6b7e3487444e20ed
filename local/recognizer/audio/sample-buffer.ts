/** The latest samples of one channel, addressed by their position in the recording. */
export class SampleBuffer {
  #samples = new Float32Array(1 << 18);
  #length = 0;
  #start = 0;

  /** Position after the last sample. */
  get end(): number {
    return this.#start + this.#length;
  }

  /** Position of the first sample that is still kept. */
  get start(): number {
    return this.#start;
  }

  append(block: Float32Array): void {
    if (this.#length + block.length > this.#samples.length) {
      const larger = new Float32Array(2 * (this.#length + block.length));
      larger.set(this.#samples.subarray(0, this.#length));
      this.#samples = larger;
    }
    this.#samples.set(block, this.#length);
    this.#length += block.length;
  }

  /** The samples from one position to another, as a view that the next call may change. */
  view(from: number, to: number): Float32Array {
    return this.#samples.subarray(from - this.#start, to - this.#start);
  }

  copy(from: number, to: number): Float32Array {
    return this.view(from, to).slice();
  }

  /** Forgets what lies before a position. Moves memory only when it is worth it. */
  forgetBefore(position: number): void {
    const count = Math.min(position, this.end) - this.#start;
    if (count < this.#samples.length / 4) return;
    this.#samples.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.#start += count;
  }
}
