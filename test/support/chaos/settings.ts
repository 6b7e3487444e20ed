/** What `npm run chaos` asks for, by environment variables. */
export interface ChaosSettings {
  /** Everything, and not the bounded set of every day. */
  readonly everything: boolean;
  /** The same seed gives the same runs. */
  readonly seed: number;
  /** Random runs, each with a seed of its own, counted up from `seed`. */
  readonly runs: number;
  /** File to which counts are added; undefined for none. */
  readonly counts: string | undefined;
}

const FEW_RUNS = 60;
const MANY_RUNS = 600;

export const SETTINGS: ChaosSettings = settingsOf(process.env);

/** Throws RangeError for a number that is none. */
function settingsOf(env: NodeJS.ProcessEnv): ChaosSettings {
  const everything = env['CHAOS'] === 'all';
  return {
    everything,
    seed: numberOf('CHAOS_SEED', env['CHAOS_SEED'], 1),
    runs: numberOf('CHAOS_RUNS', env['CHAOS_RUNS'], everything ? MANY_RUNS : FEW_RUNS),
    counts: env['CHAOS_COUNTS'],
  };
}

function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text)) {
    throw new RangeError(`${name} is "${text}"; set it to a whole number.`);
  }
  return Number(text);
}
