import { endedSession, missingUpTo, type LiveClosing, type LiveSession } from '../../domain/live';
import type { LedgerRecord } from '../../domain/ledger';
import type { Ports, Tagged, Workflows } from '../../ports';
import { fromJson, IN_FLUX, parsed, refusal, TRIES, type Answer } from '../answer';
import { liveAnswer, SESSION_ENDED, unknownSession } from './answers';
import { CLOSE_HINT, closeRequest } from './requests';
import type { Sessions } from './sessions';

/** Numbers named in one answer; the others turn up when these have come. */
const MOST_NAMED = 1_000;

/**
 * Ends a live session for its client, when all phrases have come. A repeat changes nothing, and is
 * answered like the first.
 */
export function makeCloseLive(
  { clock, ledger, livePhrases }: Pick<Ports, 'clock' | 'ledger' | 'livePhrases'>,
  sessions: Sessions,
) {
  return (
    id: string,
    body: string,
    caller: string | undefined,
    workflows: Pick<Workflows, 'liveEnded'>,
  ): Promise<Answer> =>
    liveAnswer(async () => {
      const request = parsed(closeRequest, fromJson(body), CLOSE_HINT);
      if ('answer' in request) return request.answer;
      for (let tries = 0; tries < TRIES; tries += 1) {
        const found = await sessions.read(id, caller);
        if (!found) return unknownSession(id);
        const answer = await close(found, request.value);
        if (answer === 'raced') continue;
        // Also at a repeat: the first event may have been lost.
        if (answer.status === 202) await workflows.liveEnded(id);
        return answer;
      }
      return IN_FLUX;
    });

  async function close(
    { value, tag }: Tagged<LedgerRecord>,
    said: LiveClosing,
  ): Promise<Answer | 'raced'> {
    const { id, session, status } = value;
    const accepted: Answer = { status: 202, jsonBody: { id } };
    if (session && isClosedSo(session, said)) return accepted;
    if (status !== 'transcribing' || !session || session.endedAt !== undefined) {
      return SESSION_ENDED;
    }
    const received = await livePhrases.sequences(id);
    const refused = refuse(received, said);
    if (refused) return refused;
    const ended = endedSession(session, { at: clock.now(), by: 'client', said });
    return (await ledger.replace({ ...value, session: ended }, tag)) ? accepted : 'raced';
  }
}

function isClosedSo(session: LiveSession, { lastSequence }: LiveClosing): boolean {
  return session.endedBy === 'client' && session.lastSequence === lastSequence;
}

function refuse(received: readonly number[], { lastSequence }: LiveClosing): Answer | undefined {
  const last = received.at(-1) ?? 0;
  if (last > lastSequence) {
    const error = `lastSequence is ${lastSequence}, and phrase ${last} has come. Give the number of the last phrase that was sent.`;
    return refusal(400, error);
  }
  const missing = missingUpTo(lastSequence, received);
  if (missing.length === 0) return undefined;
  const error = `${missing.length} phrases have not come. Send those that are missing, then close again.`;
  return { status: 409, jsonBody: { error, missing: missing.slice(0, MOST_NAMED) } };
}
