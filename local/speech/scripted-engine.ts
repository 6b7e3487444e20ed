import {
  RecognitionError,
  type RecognitionEngine,
  type RecognitionRequest,
  type RecognizedAudio,
  type ServiceTime,
} from './engine';
import { pause } from './pause';
import { deriveDialogue } from './scripted/derive-dialogue';
import { toRecognizedPhrases, type ScriptedPhrase } from './scripted/scripted-phrase';
import { fileName } from './source-name';

export type { ScriptedPhrase } from './scripted/scripted-phrase';

/** What the engine pretends to hear in one recording. */
export interface ScriptedCall {
  readonly phrases?: readonly ScriptedPhrase[];
  /** By default the end of the last phrase and one second. */
  readonly durationMs?: number;
  /** By default as many as the phrases use. */
  readonly channels?: number;
  /** Recognition fails so after its service time. */
  readonly failure?: { readonly kind: RecognitionError['kind']; readonly message: string };
  /** Overrides the service time of the engine, in milliseconds. */
  readonly serviceMs?: number;
}

export interface ScriptedEngineOptions {
  /**
   * By the file name of the source, or as a function of the request. A name that is not in the
   * map is an error; a function may answer `undefined` for a derived dialogue.
   */
  readonly script?:
    | Readonly<Record<string, ScriptedCall>>
    | ((request: RecognitionRequest) => ScriptedCall | undefined);
  /** How long one recording takes, in milliseconds (default 0). */
  readonly serviceMs?: number;
  /** Times of the service as a whole: its start of a job, and its pace. */
  readonly serviceTime?: ServiceTime;
  /** Channels of derived dialogues (default 2, with diarization 1). */
  readonly channels?: 1 | 2;
  /** Phrases of derived dialogues (default 12). */
  readonly phrases?: number;
}

/** Progress is reported this often during the service time. */
const PROGRESS_STEPS = 4;

/** Recognizes what its script says, for tests and benchmarks. Never looks at the audio. */
export class ScriptedEngine implements RecognitionEngine {
  /** Every request so far, in order. */
  readonly requests: RecognitionRequest[] = [];
  readonly readsFiles = false;
  readonly serviceTime: ServiceTime | undefined;

  constructor(private readonly options: ScriptedEngineOptions = {}) {
    this.serviceTime = options.serviceTime;
  }

  async recognize(request: RecognitionRequest): Promise<RecognizedAudio> {
    this.requests.push(request);
    const call = this.callFor(request);
    await this.serve(request, call.serviceMs ?? this.options.serviceMs ?? 0);
    if (call.failure !== undefined) {
      throw new RecognitionError(call.failure.kind, call.failure.message);
    }
    return toAudio(call, request);
  }

  async close(): Promise<void> {}

  private callFor(request: RecognitionRequest): ScriptedCall {
    const { script, channels, phrases } = this.options;
    const derive = () => deriveDialogue(request, { channels, phrases });
    if (script === undefined) return derive();
    if (typeof script === 'function') return script(request) ?? derive();
    const name = fileName(request.source);
    const call = script[name];
    if (call === undefined) throw new Error(`The script says nothing about "${name}": add it.`);
    return call;
  }

  private async serve(request: RecognitionRequest, serviceMs: number): Promise<void> {
    for (let step = 1; serviceMs > 0 && step <= PROGRESS_STEPS; step += 1) {
      await pause(serviceMs / PROGRESS_STEPS, request.signal);
      request.signal.throwIfAborted();
      request.onProgress?.(step / PROGRESS_STEPS);
    }
  }
}

function toAudio(call: ScriptedCall, request: RecognitionRequest): RecognizedAudio {
  const all = toRecognizedPhrases(call.phrases ?? [], request);
  const channels = call.channels ?? Math.max(1, ...all.map(({ channel }) => channel + 1));
  const end = Math.max(0, ...all.map(({ offsetMs, durationMs }) => offsetMs + durationMs));
  return {
    durationMs: call.durationMs ?? end + 1000,
    channels,
    phrases: all.filter(({ channel }) => request.channels.includes(channel)),
  };
}
