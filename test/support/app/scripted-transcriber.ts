import type {
  FileFailure,
  JobCheck,
  ProviderJob,
  ProviderTranscript,
} from '../../../shared/domain/provider';
import type { BatchLane, BatchProvider, Submission, Transcribers } from '../../../shared/ports';
import { ableTo } from './capabilities';
import { nextOf, type Step } from './script';

export interface TranscriberScript {
  submit?: Step<string>[];
  find?: Step<string[]>[];
  check?: Step<JobCheck>[];
  transcripts?: Step<{ read: readonly Step<ProviderTranscript>[]; next: string | null }>[];
  failures?: Step<FileFailure[]>[];
  discard?: Step<null>[];
  ours?: Step<ProviderJob[]>[];
  ping?: Step<null>[];
}

/** A transcription service that answers by script, records its calls, and throws when the script is over. */
export class ScriptedTranscriber implements Transcribers, BatchProvider, BatchLane {
  readonly name = 'azure-speech';
  readonly providers: readonly BatchProvider[] = [this];
  readonly calls: (readonly [method: keyof TranscriberScript, input?: unknown])[] = [];
  lanes: readonly string[] = ['speech.example'];
  capabilities = ableTo();
  notified?: NonNullable<BatchProvider['notified']>;

  constructor(readonly script: TranscriberScript = {}) {}

  /** How often a method was called. */
  count(method: keyof TranscriberScript): number {
    return this.calls.filter(([called]) => called === method).length;
  }

  /** It is every provider that is asked for. */
  provider(_name?: string): BatchProvider {
    return this;
  }

  /** The script is that of all lanes. */
  on(): BatchLane {
    return this;
  }

  async submit(job: Submission): Promise<string> {
    return this.answer('submit', this.script.submit, job);
  }

  async find(name: string): Promise<string[]> {
    return this.answer('find', this.script.find, name);
  }

  async check(providerJobId: string): Promise<JobCheck> {
    return this.answer('check', this.script.check, providerJobId);
  }

  async transcripts(providerJobId: string, page: string | null) {
    const { read, next } = this.answer('transcripts', this.script.transcripts, [
      providerJobId,
      page,
    ]);
    return {
      read: read.map((step) => async () => nextOf([step], 'a transcript')),
      next,
    };
  }

  async failures(providerJobId: string): Promise<FileFailure[]> {
    return this.answer('failures', this.script.failures, providerJobId);
  }

  async discard(providerJobId: string): Promise<void> {
    this.answer('discard', this.script.discard, providerJobId);
  }

  async ours(): Promise<ProviderJob[]> {
    return this.answer('ours', this.script.ours);
  }

  async ping(): Promise<void> {
    this.answer('ping', this.script.ping);
  }

  private answer<T>(
    method: keyof TranscriberScript,
    script: Step<T>[] | undefined,
    input?: unknown,
  ): T {
    this.calls.push(input === undefined ? [method] : [method, input]);
    return nextOf(script ?? [], method);
  }
}
