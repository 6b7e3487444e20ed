import type { ResultPointer } from '../../../shared/domain/ledger';
import type { ResultDocument } from '../../../shared/domain/result';
import type { Results } from '../../../shared/ports';

/** The results as a map; a document is written once. */
export class MemoryResults implements Results {
  private readonly documents = new Map<string, ResultDocument>();

  all(): ResultDocument[] {
    return [...this.documents.values()];
  }

  async create(document: ResultDocument): Promise<void> {
    if (!this.documents.has(document.id)) this.documents.set(document.id, document);
  }

  async read(recordingId: string, documentId: string): Promise<ResultDocument | undefined> {
    const found = this.documents.get(documentId);
    return found?.recordingId === recordingId ? found : undefined;
  }

  async pointers(recordingId: string): Promise<ResultPointer[]> {
    return this.all()
      .filter((document) => document.recordingId === recordingId)
      .map(({ id, version, transcript }) => ({
        version,
        documentId: id,
        transcriptPath: transcript.path,
      }));
  }

  async delete(_recordingId: string, documentId: string): Promise<void> {
    this.documents.delete(documentId);
  }
}
