import {
  resourceOf,
  type Failure,
  type FileFailure,
  type JobCheck,
  type ProviderJob,
} from '../../../shared/domain/provider';
import { withoutQuery } from '../../../shared/domain/source-url';
import type {
  AudioSource,
  BatchLane,
  BatchProvider,
  Clock,
  Transcribers,
} from '../../../shared/ports';
import { aProviderTranscript } from './builders';
import { ableTo } from './capabilities';

const PAGE_SIZE = 100;

type Method = 'submit' | 'find' | 'check' | 'transcripts' | 'failures' | 'discard' | 'ours';

interface SimulatedJob {
  readonly id: string;
  readonly lane: string;
  readonly name: string;
  /** Without their signatures. */
  readonly sources: readonly string[];
  readonly submittedAt: number;
  readonly endsAt: number;
}

/** What a call is about; a script may look at it before it lets the call happen. */
export interface SimulatedCall {
  readonly lane: string;
  readonly sources: readonly string[];
}

/** A batch transcription service, on all its lanes, that does its work in the time of its clock. */
export class SimulatedSpeech implements Transcribers, BatchProvider {
  name = 'azure-speech';
  readonly providers: readonly BatchProvider[] = [this];
  capabilities = ableTo();
  lanes: readonly string[] = ['speech.example'];
  notified?: NonNullable<BatchProvider['notified']>;
  /** How long a job takes (ms). */
  workMs = 5 * 60_000;
  /** What it says with an answer about a job that is not over. */
  hintMs: number | undefined;
  /** How every job ends, unless it succeeds. */
  jobFailure: Failure | undefined;
  /** Sources that fail, by a part of their path. */
  readonly fileFailures = new Map<string, Failure>();
  /** Run before a call has its effect; refuses it by throwing. */
  readonly before: Partial<Record<Method, (call: SimulatedCall) => void>> = {};
  /** Run after a call had its effect; its answer is lost by throwing. */
  readonly after: Partial<Record<Method, (call: SimulatedCall) => void>> = {};
  /** How long a new job takes to appear in the list (ms). */
  listedAfterMs = 0;
  /** Every job that was ever submitted. */
  readonly submitted: SimulatedJob[] = [];
  readonly calls: { readonly method: Method; readonly lane: string; readonly at: Date }[] = [];
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

  provider(_name?: string): BatchProvider {
    return this;
  }

  on(lane: string): BatchLane {
    return {
      submit: ({ name, audio }) => this.submit(lane, name, audio),
      find: (name) =>
        this.call('find', { lane, sources: [] }, () =>
          this.listed(lane)
            .filter((job) => job.name === name)
            .map((job) => job.id),
        ),
      check: (id) => this.call('check', this.about(lane, id), () => this.check(id)),
      transcripts: (id, page) =>
        this.call('transcripts', this.about(lane, id), () => this.transcripts(id, page)),
      failures: (id) => this.call('failures', this.about(lane, id), () => this.failures(id)),
      discard: (id) => this.call('discard', this.about(lane, id), () => void this.kept.delete(id)),
      ours: () => this.call('ours', { lane, sources: [] }, () => this.listed(lane).map(toOurs)),
      ping: () => Promise.resolve(),
    };
  }

  private async submit(lane: string, name: string, audio: readonly AudioSource[]): Promise<string> {
    // As a real one is asked: with links that it may read.
    await Promise.all(audio.map((one) => one.link()));
    const sources = audio.map(({ source }) => withoutQuery(source));
    return this.call('submit', { lane, sources }, () => {
      const now = this.clock.now().getTime();
      // An answer that is there at once is kept under the name of its job, once.
      const isFast = this.capabilities.mode === 'fast';
      if (isFast && this.kept.has(name)) return name;
      const job: SimulatedJob = {
        id: isFast ? name : `provider-${this.submitted.length + 1}`,
        lane,
        name,
        sources,
        submittedAt: now,
        endsAt: now + this.workMs,
      };
      this.submitted.push(job);
      this.kept.set(job.id, job);
      return job.id;
    });
  }

  private check(id: string): JobCheck {
    const job = this.kept.get(id);
    if (!job) return { state: 'missing' };
    if (this.clock.now().getTime() < job.endsAt) {
      return {
        state: 'running',
        ...(this.hintMs !== undefined && { retryAfterMs: this.hintMs }),
      };
    }
    return this.jobFailure ? { state: 'failed', ...this.jobFailure } : { state: 'succeeded' };
  }

  private transcripts(id: string, page: string | null) {
    const from = Number(page ?? 0);
    const heard = this.sourcesOf(id).filter((source) => !this.failureOf(source));
    return {
      read: heard
        .slice(from, from + PAGE_SIZE)
        .map((source) => async () => this.naming(source, aProviderTranscript(source))),
      next: from + PAGE_SIZE < heard.length ? String(from + PAGE_SIZE) : null,
    };
  }

  private failures(id: string): FileFailure[] {
    return this.sourcesOf(id).flatMap((source) => {
      const failure = this.failureOf(source);
      return failure ? [this.naming(source, failure)] : [];
    });
  }

  /** Only where a job may have several need it be said which one something is about. */
  private naming<T extends object>(source: string, about: T): T & { readonly source?: string } {
    const { source: _said, ...rest } = { source, ...about };
    const isOnly = this.capabilities.recordingsPerJob === 1;
    return (isOnly ? rest : { ...rest, source }) as T & { readonly source?: string };
  }

  private async call<T>(method: Method, about: SimulatedCall, run: () => T): Promise<T> {
    this.calls.push({ method, lane: about.lane, at: this.clock.now() });
    this.before[method]?.(about);
    const answer = run();
    this.after[method]?.(about);
    return answer;
  }

  private about(lane: string, id: string): SimulatedCall {
    return { lane, sources: this.sourcesOf(id) };
  }

  private listed(lane: string): SimulatedJob[] {
    const latest = this.clock.now().getTime() - this.listedAfterMs;
    const isThere = (job: SimulatedJob) => resourceOf(job.lane) === resourceOf(lane);
    return this.jobs.filter((job) => isThere(job) && job.submittedAt <= latest);
  }

  private sourcesOf(providerJobId: string): readonly string[] {
    return this.kept.get(providerJobId)?.sources ?? [];
  }

  private failureOf(source: string): Failure | undefined {
    return [...this.fileFailures].find(([part]) => source.includes(part))?.[1];
  }
}

function toOurs({ id, name, submittedAt }: SimulatedJob): ProviderJob {
  return { id, name, createdAt: new Date(submittedAt).toISOString() };
}
