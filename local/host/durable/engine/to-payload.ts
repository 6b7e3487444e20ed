import type { Instance } from '../store/store';
import { LONGEST_TIMER, TIMER_STEP } from '../replay/timing';

/** Replay schema V4 of the SDK: the host makes long timers of steps, as the SDK does. */
const SCHEMA_V4 = 3;

/**
 * The payload of an orchestration trigger, as JSON text.
 *
 * @param events JSON text of each history event
 */
export function toPayload(instance: Instance, events: readonly string[]): string {
  const rest = JSON.stringify({
    instanceId: instance.id,
    isReplaying: false,
    parentInstanceId: instance.parent?.id ?? null,
    // For old Python workers; the SDK for JavaScript reads the next one.
    upperSchemaVersion: 1,
    upperSchemaVersionNew: SCHEMA_V4,
    longRunningTimerIntervalDuration: TIMER_STEP,
    maximumShortTimerDuration: LONGEST_TIMER,
    // The extension misspells this name too.
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  });
  return `{"history":[${events.join(',')}],"input":${instance.input ?? 'null'},${rest.slice(1)}`;
}
