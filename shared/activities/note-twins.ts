import { twinsAmong } from '../domain/same-content';
import type { LedgerRecord } from '../domain/ledger';
import type { Ports } from '../ports';

/** Recordings of one content that are looked at; the first of them is what the others are told of. */
const MOST_TWINS = 20;

/**
 * Says on the ledger where the same audio landed before under another name: a notice and no more, it
 * is transcribed all the same. One query by an indexed path, after the write: of two that land at
 * the same moment at least one finds the other.
 */
export async function noteTwins(
  { ledger }: Pick<Ports, 'ledger'>,
  { id, version, content, contentMd5, times }: LedgerRecord,
): Promise<void> {
  if (content === undefined) return;
  const found = await ledger.sameContent(content, MOST_TWINS);
  const others = found.filter((look) => look.id !== id);
  if (others.length === 0) return;
  const own = { id, version, landedAt: times.landedAt, ...(contentMd5 && { contentMd5 }) };
  for (const twin of twinsAmong([own, ...others])) await ledger.noteSame(twin);
}
