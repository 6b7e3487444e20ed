import type { Reason } from './errors';
import type { Priority } from './ledger';

/**
 * How far a provider job is: `claiming` (its lane is taken, its manifest not complete), `prepared`
 * (manifest written, provider not told yet), `submitted`, `settled` (each recording has a transcript
 * or a stated end, the provider's copy may go), `released` (its lane is free), `closed` (nothing left
 * to do).
 */
export type JobState = 'claiming' | 'prepared' | 'submitted' | 'settled' | 'released' | 'closed';

/** States in which a job keeps its lane busy. */
export const LANE_BUSY: readonly JobState[] = ['claiming', 'prepared', 'submitted', 'settled'];

/** States from which a job has nothing to ask of the provider any more. */
export const SETTLED: readonly JobState[] = ['settled', 'released', 'closed'];

/** One recording of a job, as it was when it was claimed. */
export interface ManifestEntry {
  readonly recordingId: string;
  readonly container: string;
  readonly path: string;
  readonly version: string;
  readonly epoch: number;
}

/**
 * The document of one provider job in the container `jobs`, written before the provider hears of
 * it. 1,000 entries are about 200 KB, far from the 2 MB that a document may have.
 */
export interface Job {
  readonly id: string;
  readonly schemaVersion: 1;
  readonly lane: string;
  readonly profile: string;
  readonly priority: Priority;
  readonly state: JobState;
  readonly manifest: readonly ManifestEntry[];
  /** Sum of the estimates; the polling schedule is a function of it. */
  readonly audioSeconds: number;
  readonly createdAt: string;
  /** Written before each attempt to submit, so that an attempt cut off in the middle is known of. */
  readonly submitTriedAt?: string;
  readonly submittedAt?: string;
  readonly providerJobId?: string;
  /** An attempt to submit had no known end: the provider may have a second job of this name. */
  readonly unsure?: boolean;
  /** The lane that refused the last attempt, for a reason that a person has to mend. */
  readonly refusedBy?: string;
  readonly reason?: Reason;
}

/** Whether it is certain that the provider has no job of this one's: then it may go elsewhere. */
export function hasNoSubmission({ state, providerJobId, submitTriedAt, unsure }: Job): boolean {
  return (
    state === 'prepared' && providerJobId === undefined && submitTriedAt === undefined && !unsure
  );
}

/** What may change on a job. `null` removes a field. */
export type JobChange = Partial<
  Pick<
    Job,
    | 'state'
    | 'lane'
    | 'manifest'
    | 'audioSeconds'
    | 'submittedAt'
    | 'providerJobId'
    | 'unsure'
    | 'reason'
  >
> & {
  readonly submitTriedAt?: string | null;
  readonly refusedBy?: string | null;
};
