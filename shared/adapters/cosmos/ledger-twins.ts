import type { Container } from '@azure/cosmos';
import * as z from 'zod';
import type { Ledger } from '../../ports';
import { compact } from './compact';
import { patchIf } from './ledger-patches';
import { literal, queryAll } from './query';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)
  .optional();

const lookRow = z
  .object({
    id: z.string(),
    version: z.string(),
    landedAt: z.string(),
    contentMd5: text,
    sameAs: text,
  })
  .transform((row) => compact(row));

/** Recordings of the same audio. What is deleted has no content key any more. */
export function makeLedgerTwins(container: Container): Pick<Ledger, 'sameContent' | 'noteSame'> {
  return {
    sameContent(content, limit) {
      return queryAll(
        container,
        lookRow,
        'SELECT c.id, c.version, c.times.landedAt AS landedAt, c.contentMd5, c.sameAs FROM c WHERE c.content = @content',
        { content },
        { limit },
      );
    },

    noteSame({ id, version, sameAs, by }) {
      return patchIf(container, id, `c.version = ${literal(version)} AND IS_DEFINED(c.content)`, [
        { op: 'set', path: '/sameAs', value: sameAs },
        { op: 'set', path: '/sameBy', value: by },
      ]);
    },
  };
}
