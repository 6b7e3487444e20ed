import type { FastifyReply } from 'fastify';
import type { Context } from '../context';
import { isUnfinished, type Job } from '../store/job';

/** Sends `Retry-After` (seconds) when a job of the answer is not finished. */
export function hintToPoll(context: Context, reply: FastifyReply, jobs: readonly Job[]): void {
  if (jobs.some(isUnfinished)) void reply.header('retry-after', String(context.settings.pollHint));
}
