import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { toDateTime } from './date-time';
import type { LinkVerdict } from './signed-link';

const FORGED_DETAIL = 'Signature did not match.';
const AUTHENTICATION_MESSAGE =
  'Server failed to authenticate the request. Make sure the value of Authorization header is ' +
  'formed correctly including the signature.';

/** 403 as Azure Storage answers it for a signature that is expired or wrong. */
export function sendLinkRefused(
  reply: FastifyReply,
  verdict: Exclude<LinkVerdict, 'valid'>,
  nowMs: number,
): FastifyReply {
  const detail =
    verdict === 'forged'
      ? FORGED_DETAIL
      : `Signature not valid in the specified time frame: Current [${toDateTime(nowMs)}]`;
  return send(reply, 403, 'AuthenticationFailed', AUTHENTICATION_MESSAGE, detail, nowMs);
}

/** 404 as Azure Storage answers it. */
export function sendBlobNotFound(reply: FastifyReply, nowMs: number): FastifyReply {
  return send(reply, 404, 'BlobNotFound', 'The specified blob does not exist.', undefined, nowMs);
}

function send(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  detail: string | undefined,
  nowMs: number,
): FastifyReply {
  const requestId = randomUUID();
  const detailElement =
    detail === undefined ? '' : `<AuthenticationErrorDetail>${detail}</AuthenticationErrorDetail>`;
  return reply
    .code(status)
    .header('x-ms-error-code', code)
    .header('x-ms-request-id', requestId)
    .type('application/xml')
    .send(
      `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}\n` +
        `RequestId:${requestId}\nTime:${new Date(nowMs).toISOString()}</Message>` +
        `${detailElement}</Error>`,
    );
}
