import { appendFileSync } from 'node:fs';

/** Leaves a line that tests read; in a file, because the host may be killed at any time. */
export function record(what: string, details: unknown = null): void {
  const file = process.env.RECORD_FILE;
  if (!file) throw new Error('RECORD_FILE is not set.');
  appendFileSync(file, `${JSON.stringify({ what, details })}\n`);
}
