type Environment = Readonly<Record<string, string | undefined>>;

/** All services with stand-ins here, a recognizer of one's own before them. */
const OWN_FIRST = 'openai,azure-speech,azure-fast,speechmatics';

/**
 * Settings for a recognizer of one's own: TRANSCRIPTION_BASE_URL alone makes it the one that
 * recordings get, PROVIDERS says otherwise. Nothing where the environment has no such URL.
 */
export function transcriptionSettings(environment: Environment): Record<string, string> {
  const baseUrl = environment['TRANSCRIPTION_BASE_URL'];
  if (!baseUrl) return {};
  const model = environment['TRANSCRIPTION_MODEL'];
  return {
    PROVIDERS: environment['PROVIDERS'] ?? OWN_FIRST,
    TRANSCRIPTION_BASE_URL: baseUrl,
    // Servers of one's own take any key, but the client wants one.
    TRANSCRIPTION_API_KEY: environment['TRANSCRIPTION_API_KEY'] ?? 'none',
    ...(model && { TRANSCRIPTION_MODEL: model }),
  };
}
