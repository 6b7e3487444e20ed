import { AppError } from '../../domain/errors';
import {
  countedSession,
  toRecognition,
  type LivePhrase,
  type LiveSession,
} from '../../domain/live';
import type { LedgerRecord } from '../../domain/ledger';
import { profileFromKey } from '../../domain/profile';
import type { Ports } from '../../ports';
import type { Activity } from '../activity';
import { jobOf } from '../job-of';
import { makeKeepTranscript, type KeepPorts } from '../keep-transcript';
import type { RedactionSettings } from '../redact-transcript';

/** So long after its close a session waits for phrases that were there before. */
const LAG_MS = 5 * 60_000;

/** Read at a time. */
const PAGE = 500;

/**
 * Makes the transcript of a live session that has ended, from the phrases that came, by the same way
 * as every other; then the phrases go: they are what was said before anything was blotted out.
 */
export function makeCollectLive(
  ports: KeepPorts & Pick<Ports, 'jobs' | 'livePhrases'>,
  redaction?: RedactionSettings,
): Activity<'collectLive'> {
  const { clock, jobs, ledger, livePhrases } = ports;
  const keep = makeKeepTranscript(ports, redaction);

  return async ({ jobId }) => {
    const record = (await ledger.read(jobId))?.value;
    // A repeat must not make it anew of phrases that are half deleted by now.
    if (record?.status === 'transcribing') await collect(record);
    if (record?.status !== 'failed') await livePhrases.deleteAll(jobId);
    return null;
  };

  async function collect({ id, profile, channels = 1, session }: LedgerRecord): Promise<void> {
    const { manifest } = await jobOf(jobs, id);
    const [entry] = manifest;
    if (!entry || !session) return;
    const phrases = await allOf(id);
    const counted = countedSession(
      session,
      phrases.map(({ sequence }) => sequence),
    );
    if (isBehind(counted, clock.now())) throw notAllThere(id);
    const { durationMs } = session;
    const { provider, locale } = profileFromKey(profile);
    await keep(
      { jobId: id, entry, provider, locale, also: { session: counted } },
      toRecognition(phrases, { channels, ...(durationMs !== undefined && { durationMs }) }),
    );
  }

  async function allOf(sessionId: string): Promise<LivePhrase[]> {
    const all: LivePhrase[] = [];
    for (;;) {
      const page = await livePhrases.page(sessionId, all.at(-1)?.sequence ?? 0, PAGE);
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }
}

/** All were there when the client closed the session: another replica may lag behind that for a moment. */
function isBehind({ endedBy, endedAt = '', missing }: LiveSession, now: Date): boolean {
  return endedBy === 'client' && !!missing && now.getTime() < Date.parse(endedAt) + LAG_MS;
}

function notAllThere(id: string): AppError {
  const message = `Not all phrases of ${id} can be read yet.`;
  return new AppError('live_phrases_lag', message, { verdict: 'later' });
}
