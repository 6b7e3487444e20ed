import { EventType, unnumbered, type HistoryEvent, type Message } from '../protocol/history';
import {
  fromReturnValue,
  fromThrown,
  type OrchestratorAnswer,
} from '../protocol/orchestrator-answer';
import { decide } from '../replay/decide';
import type { EpisodeResult, Instance, RuntimeStatus, Waiting } from '../store/store';
import type { Clock } from './clock';
import type { Histories } from './histories';
import type { Runner } from './runner';
import { toPayload } from './to-payload';
import { plainResult, toResult } from './to-result';
import { toParent } from './to-messages';

interface Tools {
  readonly clock: Clock;
  readonly runner: Runner;
  readonly histories: Histories;
  /** Whether events that nobody waited for survive `continueAsNew`. */
  readonly keepEvents: boolean;
}

/**
 * Takes up one message of an instance. One at a time, so that the numbers which the SDK gives and
 * those of the replay stay in step whatever the orchestrator retries.
 */
export async function runEpisode(
  tools: Tools,
  instance: Instance,
  { messageId, message }: Waiting,
): Promise<EpisodeResult> {
  const now = tools.clock.now();
  const become = (status: RuntimeStatus) =>
    plainResult(messageId, { ...instance, status, updatedAt: now.toISOString() }, [message]);
  if (message.EventType === EventType.ExecutionSuspended) return become('Suspended');
  if (message.EventType === EventType.ExecutionResumed) return become('Running');
  if (message.EventType !== EventType.ExecutionTerminated) {
    return orchestrate(tools, instance, messageId, message);
  }
  const ended = become('Terminated');
  return {
    ...ended,
    instance: { ...ended.instance, output: JSON.stringify(message.Input) },
    notices: toParent(instance, { reason: message.Input }, now),
  };
}

async function orchestrate(
  { clock, runner, histories, keepEvents }: Tools,
  instance: Instance,
  messageId: number,
  message: Message,
): Promise<EpisodeResult> {
  const past = histories.of(instance);
  const started = {
    EventType: EventType.OrchestratorStarted,
    ...unnumbered(startTime(clock, message)),
  };
  const taken: HistoryEvent[] = [started, message];
  const texts = taken.map((event) => JSON.stringify(event));
  const answer = await ask(runner, instance, toPayload(instance, [...past.texts, ...texts]));
  const history = [...past.events, ...taken];
  const now = clock.now();
  const decision = decide({ history, answer, instance, now });
  return toResult(decision, { instance, messageId, taken, now, keepEvents });
}

/** Never before the time a timer was set for, or a long one would be counted as not yet over. */
function startTime(clock: Clock, message: Message): Date {
  const now = clock.now();
  if (message.EventType !== EventType.TimerFired) return now;
  return new Date(Math.max(now.getTime(), Date.parse(message.FireAt)));
}

async function ask(
  runner: Runner,
  instance: Instance,
  payload: string,
): Promise<OrchestratorAnswer> {
  try {
    return fromReturnValue(await runner.orchestrate(instance.name, payload));
  } catch (error) {
    return fromThrown(error);
  }
}
