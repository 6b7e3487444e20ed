import type { Ports } from '../../../shared/ports';

/** The process ends here: the call was not made, or it was and its answer never came. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** These do no I/O, so nothing can be cut off in them. */
const UNCOUNTED: readonly string[] = [
  'now',
  'url',
  'inspect',
  'tokensFor',
  'callsFor',
  'fingerprint',
];

/**
 * The ports, except that call number `at` (from 1) to any of them crashes, before or after its
 * effect. No call after it comes through, so that code which catches everything does not outlive it.
 */
export function crashing<P extends Partial<Ports>>(
  ports: P,
  at: number,
  when: 'before' | 'after',
  onCrash: () => void = () => undefined,
): P {
  let calls = 0;
  const crash = () => {
    onCrash();
    return new Crash();
  };
  const wrap = (port: object): object =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        // Transcribers and providers do nothing themselves; their lanes do.
        if (name === 'on' || name === 'provider') {
          return (of: string) => wrap(member.call(target, of) as object);
        }
        if (UNCOUNTED.includes(String(name))) return member.bind(target) as unknown;
        return async (...input: unknown[]) => {
          calls += 1;
          if (calls > at) throw new Crash();
          const isHere = calls === at;
          if (isHere && when === 'before') throw crash();
          const output: unknown = await member.apply(target, input);
          if (isHere) throw crash();
          return output;
        };
      },
    });
  const entries = Object.entries(ports).map(([name, port]) => [name, wrap(port as object)]);
  return Object.fromEntries(entries) as P;
}

/**
 * Runs a scenario once for every point at which it can crash, and says how many there were.
 *
 * @param scenario sets up anew, runs once with `crash(ports)` in place of its ports, and once more
 *   with the sound ones if that crashed
 */
export async function atEveryPoint(
  scenario: (
    attempt: <P extends Partial<Ports>>(
      ports: P,
      run: (ports: P) => Promise<unknown>,
    ) => Promise<void>,
  ) => Promise<void>,
): Promise<number> {
  let points = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1, crashed = true; crashed; at += 1) {
      crashed = false;
      await scenario(async (ports, run) => {
        let isDead = false;
        try {
          await run(crashing(ports, at, when, () => (isDead = true)));
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
        if (!isDead) return;
        crashed = true;
        points += 1;
        await run(ports);
      });
    }
  }
  return points;
}
