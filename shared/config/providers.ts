import type { SettingValues } from './table';
import type { ProviderName } from './table-providers';

/** The services that transcribe recordings, parsed; only what is needed of those that are named. */
export interface ProviderSettings {
  /** In order of preference. */
  readonly names: readonly ProviderName[];
  readonly speechmatics?: {
    readonly endpoint: string;
    readonly key: string;
    readonly model: string;
    readonly audio: 'link' | 'upload';
    readonly atOnce: number;
    readonly callback?: { readonly url: string; readonly secret: string };
  };
  readonly fast: {
    readonly audio: 'link' | 'upload';
    readonly atOnce: number;
    readonly mostBytes: number;
    readonly mostSeconds: number;
  };
  readonly transcription?: {
    readonly baseUrl: string;
    readonly key?: string;
    readonly model: string;
    readonly atOnce: number;
  };
}

/** What a service that is named needs and does not have, and what goes only together. */
export function providerProblems(values: SettingValues): string[] {
  const problems: string[] = [];
  const names = values.PROVIDERS;
  const leaveOut = (name: ProviderName) => `or leave ${name} out.`;
  if (names.includes('speechmatics') && values.SPEECHMATICS_API_KEY === undefined) {
    problems.push(
      `PROVIDERS names speechmatics, and SPEECHMATICS_API_KEY is missing. Give the key of the account, ${leaveOut('speechmatics')}`,
    );
  }
  if (names.includes('openai') && values.TRANSCRIPTION_BASE_URL === undefined) {
    problems.push(
      `PROVIDERS names openai, and TRANSCRIPTION_BASE_URL is missing. Give the base URL of the service, ${leaveOut('openai')}`,
    );
  }
  const { SPEECHMATICS_CALLBACK_URL: url, SPEECHMATICS_CALLBACK_SECRET: secret } = values;
  if (url !== undefined && secret === undefined) {
    problems.push(
      'SPEECHMATICS_CALLBACK_URL is set, and SPEECHMATICS_CALLBACK_SECRET is not. Its calls are not signed: make up a long secret, or leave the URL out and let polling serve.',
    );
  }
  if (url === undefined && secret !== undefined) {
    problems.push(
      'SPEECHMATICS_CALLBACK_SECRET is set, and SPEECHMATICS_CALLBACK_URL is not. Give the URL of api/webhooks/speechmatics, or leave the secret out.',
    );
  }
  const [one, other] = othersOf(values).map((endpoint) => new URL(endpoint).host);
  if (one !== undefined && one === other) {
    problems.push(
      `SPEECHMATICS_ENDPOINT and TRANSCRIPTION_BASE_URL have the same host, ${one}. Give each service a host or port of its own.`,
    );
  }
  return problems;
}

/** Hosts of all resources that recordings may go to: what residency can name. */
export function hostsOf(values: SettingValues): string[] {
  return [...values.SPEECH_ENDPOINT, ...othersOf(values)].map((endpoint) => new URL(endpoint).host);
}

/** Endpoints of services that are not Azure Speech. */
function othersOf(values: SettingValues): string[] {
  const { PROVIDERS: names, TRANSCRIPTION_BASE_URL: baseUrl } = values;
  return [
    ...(names.includes('speechmatics') ? [values.SPEECHMATICS_ENDPOINT] : []),
    ...(names.includes('openai') && baseUrl !== undefined ? [baseUrl] : []),
  ];
}

export function toProviders(values: SettingValues): ProviderSettings {
  const { SPEECHMATICS_API_KEY: speechmaticsKey, TRANSCRIPTION_BASE_URL: baseUrl } = values;
  const { SPEECHMATICS_CALLBACK_URL: url, SPEECHMATICS_CALLBACK_SECRET: secret } = values;
  const names = values.PROVIDERS;
  return {
    names,
    ...(names.includes('speechmatics') &&
      speechmaticsKey !== undefined && {
        speechmatics: {
          endpoint: values.SPEECHMATICS_ENDPOINT,
          key: speechmaticsKey,
          model: values.SPEECHMATICS_MODEL,
          audio: values.SPEECHMATICS_AUDIO,
          atOnce: values.SPEECHMATICS_AT_ONCE,
          ...(url !== undefined && secret !== undefined && { callback: { url, secret } }),
        },
      }),
    fast: {
      audio: values.FAST_AUDIO,
      atOnce: values.FAST_AT_ONCE,
      mostBytes: values.FAST_MOST_MB * 1_000_000,
      mostSeconds: values.FAST_MOST_MINUTES * 60,
    },
    ...(names.includes('openai') &&
      baseUrl !== undefined && {
        transcription: {
          baseUrl,
          ...(values.TRANSCRIPTION_API_KEY !== undefined && { key: values.TRANSCRIPTION_API_KEY }),
          model: values.TRANSCRIPTION_MODEL,
          atOnce: values.TRANSCRIPTION_AT_ONCE,
        },
      }),
  };
}
