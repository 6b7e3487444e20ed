import { MOST_ATTEMPTS, TERMINAL, type LedgerRecord } from '../../../../shared/domain/ledger';
import { violation, type Ending, type FinishedRun, type Violation } from './violation';

const lost = violation('lost');
const duplicated = violation('duplicated');
const broken = violation('broken');
const wasted = violation('wasted');

/** A ledger document is small enough to be read at a glance. */
const MOST_BYTES = 4096;

/** Every recording has exactly one ledger document, of the version that lies there, at its end. */
export function endsOf({ world, endings }: FinishedRun): Violation[] {
  const records = world.app.ports.ledger.all();
  return [
    ...[...endings].flatMap(([path, ending]) =>
      endOf(world.blobs.get(path), path, ending, records),
    ),
    ...records
      .filter(({ path }) => !endings.has(path))
      .map(({ id, path }) =>
        broken(`${id} stands on the ledger for "${path}", which nobody dropped.`),
      ),
    ...records.flatMap(shapeOf),
    ...(world.losses + world.sleeps === 0 ? records.flatMap(needlessTries) : []),
  ];
}

function endOf(
  version: string | undefined,
  path: string,
  ending: Ending,
  records: readonly LedgerRecord[],
): Violation[] {
  const own = records.filter((record) => record.path === path);
  const [record] = own;
  if (!record && ending.status === 'any') return [];
  if (!record) return [lost(`${path} has no document on the ledger.`)];
  if (own.length > 1) {
    return [
      duplicated(
        `${path} has ${own.length} ledger documents: ${own.map(({ id }) => id).join(', ')}.`,
      ),
    ];
  }
  const { id, status, reason } = record;
  if (version !== undefined && record.version !== version) {
    return [
      lost(`${id} is known at version ${record.version}, but version ${version} lies there.`),
    ];
  }
  const is = reason ? `${status} (${reason.code})` : status;
  if (!TERMINAL.includes(status)) return [lost(`${id} has not come to an end: it is ${is}.`)];
  if (ending.status === 'any') return [];
  const must = 'code' in ending ? `${ending.status} (${ending.code})` : ending.status;
  return is === must ? [] : [lost(`${id} ended as ${is} instead of ${must}.`)];
}

function shapeOf(record: LedgerRecord): Violation[] {
  const bytes = Buffer.byteLength(JSON.stringify(record));
  return [
    ...(bytes > MOST_BYTES
      ? [broken(`${record.id} has a ledger document of ${bytes} bytes.`)]
      : []),
    ...(record.attempts > MOST_ATTEMPTS
      ? [broken(`${record.id} was tried by ${record.attempts} jobs.`)]
      : []),
  ];
}

/** While no orchestration is lost, a recording that succeeds was in one job. */
function needlessTries({ id, status, attempts }: LedgerRecord): Violation[] {
  if (status !== 'completed' || attempts <= 1) return [];
  return [wasted(`${id} was claimed by ${attempts} jobs, and nothing was lost.`)];
}
