import { createHash } from 'node:crypto';
import { generationOf } from './generation';

/** What of a recording its trace is named after. */
export interface Traced {
  readonly recordingId: string;
  readonly version: string;
  readonly epoch: number;
}

/** Where a recording's trace is (W3C Trace Context): 16 and 8 bytes in hexadecimal. */
export interface TracePlace {
  readonly traceId: string;
  /** The span of the recording as a whole, of which all others of its trace are children. */
  readonly spanId: string;
}

/**
 * The trace of one version of a recording, and of one generation of it: the same wherever it is
 * asked for, so that whatever runs on any instance adds to one trace, and anybody gets from the
 * ledger to it. A job with a thousand recordings is part of none of their traces; it has links.
 */
export function traceOf({ recordingId, version, epoch }: Traced): TracePlace {
  const name = `${recordingId} ${version} ${generationOf(epoch)}`;
  const hash = createHash('sha256').update(name).digest('hex');
  return { traceId: hash.slice(0, 32), spanId: hash.slice(32, 48) };
}
