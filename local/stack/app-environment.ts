/** Where the stand-ins listen, and how to get in. */
export interface StackAddresses {
  readonly storageConnectionString: string;
  readonly cosmosEndpoint: string;
  readonly cosmosKey: string;
  readonly speechEndpoint: string;
  readonly openAiBaseUrl: string;
  readonly speechmaticsUrl: string;
  readonly speechmaticsLiveUrl: string;
  readonly speechmaticsKeysUrl: string;
  /** The same host as `speechEndpoint`; tokens for it are given out for another key. */
  readonly liveSpeechEndpoint: string;
}

/** Public and worthless outside this machine, like the emulators' own keys. */
export const LOCAL_SPEECH_KEY = 'local-speech-key';
export const LOCAL_LIVE_SPEECH_KEY = 'local-live-speech-key';
export const LOCAL_OPENAI_KEY = 'local-openai-key';
export const LOCAL_SPEECHMATICS_KEY = 'local-speechmatics-key';
export const LOCAL_WEBHOOK_SECRET = 'local-webhook-secret';

/** Where a laptop's service is in no need of a minute between two looks. */
const POLL_MIN_SECONDS = '5';

/** Nor for somebody who waits for what was lost on the way. */
const SWEEP_SCHEDULE = '0 * * * * *';

/**
 * The app's settings for this machine: the same names as in Azure, other endpoints and keys.
 * `settings` overrides any of them.
 */
export function appEnvironment(
  addresses: StackAddresses,
  settings: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    AzureWebJobsStorage: addresses.storageConnectionString,
    RecordingsStorage: addresses.storageConnectionString,
    COSMOS_ENDPOINT: addresses.cosmosEndpoint,
    COSMOS_KEY: addresses.cosmosKey,
    SPEECH_ENDPOINT: addresses.speechEndpoint,
    SPEECH_KEY: LOCAL_SPEECH_KEY,
    SPEECH_WEBHOOK_SECRET: LOCAL_WEBHOOK_SECRET,
    SPEECH_POLL_MIN_SECONDS: POLL_MIN_SECONDS,
    SWEEP_SCHEDULE,
    PROVIDERS: 'azure-speech,azure-fast,speechmatics,openai',
    SPEECHMATICS_ENDPOINT: addresses.speechmaticsUrl,
    SPEECHMATICS_API_KEY: LOCAL_SPEECHMATICS_KEY,
    TRANSCRIPTION_BASE_URL: addresses.openAiBaseUrl,
    TRANSCRIPTION_API_KEY: LOCAL_OPENAI_KEY,
    LIVE_PROVIDERS: 'azure-speech,speechmatics',
    LIVE_SPEECH_ENDPOINT: addresses.liveSpeechEndpoint,
    LIVE_SPEECH_KEY: LOCAL_LIVE_SPEECH_KEY,
    SPEECHMATICS_LIVE_ENDPOINT: addresses.speechmaticsLiveUrl,
    SPEECHMATICS_KEYS_ENDPOINT: addresses.speechmaticsKeysUrl,
    OPENAI_BASE_URL: addresses.openAiBaseUrl,
    OPENAI_API_KEY: LOCAL_OPENAI_KEY,
    OPENAI_MODEL: 'extractive',
    ...settings,
  };
}
