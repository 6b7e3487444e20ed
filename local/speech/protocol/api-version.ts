import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalid } from './speech-error';

/** Dated versions that have the batch protocol of this server. */
const API_VERSIONS: readonly string[] = ['2025-10-15', '2024-11-15'];

const query = z.object({ 'api-version': z.string() });

/** @throws SpeechError 400 when the call has none or one that is not known here. */
export function apiVersion(request: FastifyRequest): string {
  const parsed = query.safeParse(request.query);
  if (!parsed.success) {
    throw invalid(
      'InvalidParameter',
      'The query parameter api-version is required once.',
      'api-version',
    );
  }
  const version = parsed.data['api-version'];
  if (!API_VERSIONS.includes(version)) {
    throw invalid(
      'InvalidParameterValue',
      `The api-version is not supported. Use one of ${API_VERSIONS.join(', ')}.`,
      'api-version',
    );
  }
  return version;
}
