import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Chunk } from '../../recognizer/audio/chunk-gatherer';
import type { LiveFinal } from '../engine';

/** What the thread is asked; both ends are of one program, so nothing is parsed. */
export type FinalsRequest = { readonly id: number } & (
  | {
      readonly type: 'load';
      readonly whisperFolder: string;
      readonly speakerFolder: string;
      readonly threads: number;
    }
  | ({ readonly type: 'finals'; readonly chunk: Chunk } & FinalsOptions)
  | { readonly type: 'text'; readonly audio: Float32Array; readonly language: string }
  | { readonly type: 'forget'; readonly key: number }
);

export interface FinalsAnswer {
  readonly id: number;
  readonly result?: LiveFinal[] | string | undefined;
  readonly problem?: string;
}

export interface FinalsOptions {
  /** Of the channel of the stream; the speakers of a channel are known by it. */
  readonly key: number;
  readonly channel: number;
  /** Whisper's code. */
  readonly language: string;
  readonly diarization: boolean;
}

type WithoutId<R> = R extends FinalsRequest ? Omit<R, 'id'> : never;

/** Whisper and the speakers, in a thread of their own. */
export class FinalsWorker {
  readonly #worker = new Worker(join(__dirname, `finals-thread${extname(__filename)}`));
  readonly #waiting = new Map<number, PromiseWithResolvers<FinalsAnswer['result']>>();
  #ids = 0;

  private constructor() {
    this.#worker.on('message', ({ id, result, problem }: FinalsAnswer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (problem === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(problem));
    });
    // Without it no final comes any more: the process ends, and its parent starts another one.
    this.#worker.on('error', (error) => {
      throw error;
    });
  }

  static async load(
    folders: { readonly whisper: string; readonly speaker: string },
    threads: number,
  ): Promise<FinalsWorker> {
    const worker = new FinalsWorker();
    await worker.#ask({
      type: 'load',
      whisperFolder: folders.whisper,
      speakerFolder: folders.speaker,
      threads,
    });
    return worker;
  }

  /** The phrases of one or several utterances. */
  async finals(chunk: Chunk, options: FinalsOptions): Promise<LiveFinal[]> {
    const result = await this.#ask({ type: 'finals', chunk, ...options });
    return Array.isArray(result) ? result : [];
  }

  /** Only the text: a partial in a language that Moonshine does not know. */
  async text(audio: Float32Array, language: string): Promise<string> {
    const result = await this.#ask({ type: 'text', audio, language });
    return typeof result === 'string' ? result : '';
  }

  /** The channel has ended. */
  forget(key: number): void {
    this.#worker.postMessage({ type: 'forget', key, id: this.#ids++ } satisfies FinalsRequest);
  }

  #ask(request: WithoutId<FinalsRequest>): Promise<FinalsAnswer['result']> {
    const id = this.#ids++;
    const waiting = Promise.withResolvers<FinalsAnswer['result']>();
    this.#waiting.set(id, waiting);
    this.#worker.postMessage({ ...request, id });
    return waiting.promise;
  }
}
