import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError, invalid, SpeechError } from './speech-error';

/** Answers a failed call with the body that the service would send. */
export function sendError(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  const known = toKnownError(error);
  void reply.code(known.status).send(known.toWire());
}

export function sendNotFound(_request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(404).send(new GatewayError(404, 'Resource not found').toWire());
}

function toKnownError(error: unknown): SpeechError | GatewayError {
  if (error instanceof SpeechError || error instanceof GatewayError) return error;
  return fromFastify(error) ?? unexpected(error);
}

/** What fastify refuses before a handler sees it. */
function fromFastify(error: unknown): SpeechError | GatewayError | undefined {
  if (!isFastifyError(error)) return undefined;
  switch (error.code) {
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return invalid('EmptyRequest', 'The request body is empty.');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_INVALID_JSON_FIELD_ERROR':
      return invalid('InvalidRequestBodyFormat', 'The request body is not valid JSON.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return new SpeechError(
        'UnsupportedMediaType',
        undefined,
        'The content type of the request is not supported. Send application/json.',
      );
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new GatewayError(413, 'The request body is too large.');
    default:
      return error.statusCode !== undefined && error.statusCode < 500
        ? new GatewayError(error.statusCode, error.message)
        : undefined;
  }
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** A mistake in this server: its message helps whoever repairs it and is no secret on a laptop. */
function unexpected(error: unknown): SpeechError {
  const message = error instanceof Error ? error.message : String(error);
  return new SpeechError('InternalServerError', 'UnexpectedError', message);
}
