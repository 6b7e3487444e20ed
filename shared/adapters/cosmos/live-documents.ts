import * as z from 'zod';
import { livePhraseSchema } from '../../domain/live';
import { gone } from './gone';

/** What ties live sessions to the ledger. */
export const liveMarks = {
  kind: gone(z.literal('live')),
  session: gone(
    z.object({
      openedAt: z.string(),
      openedBy: gone(z.string()),
      record: gone(z.literal(true)),
      endedAt: gone(z.string()),
      endedBy: gone(z.enum(['client', 'idle', 'length'])),
      phrases: gone(z.number()),
      lastSequence: gone(z.number()),
      missing: gone(z.array(z.number())),
      durationMs: gone(z.number()),
    }),
  ),
  live: gone(z.string()),
  recording: gone(z.string()),
};

/** A phrase as a document holds it, without what the document adds. */
export const phraseDocument = z.object(livePhraseSchema.shape);
