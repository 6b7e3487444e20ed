import type { Recording } from '../store/recording';

type ReportDetail =
  | { readonly source: string; readonly status: 'Succeeded' }
  | {
      readonly source: string;
      readonly status: 'Failed';
      readonly errorKind: string;
      readonly errorMessage: string;
    };

export interface TranscriptionReport {
  readonly successfulTranscriptionsCount: number;
  readonly failedTranscriptionsCount: number;
  readonly details: readonly ReportDetail[];
}

/** `report.json` of a job whose recordings have all ended. */
export function toReport(recordings: readonly Recording[]): TranscriptionReport {
  const details = recordings.map(toDetail);
  const failed = details.filter(({ status }) => status === 'Failed').length;
  return {
    successfulTranscriptionsCount: details.length - failed,
    failedTranscriptionsCount: failed,
    details,
  };
}

function toDetail({ source, outcome }: Recording): ReportDetail {
  if (outcome === undefined) throw new Error('A report is written when all recordings have ended.');
  if (outcome.status === 'Succeeded') return { source, status: 'Succeeded' };
  const { status, errorKind, errorMessage } = outcome;
  return { source, status, errorKind, errorMessage };
}
