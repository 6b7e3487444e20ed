import type { Transcript } from '../../../shared/domain/transcript';
import type { Transcripts } from '../../../shared/ports';

/** Transcripts by path; one is written once. */
export class MemoryTranscripts implements Transcripts {
  private readonly blobs = new Map<string, Transcript>();

  paths(): string[] {
    return [...this.blobs.keys()];
  }

  async create(path: string, transcript: Transcript): Promise<void> {
    if (!this.blobs.has(path)) this.blobs.set(path, transcript);
  }

  async read(path: string): Promise<Transcript | undefined> {
    return this.blobs.get(path);
  }

  async delete(path: string): Promise<void> {
    this.blobs.delete(path);
  }

  async ofRecording(recordingId: string): Promise<string[]> {
    return this.paths().filter((path) => path.startsWith(`${recordingId}/`));
  }
}
