import type { Inspection } from '../domain/admission';

export interface AudioInspector {
  /** Says what the first bytes of a blob of `sizeBytes` are. */
  inspect(firstBytes: Buffer, sizeBytes: number): Promise<Inspection>;
}
