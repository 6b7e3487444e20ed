import { makeActivities } from '../../../shared/activities';
import { toOutcome } from '../../../shared/activities/activity';
import { makeWorkflows } from '../../../shared/adapters/durable/workflows';
import { TERMINAL, type LedgerRecord } from '../../../shared/domain/ledger';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { makeSweep } from '../../../shared/operations/sweep';
import type { Clock, Log, Workflows } from '../../../shared/ports';
import { awaitContent } from '../../../shared/workflow/await-content';
import {
  AWAIT_CONTENT,
  DISPATCH,
  KEEP_TRYING,
  SUMMARIZE_RECORDINGS,
  TRANSCRIBE_BATCH,
  type Activities,
  type ActivityName,
} from '../../../shared/workflow/contract';
import { dispatch } from '../../../shared/workflow/dispatch';
import { keepTrying } from '../../../shared/workflow/keep-trying';
import { summarizeRecordings } from '../../../shared/workflow/summarize-recordings';
import { transcribeBatch } from '../../../shared/workflow/transcribe-batch';
import { createDurableWorld, type DurableWorld } from '../durable';
import { NOW } from './builders';
import { clientOf } from './world-client';
import { memoryPortsWith, takeInOf, type MemoryPorts } from './memory-ports';
import { SimulatedModel } from './simulated-model';
import { SimulatedSpeech } from './simulated-speech';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** No history may grow beyond this, whatever happens: each episode replays all of it. */
export const FEW_HUNDRED = 450;

const SETTINGS = {
  gatherMs: SECOND,
  pollMinMs: MINUTE,
  deadlineMs: 26 * HOUR,
  summariesAtOnce: 8,
};

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The whole app under virtual time: real orchestrators and activities over ports in memory. */
export class AppWorld {
  readonly world: DurableWorld = createDurableWorld({ start: new Date(NOW) });
  readonly clock: Clock = { now: () => this.world.now() };
  readonly speech = new SimulatedSpeech(this.clock);
  readonly model = new SimulatedModel();
  readonly ports: MemoryPorts<SimulatedSpeech, SimulatedModel, Clock> = memoryPortsWith(
    this.clock,
    this.speech,
    this.model,
  );
  /** Errors without a verdict that activities ended in. */
  readonly defects: unknown[] = [];
  /** Most events that each instance ever had in its history. */
  private readonly longestHistory = new Map<string, number>();
  /** Run when an activity had its effect and its answer is under way; a test may crash the host here. */
  afterActivity: (() => void) | undefined;
  readonly workflows: Workflows = makeWorkflows(clientOf(this.world), SETTINGS);
  private readonly takeIn = takeInOf(this.ports);
  private readonly sweepOnce = makeSweep(this.ports, this.takeIn, {
    jobDeadlineMs: SETTINGS.deadlineMs,
  });

  constructor() {
    const activities = makeActivities(this.ports, this.takeIn);
    for (const name of Object.keys(activities) as ActivityName[]) this.register(name, activities);
    this.world.orchestration(DISPATCH, dispatch);
    this.world.orchestration(TRANSCRIBE_BATCH, transcribeBatch);
    this.world.orchestration(SUMMARIZE_RECORDINGS, summarizeRecordings);
    this.world.orchestration(AWAIT_CONTENT, awaitContent);
    this.world.orchestration(KEEP_TRYING, keepTrying);
  }

  /** Uploads a recording, whose event arrives at once. Returns its id. */
  async land(path: string, sizeBytes?: number): Promise<string> {
    this.ports.recordings.put(path, sizeBytes);
    await this.takeIn(path, this.workflows);
    return recordingIdOf(this.ports.recordings.container, path);
  }

  record(id: string): LedgerRecord {
    return this.ports.ledger.of(id);
  }

  /** How many recordings have which status. */
  statuses(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { status } of this.ports.ledger.all()) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }

  async sweep(): Promise<void> {
    await this.sweepOnce(this.workflows, SILENT);
    await this.world.runUntilIdle();
  }

  /** Lets time go by with a sweep every minute, as the timer does it. */
  async live(ms: number): Promise<void> {
    for (let gone = 0; gone < ms; gone += MINUTE) {
      await this.world.advance(Math.min(MINUTE, ms - gone));
      await this.sweep();
    }
  }

  /** Lives on until every recording is at an end and every job is closed. Throws Error after `most` ms. */
  async liveToTheEnd(most = 3 * HOUR): Promise<void> {
    for (let gone = 0; !this.isOver(); gone += MINUTE) {
      if (gone > most) throw new Error(`Not over: ${JSON.stringify(this.statuses())}`);
      await this.live(MINUTE);
    }
  }

  /** Times at which an activity was called, in ms from the start. */
  timesOf(name: ActivityName): number[] {
    const start = Date.parse(NOW);
    return this.world.calls
      .filter(({ activity }) => activity === name)
      .map(({ at }) => at.getTime() - start);
  }

  /** Most events that any instance ever had in its history. */
  mostEvents(): number {
    for (const id of this.world.instances()) this.noteHistory(id);
    return Math.max(...this.longestHistory.values());
  }

  /** All that stands in histories now, as text. */
  historiesAsText(): string {
    return JSON.stringify(this.world.instances().map((id) => this.world.history(id)));
  }

  private isOver(): boolean {
    const { ledger, jobs } = this.ports;
    return (
      ledger.all().every(({ status }) => TERMINAL.includes(status)) &&
      jobs.all().every(({ state }) => state === 'closed')
    );
  }

  private noteHistory(instanceId: string): void {
    const events = this.world.history(instanceId).length;
    const before = this.longestHistory.get(instanceId) ?? 0;
    this.longestHistory.set(instanceId, Math.max(events, before));
  }

  private register<N extends ActivityName>(
    name: N,
    activities: ReturnType<typeof makeActivities>,
  ): void {
    this.world.activity(name, async (input: Activities[N]['input'], { instanceId }) => {
      this.noteHistory(instanceId);
      const outcome = await toOutcome(
        () => activities[name](input, { workflows: this.workflows }),
        (defect) => this.defects.push(defect),
      );
      this.afterActivity?.();
      return outcome;
    });
  }
}
