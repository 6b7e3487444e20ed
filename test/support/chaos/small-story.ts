import { HOUR, MINUTE, SECOND } from '../app/app-world';
import type { ChaosWorld } from './chaos-world';
import type { Ending } from './invariants';
import type { Story } from './story';

/** What a small story may differ in. */
export interface SmallOptions {
  readonly paths?: readonly string[];
  /** Of these the service says that they are bad. */
  readonly bad?: readonly string[];
  /** These are no audio. */
  readonly texts?: readonly string[];
  /** How often each event arrives; 1 if absent. */
  readonly events?: number;
  readonly lanes?: readonly string[];
  /** How long the service works on a job (ms); 2 minutes if absent. */
  readonly workMs?: number;
  readonly most?: number;
  /** What else happens. */
  readonly also?: (world: ChaosWorld) => void;
}

const BAD = { code: 'speech_InvalidData', message: 'Bad data.' };

/** Few recordings and one profile: for what needs no more. */
export function smallStory(name: string, options: SmallOptions = {}): Story {
  const { paths = ['one.wav', 'two.wav', 'three.wav'], bad = [], texts = [], events = 1 } = options;
  return {
    name,
    most: options.most ?? 2 * HOUR,
    tell: (world) => {
      const { speech } = world.app;
      speech.workMs = options.workMs ?? 2 * MINUTE;
      if (options.lanes) speech.lanes = options.lanes;
      for (const path of bad) speech.fileFailures.set(path, { reason: BAD, retryable: false });
      for (const path of [...paths, ...bad, ...texts]) {
        world.put(path, texts.includes(path) ? 'text' : 'stereo');
        for (let event = 0; event < events; event += 1) {
          world.at((event * SECOND) / 2, () => world.deliver(path));
        }
      }
      options.also?.(world);
      return new Map<string, Ending>([
        ...paths.map((path) => [path, { status: 'completed' }] as const),
        ...bad.map((path) => [path, { status: 'failed', code: BAD.code }] as const),
        ...texts.map((path) => [path, { status: 'rejected', code: 'not_audio' }] as const),
      ]);
    },
  };
}
