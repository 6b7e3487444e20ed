import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientGone } from '../../multipart/client-gone';
import { withForm, type Form } from '../../multipart/with-form';
import type { Context } from '../context';
import { hear } from '../fast/hear';
import { toFastError } from '../protocol/fast-error';
import { parseDefinition } from '../protocol/fast-definition';
import { invalid } from '../protocol/speech-error';
import { toFastResult } from '../results/fast-result';
import { withoutQuery } from '../source-name';
import type { Handler } from './handler';

/** `POST /transcriptions:transcribe`: 200 with the transcript, as soon as it is there. */
export const transcribe: Handler = async (context, request, reply) => {
  const signal = clientGone(reply);
  const note = () => noteCut(context, request);
  signal.addEventListener('abort', note, { once: true });
  const mostBytes = context.settings.limits.fastBytes;
  const isKept = context.engine.readsFiles !== false;
  try {
    return await withForm(request, { file: 'audio', mostBytes, isKept }, async (form) =>
      resultOf(context, request, form, signal),
    );
  } catch (error) {
    if (!signal.aborted) throw toFastError(error);
    // Nobody is there to answer, and what belongs to an answer may be closed by now.
    return hijacked(reply);
  } finally {
    // Whatever cuts the connection from here on stands in the journal with the answer.
    signal.removeEventListener('abort', note);
  }
};

async function resultOf(
  context: Context,
  request: FastifyRequest,
  { fields, file }: Form,
  signal: AbortSignal,
): Promise<object> {
  const definition = parseDefinition(fields.get('definition')?.[0]);
  const { audioUrl, ...wanted } = definition;
  const audio = file ?? audioUrl;
  if (audio === undefined) {
    throw invalid('EmptyRequest', 'Send the part audio, or audioUrl in the definition.', 'audio');
  }
  const source = typeof audio === 'string' ? withoutQuery(audio) : audio.name;
  context.notes.set(request, { details: { ...wanted, source } });
  return toFastResult(await hear(context, definition, audio, signal), definition);
}

function noteCut({ store, notes }: Context, request: FastifyRequest): void {
  const details = { ...notes.get(request)?.details };
  store.journal.add({ kind: 'call', operation: 'transcribe', status: 'cut', details });
}

function hijacked(reply: FastifyReply): FastifyReply {
  reply.hijack();
  return reply;
}
