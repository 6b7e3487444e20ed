import { writeSync } from 'node:fs';
import type { Runner } from './durable/engine/runner';
import type { Store } from './durable/store/store';
import { HostError } from './host-error';
import type { Run } from './run';

/**
 * A point at which the host dies as by a power cut. Of an activity, an orchestrator's episode or a
 * triggered function: `before` it begins; `after-effect`, when it has ended and nobody knows it;
 * `after-record`, when its end is stored and nobody has acted on that. A trigger has no record here.
 */
export interface KillPoint {
  readonly kind: 'activity' | 'orchestrator' | 'trigger';
  readonly name: string;
  readonly moment: 'before' | 'after-effect' | 'after-record';
  /** Dies when it comes past for this time, counted from 1. */
  readonly passage: number;
}

const FORM =
  /^(activity|orchestrator|trigger):(\w+):(before|after-effect|after-record)(?:#(\d+))?$/;

/**
 * Reads a kill point like `activity:closeJob:after-effect#2`; without a number it is the first time.
 *
 * @throws HostError for anything else
 */
export function parseKillPoint(text: string): KillPoint {
  const [, kind, name = '', moment, passage = '1'] = FORM.exec(text) ?? [];
  if (kind === undefined || moment === undefined) {
    throw new HostError(
      `HOST_KILL_AT is "${text}". Write activity, orchestrator or trigger, a name, and before, after-effect or after-record, like activity:closeJob:after-effect#2.`,
    );
  }
  return {
    kind: kind as KillPoint['kind'],
    name,
    moment: moment as KillPoint['moment'],
    passage: Number(passage),
  };
}

/** Ways past which the host comes; each is the identity when there is no kill point. */
export interface Kills {
  inRun(run: Run): Run;
  inRunner(runner: Runner): Runner;
  inStore(store: Store): Store;
}

export function createKills(point: KillPoint | undefined): Kills {
  if (point === undefined) return { inRun: same, inRunner: same, inStore: same };
  let passages = 0;
  const reach = (kind: KillPoint['kind'], name: string, moment: KillPoint['moment']) => {
    if (kind !== point.kind || name !== point.name || moment !== point.moment) return;
    passages += 1;
    if (passages === point.passage) die(`${kind}:${name}:${moment}#${passages}`);
  };
  const around = async <T>(kind: KillPoint['kind'], name: string, work: () => Promise<T>) => {
    reach(kind, name, 'before');
    try {
      return await work();
    } finally {
      reach(kind, name, 'after-effect');
    }
  };
  return {
    inRun: (run) => (target, invocation) => {
      // Activities have their own kind.
      if (target.trigger.type.toLowerCase() === 'activitytrigger') return run(target, invocation);
      return around('trigger', target.name, () => run(target, invocation));
    },
    inRunner: (runner) => ({
      hasOrchestrator: (name) => runner.hasOrchestrator(name),
      orchestrate: (name, payload) =>
        around('orchestrator', name, () => runner.orchestrate(name, payload)),
      perform: (work) => around('activity', work.name, () => runner.perform(work)),
    }),
    inStore: (store) => {
      const endActivity = store.endActivity.bind(store);
      const commit = store.commit.bind(store);
      store.endActivity = (work, message) => {
        const awaited = endActivity(work, message);
        reach('activity', work.name, 'after-record');
        return awaited;
      };
      store.commit = (result) => {
        commit(result);
        reach('orchestrator', result.instance.name, 'after-record');
      };
      return store;
    },
  };
}

function same<T>(value: T): T {
  return value;
}

/** Says so, for whoever reads the log, and does not return: the signal cannot be caught. */
function die(where: string): void {
  writeSync(1, `Killed at ${where}\n`);
  process.kill(process.pid, 'SIGKILL');
}
