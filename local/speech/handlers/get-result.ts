import { z } from 'zod';
import { verifySignedLink } from '../protocol/signed-link';
import { sendBlobNotFound, sendLinkRefused } from '../protocol/storage-error';
import type { Handler } from './handler';

const params = z.object({ jobId: z.uuid(), fileId: z.uuid() });

/** `GET /results/…`: the content of a result file, for whoever has its link. */
export const getResult: Handler = async (context, request, reply) => {
  const now = context.settings.clock();
  const url = context.links.absolute(request.url);
  const verdict = verifySignedLink(url, now, context.store.signingKey);
  if (verdict !== 'valid') return sendLinkRefused(reply, verdict, now);
  const { jobId, fileId } = params.parse(request.params);
  context.notes.set(request, { jobId });
  // The folder of a job goes after its row, so the row decides whether it is still there.
  const exists = context.store.jobs.get(jobId) !== undefined;
  const content = exists ? await context.results.read(jobId, fileId) : undefined;
  if (content === undefined) return sendBlobNotFound(reply, now);
  return reply
    .type('application/json; charset=utf-8')
    .header('etag', `"${fileId}"`)
    .header('x-ms-blob-type', 'BlockBlob')
    .send(content);
};
