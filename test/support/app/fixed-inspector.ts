import type { Inspection } from '../../../shared/domain/admission';
import type { AudioInspector } from '../../../shared/ports';

/** Sees what a test says in every recording; by default telephone audio with two channels. */
export class FixedInspector implements AudioInspector {
  readonly inspected: { bytes: number; sizeBytes: number }[] = [];
  sees: Inspection | ((head: Buffer) => Inspection) = {
    kind: 'audio',
    format: { kind: 'wav', codec: 'PCM', channels: 2, sampleRateHz: 8000, estimatedSeconds: 60 },
  };

  async inspect(firstBytes: Buffer, sizeBytes: number): Promise<Inspection> {
    this.inspected.push({ bytes: firstBytes.length, sizeBytes });
    return typeof this.sees === 'function' ? this.sees(firstBytes) : this.sees;
  }
}
