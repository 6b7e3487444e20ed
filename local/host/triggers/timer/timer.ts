import { Cron } from 'croner';
import { z } from 'zod';
import type { AppFunction } from '../../app/app';
import type { TypedData } from '../../app/core-types';
import { resolveSettings, type Settings } from '../../app/settings';
import { systemClock } from '../../durable/engine/clock';
import type { Run } from '../../run';
import type { Listener } from '../trigger';
import { HostError } from '../../host-error';

const triggerSchema = z.object({ schedule: z.string(), runOnStartup: z.boolean().default(false) });

/**
 * Runs a function on its NCRONTAB schedule (six fields, UTC). Times that pass while the machine
 * sleeps or the function still runs are skipped, not made up for.
 *
 * @throws when the schedule cannot be read
 */
export function startTimer(target: AppFunction, settings: Settings, run: Run): Listener {
  const trigger = triggerSchema.parse(target.trigger);
  const schedule = resolveSettings(trigger.schedule, settings, `The timer of '${target.name}'`);
  const times = parseSchedule(schedule, target.name);
  let cancel = () => {};
  let stopped = false;

  const invoke = async (last: Date | null) => {
    await run(target, { input: toTimerInfo(last, times.nextRun()) }).catch(() => undefined);
    sleep(times.nextRun());
  };
  const sleep = (next: Date | null) => {
    if (stopped || next === null) return;
    cancel = systemClock.at(next, () => {
      if (systemClock.now() < next) sleep(next);
      else void invoke(next);
    });
  };
  if (trigger.runOnStartup) void invoke(null);
  else sleep(times.nextRun());
  return {
    stop: async () => {
      stopped = true;
      cancel();
    },
  };
}

/** What a function gets when its timer fires (`Timer` of the library, in the host's spelling). */
export function toTimerInfo(last: Date | null, next: Date | null): TypedData {
  const now = new Date().toISOString();
  return {
    json: JSON.stringify({
      Schedule: { AdjustForDST: true },
      ScheduleStatus: {
        Last: last?.toISOString() ?? '0001-01-01T00:00:00Z',
        Next: next?.toISOString() ?? now,
        LastUpdated: last?.toISOString() ?? now,
      },
      IsPastDue: false,
    }),
  };
}

function parseSchedule(schedule: string, name: string): Cron {
  try {
    return new Cron(schedule, { paused: true, timezone: 'UTC', mode: '6-part', domAndDow: true });
  } catch (cause) {
    throw new HostError(
      `The schedule "${schedule}" of '${name}' is not an NCRONTAB expression. Write six fields: second minute hour day month weekday.`,
      { cause },
    );
  }
}
