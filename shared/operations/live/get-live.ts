import { missingUpTo, type LiveSession } from '../../domain/live';
import { profileFromKey } from '../../domain/profile';
import type { Ports } from '../../ports';
import type { Answer } from '../answer';
import { liveAnswer, unknownSession } from './answers';
import type { Sessions } from './sessions';

interface Came {
  /** How many phrases came. */
  readonly received: number;
  readonly missing: readonly number[];
}

/** Where a live session stands: for a client that goes on after it was cut off. */
export function makeGetLive({ livePhrases }: Pick<Ports, 'livePhrases'>, sessions: Sessions) {
  return (id: string, caller: string | undefined): Promise<Answer> =>
    liveAnswer(async () => {
      const record = (await sessions.read(id, caller))?.value;
      if (!record) return unknownSession(id);
      const { status, profile, session, recording } = record;
      const isGone = status === 'deleting' || status === 'deleted';
      const jsonBody = {
        id,
        status,
        provider: profileFromKey(profile).provider,
        ...(session && (await whatCame(id, session))),
        closed: session?.endedAt !== undefined || isGone,
        ...(session?.endedBy && { endedBy: session.endedBy }),
        ...(recording !== undefined && { recording }),
      };
      return { status: isGone ? 410 : 200, jsonBody };
    });

  async function whatCame(id: string, session: LiveSession): Promise<Came> {
    // Counted when the transcript was made; the phrases are gone then.
    const { phrases, missing = [], lastSequence } = session;
    if (phrases !== undefined) return { received: phrases, missing };
    const received = await livePhrases.sequences(id);
    const last = lastSequence ?? received.at(-1) ?? 0;
    return { received: received.length, missing: missingUpTo(last, received) };
  }
}
