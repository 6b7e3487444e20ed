import type { App } from '../../evaluate/run/app';
import type { Way } from '../ways';
import type { OwnChoices } from './own-choices';

/** What every run needs. */
export interface RunContext {
  readonly app: App;
  readonly file: string;
  /** What is asked for, whoever transcribes: as in a side-car. */
  readonly choices: OwnChoices;
  /** So long is waited for the end of a run. */
  readonly patienceMs: number;
  /** Requests that a service has had so far, where somebody counts them. */
  readonly requests: (way: Way) => number | null;
}
