import { firstBytes, jsonBytes } from '../domain/bounded';
import type { LedgerRecord } from '../domain/ledger';
import type { ResultDocument } from '../domain/result';

/** Bounds in bytes, as JSON has them, of what a reader of the ledger is shown. */
const TITLE_BYTES = 240;
const SUMMARY_BYTES = 1500;

/** All that a ledger document may take. */
const LEDGER_BYTES = 4096;

/** For what is yet to be written on it: a pointer to the result, times, the mark of a telling. */
const RESERVE_BYTES = 500;

/** So much fits beside anything that a recording may say of itself but a very long name. */
const SHORT_BYTES = 600;

type Shown = Required<Pick<LedgerRecord, 'title' | 'summary'>>;

/**
 * What the ledger shows of a result.
 *
 * @param record as it stands, where it leaves less room than usual; see {@link isLong}
 */
export function shownOf(
  result: Pick<ResultDocument, 'title' | 'brief'>,
  record?: LedgerRecord,
): Shown {
  const room = record ? roomIn(record) : LEDGER_BYTES;
  const title = firstBytes(result.title, Math.min(TITLE_BYTES, room));
  const left = room - jsonBytes(title);
  return { title, summary: firstBytes(result.brief, Math.min(SUMMARY_BYTES, left)) };
}

/** Whether it has to be looked how much room the ledger document has. */
export function isLong(shown: Shown): boolean {
  return jsonBytes(shown) > SHORT_BYTES;
}

function roomIn(record: LedgerRecord): number {
  const { result: _old, ...others } = record;
  const taken = jsonBytes({ ...others, title: '', summary: '' });
  return Math.max(0, LEDGER_BYTES - RESERVE_BYTES - taken);
}
