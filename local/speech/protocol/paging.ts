import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Links } from './links';
import { invalid } from './speech-error';

/** Documented for models; the largest page of the service is not published, so ours is the same. */
const PAGE_SIZE = 100;

const query = z.object({
  skip: z.coerce.number().int().nonnegative().default(0),
  top: z.coerce.number().int().positive().default(PAGE_SIZE),
});

export interface Page<T> {
  readonly values: readonly T[];
  /** Absolute URL of what follows, with all parameters of the request. */
  readonly '@nextLink'?: string;
}

/**
 * Cuts the page out of `items` that `skip` and `top` of the request ask for.
 * @throws SpeechError 400 when they are no sensible numbers.
 */
export function pageOf<T>(request: FastifyRequest, links: Links, items: readonly T[]): Page<T> {
  const parsed = query.safeParse(request.query);
  if (!parsed.success) {
    throw invalid(
      'UnsupportedPagination',
      'skip must be a whole number from 0 and top a whole number from 1.',
    );
  }
  const { skip } = parsed.data;
  const top = Math.min(parsed.data.top, PAGE_SIZE);
  const values = items.slice(skip, skip + top);
  if (skip + top >= items.length) return { values };
  const next = links.absolute(request.url);
  next.searchParams.set('skip', String(skip + top));
  next.searchParams.set('top', String(top));
  return { values, '@nextLink': next.href };
}
