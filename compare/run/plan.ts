import { settingsFrom } from '../../evaluate/run/settings';
import { UsageError, type CompareOptions } from '../arguments';
import { nameOf, WAYS, type Way } from '../ways';
import { isReal, toldBy } from './real-services';

type Environment = Readonly<Record<string, string | undefined>>;
type Settings = Readonly<Record<string, string>>;

/** What is run, and with which settings of the app. */
export interface Plan {
  readonly ways: readonly Way[];
  /** Of an app on this machine; a deployed one has its own. */
  readonly settings: Settings;
  /** Whether a stand-in on this machine is the service; null where a deployed app decides. */
  standIn(way: Way): boolean | null;
}

/** What a deployed app has of which the environment says nothing. */
const USUAL = { PROVIDERS: 'azure-speech', LIVE_PROVIDERS: '' };

/**
 * Which ways to go: those of `--only`, else what PROVIDERS and LIVE_PROVIDERS of the environment
 * name, which on this machine are all if it says nothing. As soon as the environment has the endpoint
 * or the key of one real service, stand-ins are left out: their figures say nothing beside it.
 *
 * @throws UsageError where a way is asked for that can't be gone
 */
export function planOf(
  { only, app }: Pick<CompareOptions, 'only' | 'app'>,
  environment: Environment,
): Plan {
  if (app) {
    const ways = orRefuse(only ?? waysIn({ ...USUAL, ...environment }));
    return { ways, settings: {}, standIn: () => null };
  }
  const settings = settingsFrom(environment);
  const named = waysIn(settings);
  const real = named.filter((way) => isReal(way, settings));
  const ways = orRefuse(only ?? (real.length > 0 ? real : named));
  const standIn = (way: Way) => !isReal(way, settings);
  refuseDeaf(ways.filter(standIn), settings);
  return { ways, settings: { ...settings, ...providersOf(ways) }, standIn };
}

function orRefuse(ways: readonly Way[]): readonly Way[] {
  if (ways.length > 0) return ways;
  throw new UsageError(
    'PROVIDERS and LIVE_PROVIDERS of the environment name nothing that can be compared: mend them, or say --only.',
  );
}

/** The ways that the names in two settings stand for; all of a kind where a setting is not there. */
function waysIn({ PROVIDERS, LIVE_PROVIDERS }: Environment): Way[] {
  const [files, live] = [PROVIDERS, LIVE_PROVIDERS].map((names) =>
    names?.split(',').map((name) => name.trim()),
  );
  return WAYS.filter(({ mode, setting }) => {
    const names = mode === 'live' ? live : files;
    return names === undefined || names.includes(setting);
  });
}

/** With a real Speech service no recognizer is started here, so that stand-ins hear nothing. */
function refuseDeaf(standIns: readonly Way[], settings: Settings): void {
  const [first] = standIns;
  if (first && settings['SPEECH_ENDPOINT'] !== undefined) {
    throw new UsageError(
      `${nameOf(first)} would be a stand-in here, which hears nothing beside a real SPEECH_ENDPOINT: give ${toldBy(first)} as well, or leave it out of --only.`,
    );
  }
}

/** The app has to know those that are compared, and need not have the settings of others. */
function providersOf(ways: readonly Way[]): Record<string, string> {
  const namesOf = (some: readonly Way[]) => some.map(({ setting }) => setting).join(',');
  const files = namesOf(ways.filter(({ mode }) => mode !== 'live'));
  const live = namesOf(ways.filter(({ mode }) => mode === 'live'));
  return {
    ...(files !== '' && { PROVIDERS: files }),
    ...(live !== '' && { LIVE_PROVIDERS: live }),
  };
}
