import { HOUR } from '../app/app-world';
import type { ChaosWorld } from './chaos-world';
import { faultOf } from './fault';
import type { Ending, Endings } from './invariants';
import type { Strike } from './moment';
import type { Kill, Plan, PlannedRecording, PlannedSpeech } from './plan';
import { seeded } from './random';
import type { Story } from './story';
import {
  all,
  at,
  crash,
  crashAndLoseAll,
  crashAndTerminate,
  failing,
  outage,
  sleepAndTakeOver,
} from './strikes';

const BAD = { code: 'speech_InvalidData', message: 'Bad data.' };

/** The story of a plan, and what strikes in it. */
export function storyOf(plan: Plan): Story {
  return {
    name: `seed ${plan.seed}`,
    most: 14 * HOUR,
    pageSize: plan.speech.pageSize,
    tell: (world) => {
      world.app.speech.workMs = plan.speech.workMs;
      world.app.speech.hintMs = plan.speech.hintMs;
      world.app.speech.listedAfterMs = plan.speech.listedAfterMs;
      beBusy(world, plan);
      for (const recording of plan.recordings) drop(world, recording);
      for (const jump of plan.jumps) world.at(jump.at, () => leap(world, jump));
      return endingsOf(plan);
    },
  };
}

export function strikeOf(plan: Plan, world: ChaosWorld): Strike {
  return all(
    ...plan.kills.map(({ moment, how, ms }) => at(moment, () => kill(world, how, ms))),
    ...plan.faults.map(({ moment, kind }) => at(moment, failing(world, kind))),
    ...plan.outages.map((one) => outage(world, one)),
    webhooks(world, plan.speech),
  );
}

function kill(world: ChaosWorld, how: Kill, ms: number): void {
  if (how === 'crash') crash(world);
  if (how === 'terminate') crashAndTerminate(world);
  if (how === 'loseAll') crashAndLoseAll(world);
  if (how === 'sleep') sleepAndTakeOver(world, ms);
}

function beBusy({ app }: ChaosWorld, { seed, busyPercent }: Plan): void {
  const random = seeded(seed + 1);
  app.model.before = () => {
    if (random.between(1, 100) <= busyPercent) throw faultOf('summarizer.summarize', 'throttled');
  };
}

function drop(world: ChaosWorld, { path, fails, writes, removedAt }: PlannedRecording): void {
  if (fails) world.app.speech.fileFailures.set(path, { reason: BAD, retryable: false });
  for (const { at: time, sound, sizeBytes, events } of writes) {
    if (events.length !== 1) world.faults += 1;
    world.at(time, () => world.put(path, sound, sizeBytes));
    for (const delay of events) world.at(time + delay, () => world.deliver(path));
  }
  if (removedAt !== undefined) world.at(removedAt, () => world.remove(path));
}

async function leap(world: ChaosWorld, jump: Plan['jumps'][number]): Promise<void> {
  world.faults += 1;
  world.skewMs = jump.skewMs;
  world.at(HOUR, () => void (world.skewMs = 0));
  if (jump.stillMs > 0) await world.standStill(jump.stillMs);
}

/** Once a job is submitted, its webhooks are on their way. */
function webhooks(world: ChaosWorld, speech: PlannedSpeech): Strike {
  let known = 0;
  return ({ what, when }) => {
    if (what !== 'transcribers.submit' || when !== 'after') return;
    for (const job of world.app.speech.submitted.slice(known)) {
      const delays = speech.webhooks[known % speech.webhooks.length] ?? [];
      known += 1;
      if (delays.length !== 1) world.faults += 1;
      for (const delay of delays) {
        const ms = Math.max(0, job.endsAt + delay - world.now);
        world.at(ms, () => world.callWebhook(job.id));
        world.at(ms, () => world.callWebhook('unknown'));
      }
    }
  };
}

/** What lies there last decides. */
function endingsOf({ recordings }: Plan): Endings {
  return new Map(recordings.map((recording) => [recording.path, endingOf(recording)]));
}

function endingOf({ fails, writes, removedAt }: PlannedRecording): Ending {
  const last = writes.at(-1);
  if (removedAt !== undefined || !last) return { status: 'any' };
  if (last.sizeBytes === 0) return { status: 'rejected', code: 'empty' };
  if (last.sound === 'text') return { status: 'rejected', code: 'not_audio' };
  return fails ? { status: 'failed', code: BAD.code } : { status: 'completed' };
}
