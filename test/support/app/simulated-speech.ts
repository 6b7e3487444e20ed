import type { Reason } from '../../../shared/domain/errors';
import { withoutQuery } from '../../../shared/domain/source-url';
import type { BatchTranscriber, Clock, FileFailure, JobCheck } from '../../../shared/ports';
import { aProviderTranscript } from './builders';

const PAGE_SIZE = 100;

type Method = 'submit' | 'find' | 'check' | 'transcripts' | 'failures' | 'discard';
type Failure = { readonly reason: Reason; readonly retryable: boolean };

interface SimulatedJob {
  readonly id: string;
  readonly name: string;
  /** Without their signatures. */
  readonly sources: readonly string[];
  readonly submittedAt: number;
  readonly endsAt: number;
}

/** A batch transcription service that does its work in the time of its clock. */
export class SimulatedSpeech implements BatchTranscriber {
  readonly provider = 'azure-speech';
  readonly recordingsPerJob = 1000;
  lanes: readonly string[] = ['speech.example'];
  /** How long a job takes (ms). */
  workMs = 5 * 60_000;
  /** What it says with an answer about a job that is not over. */
  hintMs: number | undefined;
  /** How every job ends, unless it succeeds. */
  jobFailure: Failure | undefined;
  /** Sources that fail, by a part of their path. */
  readonly fileFailures = new Map<string, Failure>();
  /** Run before a call has its effect; refuses it by throwing. */
  readonly before: Partial<Record<Method, () => void>> = {};
  /** Run after a call had its effect; its answer is lost by throwing. */
  readonly after: Partial<Record<Method, () => void>> = {};
  /** How long a new job takes to appear in the list (ms). */
  listedAfterMs = 0;
  /** Every job that was ever submitted. */
  readonly submitted: SimulatedJob[] = [];
  readonly calls: { readonly method: Method; readonly at: Date }[] = [];
  private readonly kept = new Map<string, SimulatedJob>();

  constructor(private readonly clock: Clock) {}

  /** Jobs that the service still has. */
  get jobs(): SimulatedJob[] {
    return [...this.kept.values()];
  }

  /** Times of the calls of a method. */
  timesOf(method: Method): Date[] {
    return this.calls.filter((call) => call.method === method).map(({ at }) => at);
  }

  /** The service loses everything that it was told. */
  forget(): void {
    this.kept.clear();
  }

  submit({ name, urls }: { name: string; urls: readonly string[] }): Promise<string> {
    return this.call('submit', () => {
      const now = this.clock.now().getTime();
      const job: SimulatedJob = {
        id: `provider-${this.submitted.length + 1}`,
        name,
        sources: urls.map(withoutQuery),
        submittedAt: now,
        endsAt: now + this.workMs,
      };
      this.submitted.push(job);
      this.kept.set(job.id, job);
      return job.id;
    });
  }

  find(name: string): Promise<string[]> {
    return this.call('find', () =>
      this.listed.filter((job) => job.name === name).map((job) => job.id),
    );
  }

  check(providerJobId: string): Promise<JobCheck> {
    return this.call('check', (): JobCheck => {
      const job = this.kept.get(providerJobId);
      if (!job) return { state: 'missing' };
      if (this.clock.now().getTime() < job.endsAt) {
        return {
          state: 'running',
          ...(this.hintMs !== undefined && { retryAfterMs: this.hintMs }),
        };
      }
      return this.jobFailure ? { state: 'failed', ...this.jobFailure } : { state: 'succeeded' };
    });
  }

  transcripts(providerJobId: string, page: string | null) {
    return this.call('transcripts', () => {
      const from = Number(page ?? 0);
      const heard = this.sourcesOf(providerJobId).filter((source) => !this.failureOf(source));
      return {
        read: heard
          .slice(from, from + PAGE_SIZE)
          .map((source) => async () => aProviderTranscript(source)),
        next: from + PAGE_SIZE < heard.length ? String(from + PAGE_SIZE) : null,
      };
    });
  }

  failures(providerJobId: string): Promise<FileFailure[]> {
    return this.call('failures', () =>
      this.sourcesOf(providerJobId).flatMap((source) => {
        const failure = this.failureOf(source);
        return failure ? [{ source, ...failure }] : [];
      }),
    );
  }

  discard(providerJobId: string): Promise<void> {
    return this.call('discard', () => void this.kept.delete(providerJobId));
  }

  async ping(): Promise<void> {}

  private async call<T>(method: Method, run: () => T): Promise<T> {
    this.calls.push({ method, at: this.clock.now() });
    this.before[method]?.();
    const answer = run();
    this.after[method]?.();
    return answer;
  }

  private get listed(): SimulatedJob[] {
    const latest = this.clock.now().getTime() - this.listedAfterMs;
    return this.jobs.filter(({ submittedAt }) => submittedAt <= latest);
  }

  private sourcesOf(providerJobId: string): readonly string[] {
    return this.kept.get(providerJobId)?.sources ?? [];
  }

  private failureOf(source: string): Failure | undefined {
    return [...this.fileFailures].find(([part]) => source.includes(part))?.[1];
  }
}
