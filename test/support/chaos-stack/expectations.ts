import { versionOf } from '../../../shared/domain/recording-id';
import type { LedgerDocument } from './evidence';
import type { Plan } from './plan';
import { CHANGING, ENDS, idOf, type Drop } from './recordings';

export const TERMINAL: readonly string[] = ['completed', 'rejected', 'failed', 'deleted'];

/** What must have become of everything that was ever dropped into a system. */
export class Expectations {
  readonly drops: Drop[] = [];
  /** Ids of sound recordings that may end as failed, after all that goes wrong. */
  readonly mayFail = new Set<string>();
  /** Ids of recordings that may have to be given to the speech service again. */
  readonly mayRepeat = new Set<string>();
  private readonly versions = new Map<string, string>();

  add({ drops, faults }: Plan): void {
    this.drops.push(...drops);
    const fails = faults.some(({ fault }) => fault.fails);
    const repeats = faults.some(({ fault }) => fault.repeats);
    for (const drop of drops) {
      if (fails) this.mayFail.add(idOf(drop));
      if (repeats || CHANGING.includes(drop.kind)) this.mayRepeat.add(idOf(drop));
    }
  }

  /** The newest content of a recording is this. */
  noteVersion(drop: Drop, etag: string): void {
    this.versions.set(idOf(drop), versionOf(etag));
  }

  /** What has not come to an end yet. */
  unfinished(ledger: readonly LedgerDocument[]): string[] {
    const byId = new Map(ledger.map((record) => [record.id, record]));
    return this.drops.flatMap((drop) => {
      const problem = this.problemOf(drop, byId.get(idOf(drop)));
      return problem === undefined ? [] : [`${drop.path} is ${problem}`];
    });
  }

  private problemOf(drop: Drop, record: LedgerDocument | undefined): string | undefined {
    // Deleted before anybody looked.
    if (!record) return drop.kind === 'deleted' ? undefined : 'not on the ledger';
    const { id, status, version, untold } = record;
    if (!TERMINAL.includes(status)) return status;
    if (drop.kind === 'forgotten') return status === 'deleted' ? undefined : 'not deleted yet';
    if ((this.versions.get(id) ?? version) !== version) return `${status} at an old version`;
    return untold ? `${status}, and nobody was told` : undefined;
  }
}

/** Whether a recording of this kind may end so. */
export function mayEndAs({ kind }: Drop, status: string): boolean {
  const ends: readonly string[] = ENDS[kind];
  return ends.includes(status);
}
