import type { FastifyRequest } from 'fastify';
import type { Context } from '../context';
import { wholeNumber } from './handler';

/** Longer than anybody waits for an answer. */
const LONGEST_SECONDS = 600;

/** Holds a call back while the job runs, at most `wait` seconds; without it for the given time. */
export async function waitForEnd(
  { ends, store, closing }: Context,
  request: FastifyRequest,
  jobId: string,
  usualMs: number,
): Promise<void> {
  const seconds = wholeNumber(request, 'wait');
  const ms =
    seconds === undefined ? usualMs : Math.min(Math.max(0, seconds), LONGEST_SECONDS) * 1000;
  if (store.jobs.get(jobId)?.status !== 'running') return;
  await ends.wait(jobId, ms, closing);
}
