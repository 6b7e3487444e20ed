import type { Mode } from '../shared/domain/choosing/need';

/** One way to a transcript: a service in one of its modes. */
export interface Way {
  /** As users know it: `azure-speech`. */
  readonly provider: string;
  readonly mode: Mode;
  /** As PROVIDERS, or in live mode LIVE_PROVIDERS, names it: `azure-fast`. */
  readonly setting: string;
  /** By the service's documentation, as far as the app uses it. */
  readonly largestInput: string;
}

/** All that the app knows, in the order of the table. A further service is a further line. */
export const WAYS: readonly Way[] = [
  way('azure-speech', 'batch', 'azure-speech', '1 GB; 4 h with speakers told apart'),
  way('azure-speech', 'fast', 'azure-fast', '250 MB and 2 h'),
  way('azure-speech', 'live', 'azure-speech', 'unlimited stream; 4 h with speakers told apart'),
  way('speechmatics', 'batch', 'speechmatics', '1 GB'),
  way('speechmatics', 'live', 'speechmatics', 'unlimited stream; 48 h a session'),
  way('openai', 'fast', 'openai', '25 MB'),
];

/** When to use which mode, in the words of the client's comparison. */
export const USE_CASES: Readonly<Record<Mode, string>> = {
  batch: 'complete files, many at once, nobody waits',
  fast: 'a short file that somebody waits for',
  live: 'a stream, captions: words within a second',
};

/** `azure-speech/batch`: what `--only` takes, and what reports call a run. */
export const nameOf = ({ provider, mode }: Pick<Way, 'provider' | 'mode'>): string =>
  `${provider}/${mode}`;

function way(provider: string, mode: Mode, setting: string, largestInput: string): Way {
  return { provider, mode, setting, largestInput };
}
