import { SpeechError } from '../protocol/speech-error';
import { isUnfinished } from '../store/job';
import { idOf, type Handler } from './handler';

/**
 * `DELETE /transcriptions/{id}`: 204, also when it does not exist. What the service answers for
 * an unfinished job is not documented, only that it is not deleted; 409 is the likely code.
 */
export const deleteTranscription: Handler = async (context, request, reply) => {
  const id = idOf(request);
  const job = context.store.jobs.get(id);
  if (job !== undefined) {
    if (isUnfinished(job)) {
      throw new SpeechError(
        'Conflict',
        'InUseViolation',
        'The transcription is not finished and cannot be deleted.',
      );
    }
    context.store.transaction(() => {
      context.store.jobs.delete(id);
      context.store.journal.add({ kind: 'job', operation: 'status', status: 'Deleted', jobId: id });
      context.webhooks.publish('transcriptionDeletion', id);
    });
    await context.results.deleteJob(id);
  }
  return reply.code(204).send();
};
