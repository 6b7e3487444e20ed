import type { ResultPointer } from '../../../shared/domain/ledger';
import type { ResultDocument } from '../../../shared/domain/result';
import type { SummaryVersion } from '../../../shared/domain/summary';
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

  async summaries(recordingId: string): Promise<SummaryVersion[]> {
    return this.all()
      .filter((document) => document.recordingId === recordingId)
      .map(({ id, transcript, createdAt, title, brief, summary, summaryReason, summaryRun }) => ({
        documentId: id,
        transcriptPath: transcript.path,
        createdAt,
        title,
        brief,
        summary,
        ...(summaryReason && { summaryReason }),
        ...(summaryRun && { summaryRun }),
      }));
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
