import { makeTranscribers } from '../../../shared/adapters/transcribers';
import { makeImmediateProvider } from '../../../shared/adapters/transcribers/immediate-provider';
import type { Clock, Transcribers } from '../../../shared/ports';
import { ableTo } from './capabilities';
import { MemoryAnswers } from './memory-answers';
import { SimulatedImmediate } from './simulated-immediate';
import { SimulatedSpeech } from './simulated-speech';

/** Three transcription services: large jobs one at a time, small ones twenty at a time, and answers at once. */
export class Vendors {
  readonly azure: SimulatedSpeech;
  readonly speechmatics: SimulatedSpeech;
  readonly fast = new SimulatedImmediate();
  readonly answers: MemoryAnswers;
  readonly all: Transcribers;

  constructor(clock: Clock) {
    this.azure = new SimulatedSpeech(clock);
    this.speechmatics = new SimulatedSpeech(clock);
    this.speechmatics.name = 'speechmatics';
    this.speechmatics.lanes = slots('eu1.example', 20);
    this.speechmatics.workMs = 20_000;
    this.speechmatics.capabilities = ableTo({
      recordingsPerJob: 1,
      pollMinMs: 5000,
      phraseHints: 1000,
    });
    this.answers = new MemoryAnswers(() => clock.now());
    const fast = {
      name: 'azure-fast',
      capabilities: ableTo({ mode: 'fast', recordingsPerJob: 1, phraseHints: 2 }),
      services: new Map([['speech.example/fast', this.fast]]),
      atOnce: 4,
    };
    this.all = makeTranscribers([
      this.azure,
      this.speechmatics,
      makeImmediateProvider(fast, this.answers, undefined),
    ]);
  }
}

function slots(host: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${host}#${index + 1}`);
}
