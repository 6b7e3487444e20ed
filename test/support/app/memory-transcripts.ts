import type { Transcript } from '../../../shared/domain/transcript';
import type { Stored, TranscriptForm, Transcripts } from '../../../shared/ports';

/** Transcripts and their reading forms by path; each is written once. */
export class MemoryTranscripts implements Transcripts {
  private readonly blobs = new Map<string, Transcript | TranscriptForm>();

  /** Paths of lossless transcripts. */
  paths(): string[] {
    return this.allPaths().filter((path) => path.endsWith('.json'));
  }

  /** Paths of all that is stored. */
  allPaths(): string[] {
    return [...this.blobs.keys()];
  }

  async create(path: string, transcript: Transcript): Promise<void> {
    if (!this.blobs.has(path)) this.blobs.set(path, transcript);
  }

  async createForm(path: string, form: TranscriptForm): Promise<void> {
    if (!this.blobs.has(path)) this.blobs.set(path, form);
  }

  async read(path: string): Promise<Transcript | undefined> {
    const found = this.blobs.get(path);
    return found && 'schemaVersion' in found ? found : undefined;
  }

  async open(path: string): Promise<Stored | undefined> {
    const found = this.blobs.get(path);
    if (!found) return undefined;
    const isForm = 'contentType' in found;
    const bytes = Buffer.from(isForm ? found.text : JSON.stringify(found));
    return {
      contentType: isForm ? found.contentType : 'application/json; charset=utf-8',
      sizeBytes: bytes.length,
      chunks: chunksOf(bytes),
    };
  }

  async delete(path: string): Promise<void> {
    this.blobs.delete(path);
  }

  async ofRecording(recordingId: string): Promise<string[]> {
    return this.allPaths().filter((path) => path.startsWith(`${recordingId}/`));
  }
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
