import type * as z from 'zod';
import { ResponseShapeError, ServiceError } from '../../domain/errors';
import type { JobCheck, ProviderJob } from '../../domain/provider';
import type { BatchLane } from '../../ports';
import { toFailure, toFileFailure } from './failures';
import type { SpeechHttp } from './http';
import { parse } from './parse';
import { readReport, readResult } from './read-result';
import { ENVIRONMENT, toSubmission } from './to-submission';
import { filePage, jobPage, transcriptionJob } from './wire';

/** One Speech resource. `environment` marks its jobs: other deployments may share the resource. */
export function makeAzureBatchLane(
  http: SpeechHttp,
  { environment }: { readonly environment: string },
): BatchLane {
  const filesOf = async (page: string): Promise<z.output<typeof filePage>> => {
    const answer = await unlessGone(() => http.call('GET', page));
    return answer ? parse(filePage, answer.body, 'list of files') : { values: [] };
  };

  return {
    async submit({ name, profile, audio }) {
      const urls = await Promise.all(audio.map((one) => one.link()));
      const body = toSubmission({ name, environment, profile, urls });
      const answer = await http.call('POST', 'transcriptions:submit', body);
      const created = transcriptionJob.safeParse(answer.body);
      if (created.success) return idOf(created.data.self);
      // It was created, and is found by its name.
      throw new ServiceError('Speech service', 'submission_unsure', 'an unreadable answer.', {
        verdict: 'unsure',
        cause: created.error,
      });
    },

    async find(name) {
      const filter = encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`);
      const answer = await http.call('GET', `transcriptions?filter=${filter}`);
      const { values } = parse(jobPage, answer.body, 'list of jobs');
      return values.filter((job) => job.displayName === name).map((job) => idOf(job.self));
    },

    async check(providerJobId): Promise<JobCheck> {
      const answer = await unlessGone(() => http.call('GET', `transcriptions/${providerJobId}`));
      if (!answer) return { state: 'missing' };
      const job = parse(transcriptionJob, answer.body, 'job');
      switch (job.status) {
        case 'NotStarted':
        case 'Running':
          return {
            state: 'running',
            ...(answer.retryAfterMs !== undefined && { retryAfterMs: answer.retryAfterMs }),
          };
        case 'Succeeded':
          return { state: 'succeeded' };
        case 'Failed':
          return {
            state: 'failed',
            ...toFailure(job.properties?.error?.code, job.properties?.error?.message),
          };
        default:
          throw new ResponseShapeError('Speech service', `job status "${job.status}"`);
      }
    },

    async transcripts(providerJobId, page) {
      const listed = await filesOf(page ?? `transcriptions/${providerJobId}/files`);
      const read = listed.values
        .filter((file) => file.kind === 'Transcription')
        .map((file) => () => readResult(http.result(file.links.contentUrl)));
      return { read, next: listed['@nextLink'] ?? null };
    },

    async failures(providerJobId) {
      let page: string | undefined = `transcriptions/${providerJobId}/files`;
      while (page !== undefined) {
        const listed = await filesOf(page);
        const file = listed.values.find((one) => one.kind === 'TranscriptionReport');
        if (file) {
          const parsed = await readReport(http.result(file.links.contentUrl));
          return parsed.details
            .filter((detail) => detail.status !== 'Succeeded')
            .map((detail) => toFileFailure(detail));
        }
        page = listed['@nextLink'];
      }
      return [];
    },

    async discard(providerJobId) {
      await unlessGone(() => http.call('DELETE', `transcriptions/${providerJobId}`));
    },

    async ours() {
      const jobs: ProviderJob[] = [];
      let page: string | undefined = 'transcriptions?top=100';
      while (page !== undefined) {
        const answer = await http.call('GET', page);
        const listed: z.output<typeof jobPage> = parse(jobPage, answer.body, 'list of jobs');
        for (const job of listed.values) {
          if (job.customProperties?.[ENVIRONMENT] !== environment) continue;
          jobs.push({ id: idOf(job.self), name: job.displayName, createdAt: job.createdDateTime });
        }
        page = listed['@nextLink'];
      }
      return jobs;
    },

    async ping() {
      await http.call('GET', 'transcriptions?top=1');
    },
  };
}

/** The id at the end of a `self` link, which carries a query. */
function idOf(self: string): string {
  const id = new URL(self).pathname.split('/').at(-1);
  if (id) return id;
  throw new ResponseShapeError('Speech service', 'self link without an id');
}

async function unlessGone<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ServiceError && error.status === 404) return undefined;
    throw error;
  }
}
