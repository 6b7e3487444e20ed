import type { FieldKinds } from '../filter/predicate';
import { apiVersion } from '../protocol/api-version';
import { filterOf } from '../protocol/filter-query';
import { pageOf } from '../protocol/paging';
import { toTranscriptionEntity } from '../protocol/transcription-entity';
import type { Handler } from './handler';
import { hintToPoll } from './poll-hint';

const FIELDS: FieldKinds = {
  displayName: 'text',
  description: 'text',
  createdDateTime: 'date',
  lastActionDateTime: 'date',
  status: 'text',
  locale: 'text',
};

/** `GET /transcriptions`: oldest first. */
export const listTranscriptions: Handler = async (context, request, reply) => {
  const version = apiVersion(request);
  const matches = filterOf(request, FIELDS);
  const jobs = context.store.jobs.all().filter((job) =>
    matches({
      displayName: job.displayName,
      description: job.description,
      createdDateTime: job.createdMs,
      lastActionDateTime: job.lastActionMs,
      status: job.status,
      locale: job.locale,
    }),
  );
  const page = pageOf(request, context.links, jobs);
  hintToPoll(context, reply, page.values);
  const values = page.values.map((job) => toTranscriptionEntity(job, context.links, version));
  return { ...page, values };
};
