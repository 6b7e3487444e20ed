import { isLiveId, openSessionIn } from '../../domain/live';
import type { LedgerRecord } from '../../domain/ledger';
import type { Answer } from '../answer';
import type { Ports, Tagged } from '../../ports';
import { SESSION_ENDED, unknownSession } from './answers';

/** A session that was just seen is taken for what it was for so long; whoever writes looks again. */
const RECENT_MS = 3_000;
const MOST_RECENT = 1_000;

/** What a request finds, and why it can't be followed. */
export interface Seen {
  readonly found?: Tagged<LedgerRecord>;
  readonly refusal?: Answer;
}

/** Live sessions as their clients see them: each only those that it opened. */
export interface Sessions {
  /** As it stands now. */
  read(id: string, caller: string | undefined): Promise<Tagged<LedgerRecord> | undefined>;
  /** One that takes in phrases, or the answer to give instead. */
  open(id: string, caller: string | undefined): Promise<Seen>;
  /** The same as it stood a few seconds ago at most. */
  openRecently(id: string, caller: string | undefined): Promise<Seen>;
}

export function makeSessions({ clock, ledger }: Pick<Ports, 'clock' | 'ledger'>): Sessions {
  const recent = new Map<string, { readonly found: Tagged<LedgerRecord>; readonly at: number }>();

  async function readAny(id: string): Promise<Tagged<LedgerRecord> | undefined> {
    const found = isLiveId(id) ? await ledger.read(id) : undefined;
    recent.delete(id);
    if (found) recent.set(id, { found, at: clock.now().getTime() });
    const [oldest] = recent.keys();
    if (recent.size > MOST_RECENT && oldest !== undefined) recent.delete(oldest);
    return found;
  }

  async function read(id: string, caller: string | undefined) {
    return ofCaller(await readAny(id), caller);
  }

  return {
    read,

    async open(id, caller) {
      return toSeen(id, await read(id, caller));
    },

    async openRecently(id, caller) {
      const known = recent.get(id);
      const isFresh = known && clock.now().getTime() - known.at < RECENT_MS;
      return toSeen(id, isFresh ? ofCaller(known.found, caller) : await read(id, caller));
    },
  };
}

/** A session of somebody else is as unknown as one that never was. */
function ofCaller(
  found: Tagged<LedgerRecord> | undefined,
  caller: string | undefined,
): Tagged<LedgerRecord> | undefined {
  if (found?.value.kind !== 'live') return undefined;
  const owner = found.value.session?.openedBy;
  return owner === undefined || owner === caller ? found : undefined;
}

function toSeen(id: string, found: Tagged<LedgerRecord> | undefined): Seen {
  if (!found) return { refusal: unknownSession(id) };
  return openSessionIn(found.value) ? { found } : { found, refusal: SESSION_ENDED };
}
