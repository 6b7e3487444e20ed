import { makeActivities, type Limits, type ReadingSettings } from '../../../shared/activities';
import { toOutcome } from '../../../shared/activities/activity';
import { makeAllowance } from '../../../shared/activities/allowance';
import type { IntakeSettings, TakeIn } from '../../../shared/activities/take-in-recording';
import { Coalesced } from '../../../shared/adapters/durable/coalesced';
import { makeWorkflows } from '../../../shared/adapters/durable/workflows';
import { TERMINAL, type LedgerRecord } from '../../../shared/domain/ledger';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { makeSweep } from '../../../shared/operations/sweep';
import type { Clock, Log, Ports, Workflows } from '../../../shared/ports';
import type { Activities, ActivityName } from '../../../shared/workflow/contract';
import { ORCHESTRATORS } from '../../../shared/workflow/orchestrators';
import { createDurableWorld, type DurableWorld } from '../durable';
import { NOW } from './builders';
import { clientOf } from './world-client';
import type { Between } from './between';
import { LIMITS, memoryPortsWith, takeInOf, type MemoryPorts } from './memory-ports';
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
};

/** The setting's default. */
const SWEEP_MS = 5 * MINUTE;

/** What a world may differ in. */
export interface AppWorldOptions {
  readonly between?: Between;
  readonly limits?: Partial<Limits & ReadingSettings>;
  readonly intake?: Partial<IntakeSettings>;
}

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
  /** The app's way into its orchestrations. */
  readonly workflows: Workflows;
  /** Takes in a blob, as the trigger does. */
  readonly takeIn: TakeIn;
  /** One sweep, without letting anything run afterwards. */
  readonly sweepOnce: () => Promise<unknown>;
  private readonly between: Between;

  constructor({ between = {}, limits = {}, intake = {} }: AppWorldOptions = {}) {
    this.between = between;
    // The app gets what stands between; tests look into the bare ports.
    const ports: Ports = between.ports?.(this.ports) ?? this.ports;
    const workflows = makeWorkflows(clientOf(this.world), SETTINGS, new Coalesced());
    this.workflows = between.workflows?.(workflows) ?? workflows;
    const bounds = { ...LIMITS, ...limits };
    this.takeIn = takeInOf(ports, intake);
    const sweep = makeSweep(ports, this.takeIn, makeAllowance(ports, bounds.budgets), {
      jobDeadlineMs: SETTINGS.deadlineMs,
      eventGraceMs: 2 * MINUTE,
      documentDays: intake.documentDays ?? 0,
    });
    this.sweepOnce = () => sweep(this.workflows, SILENT);
    const activities = makeActivities(ports, this.takeIn, bounds);
    for (const name of Object.keys(activities) as ActivityName[]) this.register(name, activities);
    for (const [name, handler] of Object.entries(ORCHESTRATORS)) {
      this.world.orchestration(name, between.orchestration?.(name, handler) ?? handler);
    }
  }

  /** Uploads a recording, whose event arrives at once. Returns its id. */
  async land(path: string, sizeBytes?: number): Promise<string> {
    const { recordings } = this.ports;
    const blob = { container: recordings.landing, path };
    recordings.put(path, sizeBytes);
    await this.takeIn(blob, this.workflows);
    return recordingIdOf(blob.container, path);
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
    await this.sweepOnce();
    await this.world.runUntilIdle();
  }

  /** Lets time go by with a sweep every five minutes, as the timer does it. */
  async live(ms: number): Promise<void> {
    for (let gone = 0; gone < ms; gone += MINUTE) {
      const sweeps = this.sweepsDue();
      await this.world.advance(Math.min(MINUTE, ms - gone));
      if (this.sweepsDue() > sweeps) await this.sweep();
    }
  }

  private sweepsDue(): number {
    return Math.floor(this.clock.now().getTime() / SWEEP_MS);
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

  /** Whether every recording is at an end and every job closed. */
  isOver(): boolean {
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
      const run = () =>
        toOutcome(
          () => activities[name](input, { workflows: this.workflows }),
          (defect) => this.defects.push(defect),
        );
      const call = { name, input, instanceId };
      const outcome = await (this.between.activity?.(call, run) ?? run());
      this.afterActivity?.();
      return outcome;
    });
  }
}
