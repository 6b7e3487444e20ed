/** As many as a document of 4 KB has room for. */
export const MOST_MISSING = 50;

/** How a session ended: its client closed it, nothing came for too long, or it was as long as one may be. */
export type LiveEndedBy = 'client' | 'idle' | 'length';

/**
 * What the ledger holds of a live session, beside what it holds of every recording. No spoken words.
 * Times are ISO 8601 in UTC.
 */
export interface LiveSession {
  readonly openedAt: string;
  /** Who opened it (a hash), where people sign in: nobody else may write to it. */
  readonly openedBy?: string;
  /** Its audio may be uploaded as a recording. */
  readonly record?: true;
  /** From then on nothing is taken in any more. */
  readonly endedAt?: string;
  readonly endedBy?: LiveEndedBy;
  /** How many phrases came. */
  readonly phrases?: number;
  /** The last phrase by the client's own count, or the highest number that came. */
  readonly lastSequence?: number;
  /** Numbers of phrases that never came, the first {@link MOST_MISSING}; only where some did not. */
  readonly missing?: readonly number[];
  /** Length of the audio by the client (ms); absent where it did not close the session. */
  readonly durationMs?: number;
}

/** What ties live sessions to the ledger: fields of its documents, none on most of them. */
export interface LiveMarks {
  /** Of what it is made; absent where a blob was dropped. */
  readonly kind?: 'live';
  /** Of a live session. */
  readonly session?: LiveSession;
  /** Of a recording: id of the live session whose audio it is. */
  readonly live?: string;
  /** Of a live session: id of the recording with its audio. */
  readonly recording?: string;
}

/** The session that takes in phrases; `undefined` for one that has ended, and for what is none. */
export function openSessionIn({
  status,
  session,
}: LiveMarks & { readonly status: string }): LiveSession | undefined {
  return status === 'transcribing' && session?.endedAt === undefined ? session : undefined;
}

/** What the client says of a session when it closes it. */
export interface LiveClosing {
  readonly lastSequence: number;
  readonly durationMs: number;
}

/** The session from its end on: nothing is taken in any more. */
export function endedSession(
  session: LiveSession,
  { at, by, said }: { readonly at: Date; readonly by: LiveEndedBy; readonly said?: LiveClosing },
): LiveSession {
  return { ...session, endedAt: at.toISOString(), endedBy: by, ...said };
}

/** An ended session, with what has come of it. */
export function countedSession(session: LiveSession, received: readonly number[]): LiveSession {
  const lastSequence =
    session.lastSequence ?? received.reduce((most, one) => Math.max(most, one), 0);
  const missing = missingUpTo(lastSequence, received);
  return {
    ...session,
    phrases: received.length,
    lastSequence,
    ...(missing.length > 0 && { missing: missing.slice(0, MOST_MISSING) }),
  };
}

/** Numbers from 1 to `last` that are not among those received, in order. */
export function missingUpTo(last: number, received: readonly number[]): number[] {
  const came = new Set(received);
  const missing: number[] = [];
  for (let sequence = 1; sequence <= last; sequence += 1) {
    if (!came.has(sequence)) missing.push(sequence);
  }
  return missing;
}
