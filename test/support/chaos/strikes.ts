import type { ChaosWorld } from './chaos-world';
import { faultOf, isService, type FaultKind } from './fault';
import type { Moment, Strike } from './moment';

/** The host is killed and starts again at once. */
export function crash(world: ChaosWorld): void {
  world.host.kill();
}

/** The host is killed, and somebody ends every orchestration; activities that were under way run on. */
export function crashAndTerminate(world: ChaosWorld): void {
  terminateAll(world);
  world.host.kill();
}

/** The host is killed, and all that it knew of orchestrations and their activities is lost. */
export function crashAndLoseAll(world: ChaosWorld): void {
  terminateAll(world);
  world.host.kill({ forget: true });
}

function terminateAll(world: ChaosWorld): void {
  world.losses += 1;
  const { world: durable } = world.app;
  for (const id of durable.instances()) durable.terminate(id, 'lost');
}

/**
 * The host is taken for dead and its work given to another one; but it only slept, and goes on with
 * what it was doing after `ms`.
 */
export function sleepAndTakeOver(world: ChaosWorld, ms: number): void {
  world.sleeps += 1;
  const wake = world.host.kill();
  world.at(ms, async () => {
    wake();
    await world.app.world.runUntilIdle();
  });
}

/** Strikes one moment. */
export function at(index: number, strike: Strike): Strike {
  return (moment) => (moment.index === index ? strike(moment) : undefined);
}

/** Strikes the first moment that is like this. */
export function atFirst(like: (moment: Moment) => boolean, strike: Strike): Strike {
  let struck = false;
  return (moment) => {
    if (struck || !like(moment)) return;
    struck = true;
    return strike(moment);
  };
}

/** One strike after the other. */
export function all(...strikes: readonly Strike[]): Strike {
  return async (moment) => {
    for (const strike of strikes) await strike(moment);
  };
}

/**
 * The call is answered with a failure, before its effect. Where it had its effect already, only the
 * answer can have been lost: no service refuses what it has done.
 */
export function failing(world: ChaosWorld, kind: FaultKind): Strike {
  return ({ when, what }) => {
    if ((when !== 'before' && when !== 'after') || !isService(what)) return;
    world.faults += 1;
    throw faultOf(what, when === 'before' ? kind : 'unsure');
  };
}

export interface Outage {
  /** Calls concerned: `ledger.`, `transcribers.submit`, … */
  readonly calls: string;
  /** Beginning and length, from the start of the run (ms). */
  readonly from: number;
  readonly ms: number;
  readonly kind: FaultKind;
}

/** A service, or a part of it, refuses everything for a while. Counts as one fault. */
export function outage(world: ChaosWorld, { calls, from, ms, kind }: Outage): Strike {
  const start = world.now + from;
  let struck = false;
  return ({ when, what }) => {
    if (when !== 'before' || !what.startsWith(calls) || !isService(what)) return;
    if (world.now < start || world.now >= start + ms) return;
    if (!struck) world.faults += 1;
    struck = true;
    throw faultOf(what, kind);
  };
}
