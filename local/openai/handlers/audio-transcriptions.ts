import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { clientGone } from '../../multipart/client-gone';
import { withForm } from '../../multipart/with-form';
import type { RecognitionEngine } from '../../speech/engine';
import { hear } from '../audio/hear';
import { toAnswer } from '../audio/to-answer';
import { MOST_BYTES, readTranscriptionRequest } from '../audio/transcription-request';
import type { Context } from '../context';
import { answering } from './answering';

/** `POST /audio/transcriptions`, where there is somebody to listen. */
export function registerTranscriptions(
  api: FastifyInstance,
  context: Context,
  engine: RecognitionEngine,
): void {
  const isKept = engine.readsFiles !== false;
  const handler = answering(context, 'transcription', ({ request, reply, seen }) => {
    const signal = clientGone(reply);
    return withForm(request, { file: 'file', mostBytes: MOST_BYTES, isKept }, async (form) => {
      const asked = readTranscriptionRequest(form, context.settings.models);
      Object.assign(seen, { model: asked.model });
      context.limiter.take(0);
      return toAnswer(await hear(engine, asked, signal), asked);
    });
  });
  void api.register(async (scope) => {
    await scope.register(multipart);
    scope.post('/audio/transcriptions', handler);
  });
}
