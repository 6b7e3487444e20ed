import { apiVersion } from '../protocol/api-version';
import { toTranscriptionEntity } from '../protocol/transcription-entity';
import { jobOf, type Handler } from './handler';
import { hintToPoll } from './poll-hint';

/** `GET /transcriptions/{id}` */
export const getTranscription: Handler = async (context, request, reply) => {
  const version = apiVersion(request);
  const job = jobOf(context, request);
  hintToPoll(context, reply, [job]);
  return toTranscriptionEntity(job, context.links, version, context.faults.forStatus());
};
