import type { ImmediateService } from '../../../shared/adapters/transcribers/immediate-lane';
import type { ProviderTranscript } from '../../../shared/domain/provider';
import type { Submission } from '../../../shared/ports';
import { aProviderTranscript } from './builders';

/** A service that answers a request with the transcript. */
export class SimulatedImmediate implements ImmediateService {
  /** Names of the jobs that it was asked to do, each time. */
  readonly asked: string[] = [];
  /** Run before it answers; refuses by throwing. */
  before: (job: Submission) => void = () => undefined;

  async transcribe(job: Submission): Promise<string> {
    this.asked.push(job.name);
    this.before(job);
    const [audio] = job.audio;
    if (!audio) throw new RangeError('A job without a recording.');
    return JSON.stringify({ said: audio.name });
  }

  read(raw: string): ProviderTranscript {
    const { said } = JSON.parse(raw) as { said: string };
    const { source: _source, ...transcript } = aProviderTranscript(said);
    return transcript;
  }

  async ping(): Promise<void> {}
}
