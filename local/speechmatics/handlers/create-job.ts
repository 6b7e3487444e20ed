import { randomBytes } from 'node:crypto';
import type { Context } from '../context';
import { fileName } from '../../speech/source-name';
import { ApiError } from '../protocol/api-error';
import { parseConfig } from '../protocol/job-config';
import { documentOf, formatSchema } from '../results/document-of';
import type { Job } from '../store/job';
import { queryOf, type Handler } from './handler';
import { readForm, type Form } from './read-form';
import { waitForEnd } from './wait';

const ID_LENGTH = 10;
const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** `POST /jobs`: 201 with the id; with `wait` also what became of it, as far as it is known by then. */
export const createJob: Handler = async (context, request, reply) => {
  const { store, settings, runner, notes } = context;
  if (store.jobs.count('running') >= settings.limits.concurrentJobs) {
    throw new ApiError(429, 'Max concurrent running jobs exceeded');
  }
  const id = newId();
  const job = await toJob(context, id, await readForm(context, request, id)).catch(
    async (error: unknown) => {
      await context.audio.deleteUpload(id);
      throw error;
    },
  );
  notes.set(request, { jobId: id });
  store.transaction(() => {
    store.jobs.put(job);
    store.journal.add({ kind: 'job', operation: 'status', status: job.status, jobId: id });
  });
  runner.add(id);
  reply.code(201);
  if (queryOf(request, 'wait') === undefined) return { id };
  await waitForEnd(context, request, id, 0);
  return { id, ...outcomeOf(context, id, queryOf(request, 'format')) };
};

async function toJob({ settings }: Context, id: string, form: Form): Promise<Job> {
  if (form.config === undefined) throw new ApiError(400, 'Malformed request', 'Missing config');
  const config = parseConfig(form.config);
  const { url } = config.fetch_data ?? {};
  if (url === undefined && form.dataName === undefined)
    throw new ApiError(400, 'Missing data_file');
  return {
    id,
    createdMs: settings.clock(),
    dataName: form.dataName ?? fileName(url ?? ''),
    config,
    status: 'running',
    errors: [],
    untold: [],
  };
}

/** Of a job that was waited for; `created` is what the service calls one that is still running. */
function outcomeOf({ store }: Context, id: string, format = 'json-v2'): object {
  const job = store.jobs.get(id);
  const json = store.jobs.transcript(id);
  const status = job?.status === 'running' ? 'created' : (job?.status ?? 'deleted');
  const known = formatSchema.safeParse(format).data;
  if (!job || !known || json === undefined) return { status };
  const text = documentOf(known, json, job.config) ?? '';
  return { status, [known]: known === 'json-v2' ? (JSON.parse(text) as unknown) : text };
}

function newId(): string {
  return [...randomBytes(ID_LENGTH)].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('');
}
