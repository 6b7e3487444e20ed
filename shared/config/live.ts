import type { SettingValues } from './table';
import type { LIVE_NAMES } from './table-live';

/** Live mode, parsed. */
export interface LiveSettings {
  /** In order of preference; empty where live mode is off. */
  readonly providers: readonly (typeof LIVE_NAMES)[number][];
  /** How long a session may be silent, and how long it may be (ms). */
  readonly idleMs: number;
  readonly mostMs: number;
  /** Absent where it is not among the providers. */
  readonly speech?: { readonly endpoint: string; readonly key: string };
  readonly speechmatics?: {
    readonly endpoint: string;
    readonly keysEndpoint: string;
    readonly key: string;
    readonly model: string;
  };
}

/** What live providers need that others do not, and what would open more than it should. */
export function liveProblems(values: SettingValues): string[] {
  const providers = values.LIVE_PROVIDERS ?? [];
  const problems: string[] = [];
  if (providers.includes('azure-speech')) problems.push(...azureProblems(values));
  if (providers.includes('speechmatics') && values.SPEECHMATICS_API_KEY === undefined) {
    problems.push(
      'LIVE_PROVIDERS names speechmatics, and SPEECHMATICS_API_KEY is missing. Give the key that temporary keys are made with, or leave speechmatics out.',
    );
  }
  return problems;
}

function azureProblems(values: SettingValues): string[] {
  const { LIVE_SPEECH_ENDPOINT: endpoint, LIVE_SPEECH_KEY: key, SPEECH_KEY: keys } = values;
  const problems: string[] = [];
  if (endpoint === undefined) {
    problems.push(
      'LIVE_PROVIDERS names azure-speech, and LIVE_SPEECH_ENDPOINT is missing. Give the custom subdomain of a Speech resource that is there for live sessions alone, or leave azure-speech out.',
    );
  }
  if (key === undefined) {
    problems.push(
      "LIVE_PROVIDERS names azure-speech, and LIVE_SPEECH_KEY is missing. The resource's token service documents no other way to get a token that is good for speech alone: a token of the app's identity would open to clients whatever the identity may do. Give the key of a Speech resource that is there for live sessions alone, or leave azure-speech out.",
    );
  } else if (keys?.includes(key)) {
    problems.push(
      'LIVE_SPEECH_KEY is also a SPEECH_KEY. Tokens for clients must come from a Speech resource that is there for live sessions alone: make one, and give its key.',
    );
  }
  return problems;
}

export function toLive(values: SettingValues): LiveSettings {
  const providers = values.LIVE_PROVIDERS ?? [];
  const { LIVE_SPEECH_ENDPOINT: endpoint, LIVE_SPEECH_KEY: key } = values;
  const speechmaticsKey = values.SPEECHMATICS_API_KEY;
  const wants = (name: (typeof LIVE_NAMES)[number]) => providers.includes(name);
  return {
    providers,
    idleMs: values.LIVE_IDLE_MINUTES * 60_000,
    mostMs: values.LIVE_MOST_HOURS * 3_600_000,
    ...(wants('azure-speech') &&
      endpoint !== undefined &&
      key !== undefined && { speech: { endpoint, key } }),
    ...(wants('speechmatics') &&
      speechmaticsKey !== undefined && {
        speechmatics: {
          endpoint: values.SPEECHMATICS_LIVE_ENDPOINT,
          keysEndpoint: values.SPEECHMATICS_KEYS_ENDPOINT,
          key: speechmaticsKey,
          model: values.SPEECHMATICS_MODEL,
        },
      }),
  };
}
