import {
  MOST_FAILURES,
  NO_COUNTS,
  type BackfillCounts,
  type BackfillFailure,
  type BackfillPause,
} from '../domain/backfill';
import { AppError } from '../domain/errors';
import type { TakenIn } from './take-in-recording';

/** Longest part of a path that is shown of a blob that failed: its end. */
const SHOWN_OF_PATH = 300;

/** Counts what becomes of the blobs of a page. */
export class BackfillTally {
  readonly failures: BackfillFailure[] = [];
  /** Why the rest of the page has to wait, once there is a reason. */
  pause: BackfillPause | null = null;
  private readonly sums: { -readonly [N in keyof BackfillCounts]: number };

  constructor(known: number) {
    this.sums = { ...NO_COUNTS, known };
  }

  get counts(): BackfillCounts {
    return this.sums;
  }

  took({ kind }: TakenIn): void {
    if (kind === 'gone' || kind === 'sidecar') return;
    this.sums[kind === 'known' || kind === 'rejected' ? kind : 'taken'] += 1;
  }

  /**
   * What a pause may help ends the try. What nothing helps, a defect of ours too, is the blob's own
   * failure: the others of the archive go on.
   */
  failed(path: string, error: unknown): void {
    const { verdict, reason, retryAfterMs } = error instanceof AppError ? error : defect(error);
    if (verdict === 'blocked') {
      this.pause = { kind: 'blocked', reason };
    } else if (verdict !== 'never') {
      const afterMs = retryAfterMs === undefined ? {} : { afterMs: retryAfterMs };
      this.pause = { kind: 'later', reason, ...afterMs };
    } else {
      this.sums.failed += 1;
      if (this.failures.length === MOST_FAILURES) return;
      this.failures.push({ path: path.slice(-SHOWN_OF_PATH), reason });
    }
  }
}

function defect(error: unknown): AppError {
  const message = error instanceof Error ? error.message : String(error);
  return new AppError('internal_error', message, { verdict: 'never', cause: error });
}
