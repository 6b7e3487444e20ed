import { endedSession, openSessionIn, type LiveEndedBy, type LiveSession } from '../../domain/live';
import type { Ports } from '../../ports';
import type { Activity } from '../activity';
import { inFlux, RACES } from '../races';

/** How long a session may be silent, and how long it may be (ms). */
export interface LiveTimes {
  readonly idleMs: number;
  readonly mostMs: number;
}

/**
 * Whether a live session is over: closed, deleted, or left by a client that is gone. The last is
 * ended here, with what it has.
 */
export function makeLookAtLive(
  { clock, ledger, livePhrases }: Pick<Ports, 'clock' | 'ledger' | 'livePhrases'>,
  times: LiveTimes,
): Activity<'lookAtLive'> {
  return async ({ jobId }) => {
    for (let race = 0; race < RACES; race += 1) {
      const found = await ledger.read(jobId);
      const session = found && openSessionIn(found.value);
      if (!found || !session) return { isOver: true };
      const now = clock.now();
      const { at, by } = await endOf(jobId, session);
      if (now < at) return { lookAgainAt: at.toISOString() };
      const ended = { ...found.value, session: endedSession(session, { at: now, by }) };
      if (await ledger.replace(ended, found.tag)) return { isOver: true };
    }
    throw inFlux(jobId);
  };

  /** When it ends if nothing comes until then. */
  async function endOf(
    jobId: string,
    { openedAt }: LiveSession,
  ): Promise<{ at: Date; by: LiveEndedBy }> {
    const lastAt = (await livePhrases.lastAt(jobId)) ?? openedAt;
    const idle = Date.parse(lastAt) + times.idleMs;
    const length = Date.parse(openedAt) + times.mostMs;
    return idle < length
      ? { at: new Date(idle), by: 'idle' }
      : { at: new Date(length), by: 'length' };
  }
}
