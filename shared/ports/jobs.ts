import type { Job, JobChange } from '../domain/job';
import type { RunningJob } from '../domain/planning';

export interface Jobs {
  /** False when there is one already. */
  create(job: Job): Promise<boolean>;
  read(id: string): Promise<Job | undefined>;
  update(id: string, change: JobChange): Promise<void>;
  /**
   * Changes a job that has no provider's job yet and whose last attempt to submit is still the one
   * that was seen. False: somebody else was faster.
   */
  attempt(id: string, submitTriedAt: string | undefined, change: JobChange): Promise<boolean>;
  /** Changes a job that is still being claimed. False: somebody else has ended that. */
  prepare(id: string, change: JobChange): Promise<boolean>;
  /** Ids of jobs that are not closed and were made before `before`. */
  unfinished(before: Date): Promise<{ id: string; createdAt: string }[]>;
  /** Ids of jobs that are not closed and have this recording in their manifest. */
  unfinishedWith(recordingId: string): Promise<string[]>;
  /** Jobs that keep their lane busy. */
  running(): Promise<RunningJob[]>;
  /** Seconds of audio in jobs made since then, for the daily budget. */
  audioSecondsSince(time: Date): Promise<number>;
  findByProviderJob(providerJobId: string): Promise<string | undefined>;
}
