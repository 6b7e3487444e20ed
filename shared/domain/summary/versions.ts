import type { Reason } from '../errors';
import type { Summary, SummaryRun } from './types';

/** One version of a recording's summary, as much of its document as comparing needs. */
export interface SummaryVersion {
  readonly documentId: string;
  readonly transcriptPath: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly title: string;
  readonly brief: string;
  readonly summary: Summary | null;
  readonly summaryReason?: Reason;
  readonly summaryRun?: SummaryRun;
}

const FURTHER = /-s[0-9a-f]{12}$/u;

/**
 * Id of the document of a further version of a summary. Derived from what is asked for, so that the
 * same request finds the same document.
 *
 * @param documentId of any version of the same transcript
 * @param fingerprint twelve hexadecimal digits that stand for model, prompt and questions
 */
export function furtherVersionId(documentId: string, fingerprint: string): string {
  return `${documentId.replace(FURTHER, '')}-s${fingerprint}`;
}

/** Id of the first version, which has transcript and measures from its own making. */
export function firstVersionId(documentId: string): string {
  return documentId.replace(FURTHER, '');
}
