import { openAsBlob } from 'node:fs';
import type { Context } from '../context';
import { toJobEntity } from '../protocol/job-entity';
import type { NotificationConfig } from '../protocol/job-config';
import { documentOf } from '../results/document-of';
import type { Job } from '../store/job';

/** The body of a notification; `type` is absent where FormData brings its own, or nothing is sent. */
export interface Contents {
  readonly body: string | FormData | undefined;
  readonly type?: string;
}

/**
 * What a notification carries: nothing for no contents; one item as the body itself; `data`, or two
 * and more, as attachments; the transcript as the attachment `data_file` where nothing is said. What a
 * job that failed does not have is left out: only `jobinfo` is there always.
 */
export async function contentsOf(
  context: Pick<Context, 'store' | 'audio'>,
  job: Job,
  { contents }: NotificationConfig,
): Promise<Contents> {
  const names = contents ?? ['transcript'];
  const [only] = names;
  if (only === undefined) return { body: undefined };
  const isRaw = contents != null && names.length === 1 && only !== 'data' && only !== 'text';
  if (isRaw) {
    const text = textOf(context, job, only);
    return text === undefined ? { body: undefined } : { body: text, type: typeOf(only) };
  }
  const form = new FormData();
  for (const name of names) {
    const part = await partOf(context, job, name);
    const field = contents == null ? 'data_file' : name;
    if (part) form.append(field, part, name === 'data' ? job.dataName : name);
  }
  return { body: form };
}

async function partOf(
  context: Pick<Context, 'store' | 'audio'>,
  job: Job,
  name: string,
): Promise<Blob | undefined> {
  if (name === 'data') {
    const { audio } = context;
    const isThere = audio.has(job.id, job.dataName);
    return isThere ? openAsBlob(audio.path(job.id, job.dataName)) : undefined;
  }
  const text = textOf(context, job, name);
  return text === undefined ? undefined : new Blob([text], { type: typeOf(name) });
}

function textOf({ store }: Pick<Context, 'store'>, job: Job, name: string): string | undefined {
  if (name === 'jobinfo') return JSON.stringify({ job: toJobEntity(job) });
  const json = store.jobs.transcript(job.id);
  if (json === undefined) return undefined;
  const format = name === 'transcript' ? 'json-v2' : name.replace('transcript.', '');
  return documentOf(format, json, job.config);
}

function typeOf(name: string): string {
  return /txt|srt/.test(name) ? 'text/plain' : 'application/json';
}
