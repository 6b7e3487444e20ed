import type { Vendor } from './provider-targets';

/*
 * Services that can be had, by CALLSCRIBE_LIVE_STORAGE (an account that they can read from by links)
 * and, for each: CALLSCRIBE_LIVE_SPEECH_ENDPOINT and _KEY; CALLSCRIBE_LIVE_SPEECHMATICS_KEY, and
 * _ENDPOINT for another region; CALLSCRIBE_LIVE_TRANSCRIPTION_BASE_URL, _KEY and _MODEL.
 */

/** The vendors whose settings are in the environment. */
export function liveVendors(): Vendor[] {
  const speech = live('SPEECH', ['ENDPOINT', 'KEY']);
  const speechmatics = live('SPEECHMATICS', ['KEY']);
  const transcription = live('TRANSCRIPTION', ['BASE_URL', 'KEY']);
  const azure = speech && {
    settings: { SPEECH_ENDPOINT: speech['ENDPOINT'] ?? '', SPEECH_KEY: speech['KEY'] ?? '' },
    keySetting: 'SPEECH_KEY',
  };
  return [
    ...(azure ? [{ name: 'azure-speech' as const, ...azure }] : []),
    ...(azure ? [{ name: 'azure-fast' as const, ...azure }] : []),
    ...(speechmatics
      ? [
          {
            name: 'speechmatics' as const,
            settings: {
              SPEECHMATICS_API_KEY: speechmatics['KEY'] ?? '',
              ...optional('SPEECHMATICS_ENDPOINT', 'SPEECHMATICS_ENDPOINT'),
            },
            keySetting: 'SPEECHMATICS_API_KEY',
          },
        ]
      : []),
    ...(transcription
      ? [
          {
            name: 'openai' as const,
            settings: {
              TRANSCRIPTION_BASE_URL: transcription['BASE_URL'] ?? '',
              TRANSCRIPTION_API_KEY: transcription['KEY'] ?? '',
              ...optional('TRANSCRIPTION_MODEL', 'TRANSCRIPTION_MODEL'),
            },
            keySetting: 'TRANSCRIPTION_API_KEY',
          },
        ]
      : []),
  ];
}

/** What is set for a service, or nothing unless all of it is. */
function live(service: string, names: readonly string[]): Record<string, string> | undefined {
  const found = names.flatMap((name) => {
    const value = process.env[`CALLSCRIBE_LIVE_${service}_${name}`];
    return value ? [[name, value] as const] : [];
  });
  return found.length === names.length ? Object.fromEntries(found) : undefined;
}

function optional(variable: string, setting: string): Record<string, string> {
  const value = process.env[`CALLSCRIBE_LIVE_${variable}`];
  return value ? { [setting]: value } : {};
}
