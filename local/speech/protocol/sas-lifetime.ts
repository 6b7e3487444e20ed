import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalid } from './speech-error';

const query = z.object({
  sasLifetimeMinutes: z.coerce
    .number()
    .int()
    .positive()
    .default(12 * 60),
});

/**
 * How long result links of this call shall work, in milliseconds (default 12 h).
 * @throws SpeechError 400 `InvalidSasValidityDuration`
 */
export function sasLifetimeMs(request: FastifyRequest): number {
  const parsed = query.safeParse(request.query);
  if (!parsed.success) {
    throw invalid(
      'InvalidSasValidityDuration',
      'sasLifetimeMinutes must be a whole number of minutes from 1.',
      'sasLifetimeMinutes',
    );
  }
  return parsed.data.sasLifetimeMinutes * 60_000;
}
