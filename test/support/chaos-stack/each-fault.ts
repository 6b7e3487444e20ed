import { FAULTS, killsAtCalls } from './catalog';
import type { ChaosFault, When } from './fault';
import type { Plan } from './plan';
import { Random } from './random';
import { drops } from './recordings';

/** Different ones do not meet at the same call often, so several strike in one run. */
const FAULTS_A_RUN = 6;
const RECORDINGS = 6;

/** Runs that between them meet every fault of the catalog. */
export function plansForFaults(): Plan[] {
  const mixed = new Random(FAULTS.length).some(FAULTS, FAULTS.length);
  return groupsOf(mixed, FAULTS_A_RUN).map((faults, index) =>
    plan(`faults ${index}`, faults, { skip: 0, times: 1 }),
  );
}

/** A service that answers nothing but this for a while. */
export function plansForStorms(): Plan[] {
  return FAULTS.filter(({ name }) => / 429| 503/.test(name)).map((fault, index) =>
    plan(`storm ${index}`, [fault], { skip: 0, times: 12 }),
  );
}

/** The host dies at the k-th of several calls, for each kind of call. */
export function plansForKills(kill: () => Promise<void>, skips: readonly number[]): Plan[] {
  return killsAtCalls(kill).flatMap((fault) =>
    skips.map((skip) => plan(`${fault.name} after ${skip}`, [fault], { skip, times: 1 })),
  );
}

function plan(name: string, faults: readonly ChaosFault[], when: When): Plan {
  return {
    name,
    drops: drops(name.replaceAll(' ', '-'), RECORDINGS, ['refused'], new Random(RECORDINGS)),
    killPoints: [],
    faults: faults.map((fault) => ({ fault, when })),
  };
}

function groupsOf<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
