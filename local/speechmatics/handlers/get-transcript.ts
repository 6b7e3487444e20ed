import { ApiError, fileExpired } from '../protocol/api-error';
import { documentOf, formatSchema } from '../results/document-of';
import { jobOf, queryOf, type Handler } from './handler';
import { waitForEnd } from './wait';

/** `GET /jobs/{id}/transcript?format=json-v2|txt|srt`: 404 while there is none. */
export const getTranscript: Handler = async (context, request, reply) => {
  const format = formatSchema.safeParse(queryOf(request, 'format') ?? 'json-v2').data;
  if (format === undefined) throw new ApiError(400, 'Format Not Supported');
  const { id } = jobOf(context, request, fileExpired);
  await waitForEnd(context, request, id, context.settings.defaultWaitMs);
  const job = jobOf(context, request, fileExpired);
  const json = context.store.jobs.transcript(id);
  if (json === undefined) throw new ApiError(404, 'Transcription not ready');
  reply.type(format === 'json-v2' ? 'application/json' : 'text/plain; charset=utf-8');
  return documentOf(format, json, job.config);
};
