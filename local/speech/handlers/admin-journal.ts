import { z } from 'zod';
import { parseBody } from '../protocol/parse-body';
import type { Handler } from './handler';

const query = z.object({ after: z.coerce.number().int().nonnegative().default(0) });

/** `GET /admin/journal?after=<sequence>` */
export const getJournal: Handler = async (context, request) => {
  const { after } = parseBody(query, request.query, {});
  return { entries: context.store.journal.entries(after) };
};
