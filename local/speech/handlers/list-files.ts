import type { FieldKinds } from '../filter/predicate';
import { apiVersion } from '../protocol/api-version';
import { filterOf } from '../protocol/filter-query';
import { pageOf } from '../protocol/paging';
import { resultFiles, toFileEntity } from '../protocol/result-file';
import { sasLifetimeMs } from '../protocol/sas-lifetime';
import { jobOf, type Handler } from './handler';
import { hintToPoll } from './poll-hint';

const FIELDS: FieldKinds = { name: 'text', kind: 'text', createdDateTime: 'date' };

/** `GET /transcriptions/{id}/files` */
export const listFiles: Handler = async (context, request, reply) => {
  const { store, links, settings } = context;
  const version = apiVersion(request);
  const expiresMs = settings.clock() + sasLifetimeMs(request);
  const matches = filterOf(request, FIELDS);
  const job = jobOf(context, request);
  const files = resultFiles(job, store.recordings.ofJob(job.id)).filter(
    ({ name, kind, createdMs }) => matches({ name, kind, createdDateTime: createdMs }),
  );
  const page = pageOf(request, links, files);
  hintToPoll(context, reply, [job]);
  const link = {
    jobId: job.id,
    links,
    apiVersion: version,
    expiresMs,
    signingKey: store.signingKey,
  };
  return { ...page, values: page.values.map((file) => toFileEntity(file, link)) };
};
