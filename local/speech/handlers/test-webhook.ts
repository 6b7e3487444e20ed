import type { Context } from '../context';
import { isUnfinished, type Job } from '../store/job';
import type { EventKind } from '../webhooks/event-kinds';
import { webhookOf, type Handler } from './handler';

/**
 * `POST /webhooks/{id}:test`: 202 when there is a transcription for at least one of its events,
 * the last of which is then sent; 204 otherwise.
 */
export const testWebhook: Handler = async (context, request, reply) => {
  const webhook = webhookOf(context, request);
  const samples = lastJobs(context).filter(([kind]) => webhook.events[kind] === true);
  if (samples.length === 0) return reply.code(204).send();
  for (const [kind, job] of samples) context.webhooks.notify(webhook, kind, job.id);
  return reply.code(202).header('retry-after', String(context.settings.pollHint)).send();
};

/** The latest job that each event could be about. */
function lastJobs({ store }: Context): [EventKind, Job][] {
  const jobs = store.jobs.all();
  const kinds: [EventKind, Job | undefined][] = [
    ['transcriptionCreation', jobs.at(-1)],
    ['transcriptionProcessing', jobs.findLast(({ status }) => status !== 'NotStarted')],
    ['transcriptionCompletion', jobs.findLast((job) => !isUnfinished(job))],
  ];
  return kinds.flatMap(([kind, job]) => (job === undefined ? [] : [[kind, job]]));
}
