import { cpus, totalmem } from 'node:os';

/** Where and when a run was made. */
export interface Facts {
  readonly machine: string;
  /** ISO 8601. */
  readonly measuredAt: string;
  /** How long the whole run took. */
  readonly seconds: number;
}

export function factsOf(startedAt: number): Facts {
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${String(memory)} GB, Node ${process.versions.node}`,
    measuredAt: new Date().toISOString(),
    seconds: Math.round((Date.now() - startedAt) / 1000),
  };
}
