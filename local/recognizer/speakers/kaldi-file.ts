/** A row-major matrix. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/**
 * Reads parts of Kaldi's binary files: tokens such as `<LinearParams> ` followed by values, each
 * number after a byte that tells its size (kaldi-io: `FV ` a float vector, `FM ` a float matrix).
 */
export class KaldiFile {
  constructor(private readonly bytes: Buffer) {}

  /** Position after a marker. @throws Error when it does not occur after `from`. */
  after(marker: string, from = 0): number {
    const at = this.bytes.indexOf(marker, from, 'latin1');
    if (at < 0) throw new Error(`The speaker model has no ${marker.trim()}: it is another file.`);
    return at + marker.length;
  }

  vector(at: number): Float32Array {
    this.expect('FV ', at);
    return this.floats(at + 8, this.bytes.readInt32LE(at + 4));
  }

  matrix(at: number): Matrix {
    this.expect('FM ', at);
    const rows = this.bytes.readInt32LE(at + 4);
    const columns = this.bytes.readInt32LE(at + 9);
    return { rows, columns, values: this.floats(at + 13, rows * columns) };
  }

  /** A single number, after the byte that tells its size. */
  float(at: number): number {
    return this.bytes.readFloatLE(at + 1);
  }

  private expect(kind: string, at: number): void {
    if (this.bytes.toString('latin1', at, at + 3) !== kind) {
      throw new Error(`The speaker model is damaged: no ${kind.trim()} at byte ${at}.`);
    }
  }

  private floats(at: number, count: number): Float32Array {
    // A copy, because the numbers don't lie on multiples of four bytes.
    return new Float32Array(Uint8Array.from(this.bytes.subarray(at, at + 4 * count)).buffer);
  }
}
