import { SETTINGS } from '../../shared/config/table';

type Environment = Readonly<Record<string, string | undefined>>;
type Settings = Readonly<Record<string, string>>;

/** What the system on this machine brings itself, or what leads calls elsewhere than to it. */
const OWN =
  /^(COSMOS_(ENDPOINT|KEY|DATABASE)|(RECORDINGS|TRANSCRIPTS|DEAD_LETTERS|ORIGINALS)_CONTAINER|ANNOUNCE_.*|SPEECH_WEBHOOK_SECRET|SPEECHMATICS_CALLBACK_.*)$/;

/** Settings of the app that the environment has, each by its name. Blank ones count as absent. */
export function settingsFrom(environment: Environment): Record<string, string> {
  const settings = Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value.trim() === '' || OWN.test(name) ? [] : [[name, value]];
    }),
  );
  const hasStorage =
    settings['SPEECH_ENDPOINT'] !== undefined && !!environment['RecordingsStorage'];
  return {
    // Servers of one's own take any key, but the client wants one, and the stand-in's is not for others.
    ...(settings['OPENAI_BASE_URL'] !== undefined && { OPENAI_API_KEY: 'none' }),
    ...ofTranscription(settings),
    ...ofSpeechmatics(settings, hasStorage),
    ...settings,
  };
}

/** The same for transcription; and a key alone is meant for OpenAI. */
function ofTranscription(settings: Settings): Settings {
  if (settings['TRANSCRIPTION_BASE_URL'] !== undefined) return { TRANSCRIPTION_API_KEY: 'none' };
  return settings['TRANSCRIPTION_API_KEY'] === undefined
    ? {}
    : { TRANSCRIPTION_BASE_URL: 'https://api.openai.com/v1' };
}

/** A key is meant for the real service, not for the stand-in; that one can't read this machine. */
function ofSpeechmatics(settings: Settings, hasStorage: boolean): Settings {
  if (settings['SPEECHMATICS_API_KEY'] === undefined) return {};
  const names = [
    'SPEECHMATICS_ENDPOINT',
    'SPEECHMATICS_LIVE_ENDPOINT',
    'SPEECHMATICS_KEYS_ENDPOINT',
  ] as const;
  return {
    ...Object.fromEntries(names.map((name) => [name, SETTINGS[name].default])),
    ...(!hasStorage && { SPEECHMATICS_AUDIO: 'upload' }),
  };
}

/** The same without what is secret, for a report. */
export function shownSettings(settings: Settings): Record<string, string> {
  const secrets = Object.entries(SETTINGS).filter(([, setting]) => setting.secret);
  const hidden = new Set(secrets.map(([name]) => name));
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !hidden.has(name)));
}
