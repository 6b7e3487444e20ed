import { SETTINGS } from '../chaos/settings';
import { ChaosStack } from './chaos-stack';
import { Counter } from './counts';
import type { Plan } from './plan';
import { run, type RunReport } from './run';

/** All of it, and not the part that suffices for every change. */
export const ALL = SETTINGS.everything;

/** A test's own time (ms): a machine that is busy with other things starts a host in several seconds. */
export const PATIENCE_MS = 600_000;

/** One stack for many runs; a run that goes wrong gets its successor a fresh one. */
export class Suite {
  private chaos: ChaosStack | undefined;
  private readonly counter = new Counter();

  /** @param provider the service that recordings go to */
  constructor(private readonly provider = 'azure-speech') {}

  /** Carries out a plan. */
  async run(plan: Plan): Promise<RunReport> {
    this.chaos ??= await ChaosStack.start(this.provider);
    try {
      const report = await run(this.chaos, plan);
      this.counter.add(report);
      if (report.violations.length > 0) await this.startAfresh();
      return report;
    } catch (error) {
      await this.startAfresh().catch(() => undefined);
      throw error;
    }
  }

  /** Kills the host; for faults that do so at a call. */
  readonly kill = async (): Promise<void> => {
    await this.chaos?.kill();
  };

  /** To be called when all runs are done. */
  async end(): Promise<void> {
    this.counter.write();
    await this.startAfresh();
  }

  private async startAfresh(): Promise<void> {
    const chaos = this.chaos;
    this.chaos = undefined;
    await chaos?.close();
  }
}
