import type { LedgerRecord } from '../../domain/ledger';
import type { LiveSession } from '../../domain/live';
import { profileFromKey } from '../../domain/profile';

/** What there is to say of a live session, or of the recording with its audio; nothing of any other. */
export function liveFacts({ kind, live, recording, session, profile }: LedgerRecord): object {
  return {
    ...(kind && { kind }),
    ...(session && { session: { provider: profileFromKey(profile).provider, ...shown(session) } }),
    ...(live !== undefined && { live }),
    ...(recording !== undefined && { recording }),
  };
}

function shown(session: LiveSession): object {
  const { openedBy: _openedBy, ...rest } = session;
  const notes = [endNote(session), missingNote(session)].filter((one) => one !== undefined);
  return { ...rest, ...(notes.length > 0 && { note: notes.join(' ') }) };
}

function endNote({ endedBy }: LiveSession): string | undefined {
  switch (endedBy) {
    case 'idle':
      return 'Nothing came for a while and nobody closed the session, so it ended with what it had.';
    case 'length':
      return 'The session was as long as one may be, so it ended with what it had.';
    case 'client':
    case undefined:
      return undefined;
  }
}

function missingNote({ missing }: LiveSession): string | undefined {
  if (!missing) return undefined;
  return `Phrases that never came, by their numbers: ${missing.join(', ')}.`;
}
