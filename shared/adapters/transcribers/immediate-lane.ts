import type { Capabilities, FileFailure, ProviderTranscript } from '../../domain/provider';
import { AppError } from '../../domain/errors';
import type { BatchLane, Submission } from '../../ports';
import { failureText, readFailure, type AnswerStore } from './answer-store';

/** A service that answers the request with the transcript; it keeps nothing and knows no jobs. */
export interface ImmediateService {
  /**
   * The text of its answer, as it was sent.
   *
   * Throws AppError: `later` and `blocked` as usual, `never` for a recording that it refuses for good.
   */
  transcribe(job: Submission): Promise<string>;
  /** Throws AppError (never) for an answer that is not as documented. */
  read(raw: string): ProviderTranscript;
  ping(): Promise<void>;
}

/** Such a service with all the resources of it that the settings name. */
export interface ImmediateProvider {
  /** Stands on the ledger and in profiles. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /** By the name of the resource: `HOST/fast`, `HOST`. Lanes add `#1`, `#2` … */
  readonly services: ReadonlyMap<string, ImmediateService>;
  /** Recordings that one resource works on at a time. */
  readonly atOnce: number;
}

/**
 * A service that answers at once, as one that has jobs: its answer is kept under the job's name
 * before the job counts as submitted, so that whoever comes after a crash finds it and pays for no
 * second one. A recording that is refused for good is kept as well, as a failure.
 */
export function makeImmediateLane(service: ImmediateService, store: AnswerStore): BatchLane {
  async function failureOf(id: string): Promise<FileFailure | undefined> {
    if ((await store.kindOf(id)) !== 'failure') return undefined;
    const kept = await store.read(id);
    return kept?.kind === 'failure'
      ? { reason: readFailure(kept.text), retryable: false }
      : undefined;
  }

  return {
    async submit(job) {
      const { name } = job;
      if (await store.kindOf(name)) return name;
      try {
        await store.create(name, { kind: 'answer', text: await service.transcribe(job) });
      } catch (error) {
        if (!(error instanceof AppError) || error.verdict !== 'never') throw error;
        await store.create(name, { kind: 'failure', text: failureText(error.reason) });
      }
      return name;
    },

    async find(name) {
      return (await store.kindOf(name)) ? [name] : [];
    },

    async check(id) {
      const failure = await failureOf(id);
      if (failure) return { state: 'failed', ...failure };
      return { state: (await store.kindOf(id)) ? 'succeeded' : 'missing' };
    },

    async transcripts(id) {
      const kept = (await store.kindOf(id)) === 'answer' ? await store.read(id) : undefined;
      return { read: kept ? [async () => service.read(kept.text)] : [], next: null };
    },

    async failures(id) {
      const failure = await failureOf(id);
      return failure ? [failure] : [];
    },

    discard: (id) => store.delete(id),

    async ours() {
      return (await store.list()).map(({ name, createdAt }) => ({ id: name, name, createdAt }));
    },

    ping: () => service.ping(),
  };
}
