import { z } from 'zod';
import { apiVersion } from '../protocol/api-version';
import { resultFiles, toFileEntity } from '../protocol/result-file';
import { sasLifetimeMs } from '../protocol/sas-lifetime';
import { notFound } from '../protocol/speech-error';
import { jobOf, type Handler } from './handler';

const params = z.object({ fileId: z.string() });

/** `GET /transcriptions/{id}/files/{fileId}` */
export const getFile: Handler = async (context, request) => {
  const { store, links, settings } = context;
  const version = apiVersion(request);
  const expiresMs = settings.clock() + sasLifetimeMs(request);
  const job = jobOf(context, request);
  const fileId = params.parse(request.params).fileId.toLowerCase();
  const file = resultFiles(job, store.recordings.ofJob(job.id)).find(({ id }) => id === fileId);
  if (file === undefined) throw notFound();
  const { signingKey } = store;
  return toFileEntity(file, { jobId: job.id, links, apiVersion: version, expiresMs, signingKey });
};
