import { setTimeout as sleep } from 'node:timers/promises';
import { Answers } from './answers';
import { gather } from './evidence';
import { Expectations } from './expectations';
import { judge, type Verdict } from './invariants';
import { MovingClock } from './moving-clock';
import { contentOf, type Drop } from './recordings';
import { ChaosSystem } from './system';

/** What was on its way to the services when the host died arrives within this. */
const ARRIVING_MS = 100;
/** A host that does not come up so often in a row, without being killed, is broken. */
const MOST_STARTS = 3;
const KILL_AT = 'HOST_KILL_AT';

/** The whole system, with a supervisor that starts the function process again whenever it dies. */
export class ChaosStack {
  readonly expected = new Expectations();
  /** How often the host has died, at kill points and at calls. */
  deaths = 0;
  isUp = false;
  private readonly supervisor: Promise<void>;
  /** Resolves when the host is up. */
  private up = Promise.withResolvers<void>();
  private points: string[] = [];
  private isOrdered = false;
  private closing = false;
  private broken: Error | undefined;

  private constructor(
    readonly system: ChaosSystem,
    readonly clock: MovingClock,
    readonly answers: Answers,
  ) {
    this.supervisor = this.supervise().catch((error: unknown) => {
      this.broken = error instanceof Error ? error : new Error(String(error));
      this.up.resolve();
    });
  }

  static async start(provider: string): Promise<ChaosStack> {
    const clock = new MovingClock();
    try {
      const system = await ChaosSystem.start(clock.file, provider);
      return new ChaosStack(system, clock, new Answers(system));
    } catch (error) {
      clock.close();
      throw error;
    }
  }

  /** Kill points that the host has not come past yet. */
  get pointsLeft(): readonly string[] {
    const current = this.system.settings[KILL_AT];
    return current === undefined ? this.points : [current, ...this.points];
  }

  /** The next lives of the host end at these points, one after the other; the one after lives on. */
  async dieAt(points: readonly string[]): Promise<void> {
    this.points = [...points];
    delete this.system.settings[KILL_AT];
    if (points.length > 0) await this.restart();
  }

  /** Forgets kill points that were never come past. */
  async liveOn(): Promise<void> {
    const isArmed = this.system.settings[KILL_AT] !== undefined;
    this.points = [];
    delete this.system.settings[KILL_AT];
    if (isArmed) await this.restart();
  }

  /** Puts a recording there; `again` overwrites it with another one. */
  async drop(one: Drop, again = false): Promise<void> {
    const content = contentOf(one, again);
    const blob = this.system.blobs(one.container).getBlockBlobClient(one.path);
    const { etag } = await blob.upload(content, content.length);
    if (etag !== undefined) this.expected.noteVersion(one, etag);
  }

  /** Whether everything that was ever dropped is as it must be. */
  async judge(): Promise<Verdict> {
    return judge(await gather(this.system), this.expected);
  }

  /** Kills the host as a power cut would; the supervisor starts it again. */
  async kill(): Promise<void> {
    await this.system.stack.host().kill('SIGKILL');
  }

  /** @throws what keeps the host from being started again */
  check(): void {
    if (this.broken !== undefined) throw this.broken;
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.system.close();
    await this.supervisor;
    this.clock.close();
    this.check();
  }

  /** A death that does not count, and the life after it. */
  private async restart(): Promise<void> {
    await this.up.promise;
    this.isOrdered = true;
    await this.kill();
    await this.up.promise;
  }

  private async supervise(): Promise<void> {
    for (;;) {
      this.isUp = true;
      this.up.resolve();
      await this.system.stack.host().exited;
      if (this.closing) return;
      this.isUp = false;
      this.up = Promise.withResolvers();
      if (!this.isOrdered) this.deaths += 1;
      this.isOrdered = false;
      await sleep(ARRIVING_MS);
      await this.answers.noteDeath();
      await this.revive();
    }
  }

  /** It may come past its kill point before it is up: then it is up in its next life. */
  private async revive(): Promise<void> {
    for (let starts = 1; !this.closing;) {
      const point = this.points.shift();
      if (point === undefined) delete this.system.settings[KILL_AT];
      else this.system.settings[KILL_AT] = point;
      try {
        await this.system.stack.restartHost();
        return;
      } catch (error) {
        if (point === undefined && (starts += 1) > MOST_STARTS) throw error;
        this.deaths += 1;
      }
    }
  }
}
