import { AppError } from '../domain/errors';
import type { Ports } from '../ports';

export interface DependencyHealth {
  readonly reached: boolean;
  /** Round trip (ms). */
  readonly ms: number;
  /** What is wrong and what to do. */
  readonly problem?: string;
}

export interface Health {
  readonly healthy: boolean;
  readonly dependencies: Readonly<Record<string, DependencyHealth>>;
}

/** Asks each dependency for something small, all at the same time. */
export function makeHealth(
  ports: Pick<Ports, 'ledger' | 'recordings' | 'transcriber' | 'summarizer'>,
) {
  return async (): Promise<Health> => {
    const checks = {
      storage: () => ports.recordings.ping(),
      cosmos: () => ports.ledger.ping(),
      speech: () => ports.transcriber.ping(),
      model: () => ports.summarizer.ping(),
    };
    const entries = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await probe(check)] as const),
    );
    return {
      healthy: entries.every(([, { reached }]) => reached),
      dependencies: Object.fromEntries(entries),
    };
  };
}

async function probe(check: () => Promise<void>): Promise<DependencyHealth> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  try {
    await check();
    return { reached: true, ms: ms() };
  } catch (error) {
    // Only our own errors are known to carry no secrets.
    const problem = error instanceof AppError ? error.message : 'unexpected error; see the log';
    return { reached: false, ms: ms(), problem };
  }
}
