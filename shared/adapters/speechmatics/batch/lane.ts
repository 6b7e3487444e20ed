import { ResponseShapeError, ServiceError } from '../../../domain/errors';
import type { JobCheck, ProviderJob } from '../../../domain/provider';
import type { BatchLane, Submission } from '../../../ports';
import { withSpooled } from '../../media/spooled-audio';
import { SERVICE } from '../classify';
import { FILE, type SpeechmaticsHttp } from '../http';
import { parse } from '../parse';
import { toFailure } from './failures';
import { listJobs, trackingOf } from './list-jobs';
import { readResult } from './read-result';
import { toConfig, type Asked } from './to-config';
import { createdJob, oneJob, type JobDetails } from './wire';

export interface LaneSettings extends Pick<Asked, 'model' | 'environment' | 'callback'> {
  /** `link`: the service fetches by a signed URL. `upload`: the bytes go with the request. */
  readonly audio: 'link' | 'upload';
}

/** One account of the service in one region; it works on as many jobs at once as it is given. */
export function makeSpeechmaticsLane(http: SpeechmaticsHttp, settings: LaneSettings): BatchLane {
  const { environment } = settings;

  async function create(config: object, add: (form: FormData) => void): Promise<string> {
    const form = new FormData();
    add(form);
    form.append('config', JSON.stringify(config));
    const created = createdJob.safeParse(await http.call('POST', 'jobs', form));
    if (created.success) return created.data.id;
    // It was created, and is found by its name.
    throw new ServiceError(SERVICE, 'submission_unsure', 'an unreadable answer.', {
      verdict: 'unsure',
      cause: created.error,
    });
  }

  /** Without `wait=0` the service holds the answer back while the job runs. */
  async function jobOf(id: string): Promise<JobDetails | undefined> {
    const body = await unlessGone(() => http.call('GET', `jobs/${id}?wait=0`));
    return body === undefined ? undefined : parse(oneJob, body, 'job').job;
  }

  return {
    async submit({ name, profile, audio: recordings }: Submission) {
      const [audio, ...others] = recordings;
      if (!audio || others.length > 0) {
        throw new RangeError(`A job at Speechmatics has one recording, not ${recordings.length}.`);
      }
      const { audio: way, ...asked } = settings;
      const config = (url?: string) =>
        toConfig({
          ...asked,
          name,
          profile,
          phrases: audio.phrases ?? [],
          ...(url !== undefined && { url }),
        });
      if (way === 'link') return create(config(await audio.signedLink()), () => undefined);
      const uploaded = config();
      return withSpooled(audio, (blob) =>
        create(uploaded, (form) => form.append(FILE, blob, audio.name)),
      );
    },

    async find(name) {
      const found: string[] = [];
      for await (const job of listJobs(http)) {
        if (trackingOf(job)?.reference === name) found.push(job.id);
      }
      return found;
    },

    async check(providerJobId) {
      return toCheck(await jobOf(providerJobId));
    },

    async transcripts(providerJobId) {
      const job = await jobOf(providerJobId);
      if (job?.status !== 'done') return { read: [], next: null };
      const path = `jobs/${providerJobId}/transcript?format=json-v2&wait=0`;
      return { read: [() => readResult(http.text(path))], next: null };
    },

    async failures(providerJobId) {
      const check = toCheck(await jobOf(providerJobId));
      if (check.state !== 'failed') return [];
      return [{ reason: check.reason, retryable: check.retryable }];
    },

    async discard(providerJobId) {
      // A running job is locked against deletion without it.
      await unlessGone(() => http.call('DELETE', `jobs/${providerJobId}?force=true`));
    },

    async ours() {
      const jobs: ProviderJob[] = [];
      for await (const job of listJobs(http)) {
        const { reference, details } = trackingOf(job) ?? {};
        if (reference === undefined || details?.callscribeEnvironment !== environment) continue;
        jobs.push({ id: job.id, name: reference, createdAt: job.created_at });
      }
      return jobs;
    },

    async ping() {
      await http.call('GET', 'jobs?limit=1');
    },
  };
}

function toCheck(job: JobDetails | undefined): JobCheck {
  switch (job?.status) {
    case 'running':
      return { state: 'running' };
    case 'done':
      return { state: 'succeeded' };
    case 'rejected':
      return { state: 'failed', ...toFailure(job.errors ?? []) };
    case undefined:
    case 'deleted':
    case 'expired':
      return { state: 'missing' };
    default:
      throw new ResponseShapeError(SERVICE, `job status "${job?.status}"`);
  }
}

/** 404: unknown or deleted; 410: older than the seven days that jobs are kept. */
async function unlessGone<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    const isGone = error instanceof ServiceError && (error.status === 404 || error.status === 410);
    if (isGone) return undefined;
    throw error;
  }
}
