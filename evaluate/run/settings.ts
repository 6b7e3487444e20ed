import { SETTINGS } from '../../shared/config/table';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the system on this machine brings itself. */
const OWN =
  /^(COSMOS_(ENDPOINT|KEY|DATABASE)|(RECORDINGS|TRANSCRIPTS|DEAD_LETTERS|ORIGINALS)_CONTAINER|ANNOUNCE_.*|SPEECH_WEBHOOK_SECRET)$/;

/** Settings of the app that the environment has, each by its name. Blank ones count as absent. */
export function settingsFrom(environment: Environment): Record<string, string> {
  const settings = Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value.trim() === '' || OWN.test(name) ? [] : [[name, value]];
    }),
  );
  // Servers of one's own take any key, but the client wants one, and the stand-in's is not for others.
  return settings['OPENAI_BASE_URL'] === undefined
    ? settings
    : { OPENAI_API_KEY: 'none', ...settings };
}

/** The same without what is secret, for a report. */
export function shownSettings(settings: Readonly<Record<string, string>>): Record<string, string> {
  const secrets = Object.entries(SETTINGS).filter(([, setting]) => setting.secret);
  const hidden = new Set(secrets.map(([name]) => name));
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !hidden.has(name)));
}
