import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseFilter } from '../filter/filter';
import { FilterSyntaxError } from '../filter/filter-syntax-error';
import type { FieldKinds, Predicate } from '../filter/predicate';
import { invalid } from './speech-error';

const query = z.object({ filter: z.string().optional() });

/**
 * The test that the `filter` parameter of a request describes; without one everything passes.
 * @throws SpeechError 400 `UnsupportedFilter`
 */
export function filterOf(request: FastifyRequest, fields: FieldKinds): Predicate {
  const parsed = query.safeParse(request.query);
  if (!parsed.success) throw invalid('UnsupportedFilter', 'filter may be given once.', 'filter');
  const { filter } = parsed.data;
  if (filter === undefined || filter.trim() === '') return () => true;
  try {
    return parseFilter(filter, fields);
  } catch (error) {
    if (error instanceof FilterSyntaxError) {
      throw invalid('UnsupportedFilter', error.message, 'filter');
    }
    throw error;
  }
}
