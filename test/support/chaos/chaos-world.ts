import { createHmac } from 'node:crypto';
import { AppError } from '../../../shared/domain/errors';
import { recordingIdOf } from '../../../shared/domain/recording-id';
import { makeNotified } from '../../../shared/adapters/azure-speech/notified';
import { makeTranscriptionEnded } from '../../../shared/operations/transcription-ended';
import type { Ports, RecordingEnded, Workflows } from '../../../shared/ports';
import { AppWorld, MINUTE, SECOND } from '../app/app-world';
import type { Between } from '../app/between';
import { DISPATCH } from '../../../shared/workflow/contract';
import { Agenda } from './agenda';
import { Host } from './host';
import { orchestratorWith } from './orchestrator-with';
import type { Sound } from './sounds';
import { hear } from './sounds';
import { teachWords } from './speech-words';
import { wrapPorts, wrapWorkflows } from './wrap';

/** Deliberate defects: what stands between an app and its sound world. `actor` says who is calling. */
export type Defect = (actor: () => string | undefined) => Between & {
  readonly withoutSweep?: boolean;
};

type ActivityCall = Parameters<NonNullable<Between['activity']>>[0];

const WEBHOOK_SECRET = 'webhook-secret-of-the-suite';
type Ended = 'done' | 'killed' | 'refused' | 'defect';

const OVER: readonly string[] = ['Completed', 'Failed', 'Terminated'];
const TRIES_OF_TRIGGER = 5;

/** An app whose host can be killed at any moment and whose services can fail at any call. */
export class ChaosWorld {
  readonly app: AppWorld;
  readonly host = new Host(() => this.app.world.crash());
  readonly agenda = new Agenda();
  /** What listeners were told. */
  readonly told: RecordingEnded[] = [];
  /** What went into and came out of activities, as it stands in histories. */
  readonly recorded: string[] = [];
  /** Errors without a verdict that triggers or the sweep ended in. */
  readonly defects: unknown[] = [];
  /** Faults that struck. */
  faults = 0;
  /** How often orchestrations were lost. */
  losses = 0;
  /** How often a host was taken for dead, and was not. */
  sleeps = 0;
  /** How far the app's clock is from the true one (ms). */
  skewMs = 0;
  /** Version that lies in the container, by path. */
  readonly blobs = new Map<string, string>();
  /** What the app sees of its ports; set while `app` is made. */
  private ports!: Ports;
  private readonly withoutSweep: boolean;
  private nextSweep: number;

  constructor({ defect = () => ({}), pageSize = 2 }: { defect?: Defect; pageSize?: number } = {}) {
    const broken = defect(() => this.host.actor()?.name);
    this.app = new AppWorld({ between: this.between(broken) });
    this.withoutSweep = broken.withoutSweep ?? false;
    this.app.speech.notified = makeNotified(WEBHOOK_SECRET);
    this.app.ports.inspector.sees = hear;
    teachWords(this.app, pageSize);
    this.nextSweep = this.now + MINUTE;
  }

  get now(): number {
    return this.app.clock.now().getTime();
  }

  idOf(path: string): string {
    return recordingIdOf(this.landing, path);
  }

  /** Writes a blob; nobody is told. */
  put(path: string, sound: Sound = 'stereo', sizeBytes?: number): void {
    const modifiedAt = this.app.clock.now().toISOString();
    const { recordings } = this.app.ports;
    const version = recordings.put(path, sizeBytes, Buffer.from(sound), { modifiedAt });
    this.blobs.set(path, version);
  }

  remove(path: string): void {
    this.blobs.delete(path);
    this.app.ports.recordings.remove(path);
  }

  /** The Speech service says that a job is over. */
  async callWebhook(providerJobId: string): Promise<void> {
    const body = Buffer.from(JSON.stringify({ self: `https://speech.example/${providerJobId}` }));
    const signature = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('base64');
    const headers = {
      'x-microsoftspeechservices-event': 'TranscriptionCompletion',
      'x-microsoftspeechservices-signature': signature,
    };
    const answer = makeTranscriptionEnded(this.ports);
    await this.perform('webhook', () =>
      answer('speech', { headers, query: {}, body }, this.app.workflows),
    );
    await this.app.world.runUntilIdle();
  }

  /** A blob is written again, and its event arrives at once, in the middle of whatever goes on. */
  async overwrite(path: string): Promise<void> {
    this.put(path);
    await this.land(path);
  }

  /** The event of a blob arrives. As the trigger does it, a landing that is refused is tried again. */
  async deliver(path: string, attempt = 1): Promise<void> {
    const end = await this.land(path);
    await this.app.world.runUntilIdle();
    if (end !== 'refused' || attempt >= TRIES_OF_TRIGGER) return;
    this.agenda.add(this.now + attempt * SECOND, () => this.deliver(path, attempt + 1));
  }

  /** The trigger runs; what comes of it does not wait for it. */
  land(path: string): Promise<Ended> {
    const blob = { container: this.landing, path };
    return this.perform('landing', () => this.app.takeIn(blob, this.app.workflows));
  }

  async sweep(): Promise<void> {
    if (!this.withoutSweep) await this.perform('sweep', () => this.app.sweepOnce());
  }

  /** A second dispatcher, from beginning to end, in the middle of whatever goes on. */
  async dispatchToo(): Promise<void> {
    const { world } = this.app;
    const id = await world.start(DISPATCH, { gatherMs: 0 });
    while (!OVER.includes(world.status(id).runtimeStatus)) {
      void world.runUntilIdle();
      await new Promise((nothingRuns) => setImmediate(nothingRuns));
    }
  }

  /** Runs a trigger, whose host may be killed. Defects are kept. */
  async perform(name: string, run: () => Promise<unknown>): Promise<Ended> {
    await this.host.up;
    try {
      const { end } = await this.host.perform(name, run);
      await this.host.up;
      return end;
    } catch (error) {
      if (error instanceof AppError) return 'refused';
      this.defects.push(error);
      return 'defect';
    }
  }

  /** Does something so many ms from now. */
  at(ms: number, run: () => void | Promise<void>): void {
    this.agenda.add(this.now + ms, run);
  }

  /** Lets time go by, with a sweep every minute, until all is over or `ms` have gone. */
  async live(ms: number, until: () => boolean = () => false): Promise<void> {
    const end = this.now + ms;
    while (this.now < end && !until()) {
      const next = Math.min(end, this.nextSweep, this.agenda.next);
      await this.app.world.advance(Math.max(0, next - this.now));
      await this.agenda.runDue(this.now);
      if (this.now >= this.nextSweep) await this.sweep();
      while (this.nextSweep <= this.now) this.nextSweep += MINUTE;
      await this.app.world.runUntilIdle();
    }
  }

  /** Nothing runs for so long: no timer, no event, no sweep. Then everything goes on at once. */
  async standStill(ms: number): Promise<void> {
    const { world } = this.app;
    const asleep = world.instances();
    for (const id of asleep) world.suspend(id);
    await world.advance(ms);
    for (const id of asleep) world.resume(id);
    await world.runUntilIdle();
  }

  /** Every recording has its end, of which was told; every job is closed, and nothing is on its way. */
  isOver(): boolean {
    const { ledger } = this.app.ports;
    const known = new Map(ledger.all().map(({ path, version }) => [path, version]));
    const isKnown = ([path, version]: [string, string]) => known.get(path) === version;
    return (
      this.agenda.next === Infinity &&
      this.app.isOver() &&
      this.app.speech.jobs.length === 0 &&
      ledger.all().every(({ untold }) => untold !== true) &&
      [...this.blobs].every(isKnown)
    );
  }

  private get landing(): string {
    return this.app.ports.recordings.landing;
  }

  private between(defect: Between): Between {
    const skewed = (ports: Ports): Ports => ({
      ...ports,
      clock: { now: () => new Date(ports.clock.now().getTime() + this.skewMs) },
      announcer: { announce: async (ended) => void this.told.push(ended) },
    });
    const same = <T>(value: T): T => value;
    const { ports = same<Ports>, workflows = same<Workflows> } = defect;
    return {
      ports: (sound) => (this.ports = ports(wrapPorts(skewed(sound), this.host))),
      workflows: (sound) => workflows(wrapWorkflows(sound, this.host)),
      activity: (call, run) => this.activity(call, () => defect.activity?.(call, run) ?? run()),
      orchestration: (name, handler) =>
        orchestratorWith(this.host, name, defect.orchestration?.(name, handler) ?? handler),
    };
  }
  /** Runs an activity as the host does it: its end is on record only if the host lives on. */
  private async activity(
    { name, input, instanceId }: ActivityCall,
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    const marked = async () => {
      const outcome = await run();
      const actor = this.host.actor();
      if (actor?.end === 'running' && !isDone(outcome)) actor.end = 'threw';
      return outcome;
    };
    const outcome = await this.host.activity(name, instanceId, marked);
    this.recorded.push(JSON.stringify([input, outcome]));
    return outcome;
  }
}

function isDone(outcome: unknown): boolean {
  return (
    typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'done'
  );
}
