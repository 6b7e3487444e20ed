import { randomBytes } from 'node:crypto';
import type { Allowance } from '../../activities/allowance';
import { toChosen } from '../../domain/choosing';
import type { Job } from '../../domain/job';
import type { LedgerRecord } from '../../domain/ledger';
import { LIVE_ID_BYTES, liveIdOf } from '../../domain/live';
import { profileKey } from '../../domain/profile';
import type { Ports, Workflows } from '../../ports';
import { fromJson, parsed, refusal, type Answer } from '../answer';
import { LIVE_IS_OFF, liveAnswer } from './answers';
import { decideLive, type LiveDecision, type LiveDefaults } from './decide-live';
import { OPEN_HINT, openRequest, PHRASES_PER_APPEND, type OpenRequest } from './requests';

const DAY_MS = 24 * 3_600_000;

/** A session is never overwritten: it has this version and no other. */
const VERSION = '1';

/** Where its document says that it is; no blob container is meant. */
const PLACE = 'live';

export interface OpenLiveSettings extends LiveDefaults {
  readonly idleMs: number;
  readonly mostMs: number;
}

/** Who opens what, and how it was decided. */
interface Opening {
  readonly id: string;
  readonly request: OpenRequest;
  readonly decision: LiveDecision;
  readonly caller: string | undefined;
  readonly now: Date;
}

/**
 * Opens a live session: a vendor is chosen and asked for a token first, so that one that refuses
 * leaves nothing behind; then the documents, then what follows the session. What is lost in between
 * is found by the sweep, and ends like a session from which nothing came.
 */
export function makeOpenLive(
  ports: Pick<Ports, 'clock' | 'jobs' | 'ledger' | 'liveProviders'>,
  allowance: Pick<Allowance, 'refusal'>,
  settings: OpenLiveSettings,
) {
  const { clock, jobs, ledger, liveProviders } = ports;

  return (
    body: string,
    caller: string | undefined,
    workflows: Pick<Workflows, 'startLive'>,
  ): Promise<Answer> =>
    liveAnswer(async () => {
      const { providers } = liveProviders;
      if (providers.length === 0) return LIVE_IS_OFF;
      const asked = parsed(openRequest, fromJson(body), OPEN_HINT);
      if ('answer' in asked) return asked.answer;
      const request = asked.value;
      const decision = decideLive(request, providers, settings);
      if ('problem' in decision) return refusal(400, decision.problem);
      const now = clock.now();
      const refused = await allowance.refusal(now);
      if (refused) return refusal(503, `Not now. ${refused.message}`);
      const connection = await decision.provider.connect();
      const id = liveIdOf(randomBytes(LIVE_ID_BYTES));
      const opening = { id, request, decision, caller, now };
      await jobs.create(toJob(opening));
      await ledger.create(toRecord(opening));
      await workflows.startLive(id);
      return { status: 201, jsonBody: { ...toBody(opening), connection, ...limits() } };
    });

  function limits() {
    const idleSeconds = settings.idleMs / 1000;
    const mostSeconds = settings.mostMs / 1000;
    const nextSequence = 1;
    return {
      limits: { phrasesPerAppend: PHRASES_PER_APPEND, idleSeconds, mostSeconds },
      nextSequence,
    };
  }
}

function toBody({ id, decision }: Opening): object {
  const { provider, choice, transcription, choices, channels } = decision;
  const { locale, separation, maxSpeakers } = transcription;
  return {
    id,
    provider: provider.name,
    reasons: choice.reasons.map(({ text }) => text),
    options: {
      ...{ locale, separation, maxSpeakers, channels },
      phrases: choices?.phrases ?? [],
      ...(provider.model !== undefined && { model: provider.model }),
    },
  };
}

function toRecord({ id, request, decision, caller, now }: Opening): LedgerRecord {
  const { choice, choices, call, channels } = decision;
  const at = now.toISOString();
  const days = choices?.retentionDays;
  return {
    id,
    schemaVersion: 1,
    kind: 'live',
    container: PLACE,
    path: request.name ?? id,
    version: VERSION,
    status: 'transcribing',
    sizeBytes: 0,
    channels,
    ...(choices && { choices }),
    // What is said of tomorrow is meant from the day on which it is said.
    call: { startedAt: at, ...call },
    ...(days !== undefined && { eraseAt: new Date(now.getTime() + days * DAY_MS).toISOString() }),
    chosen: toChosen(choice, 'live', { ...(choices && { choices }), ...(call && { call }) }),
    profile: keyOf(decision),
    priority: 'normal',
    epoch: 1,
    attempts: 1,
    jobId: id,
    notBefore: at,
    times: { landedAt: at, claimedAt: at, submittedAt: at },
    session: {
      openedAt: at,
      ...(caller !== undefined && { openedBy: caller }),
      ...(request.record && { record: true }),
    },
  };
}

/** It keeps no lane busy: the client streams by itself. */
function toJob({ id, decision, request, now }: Opening): Job {
  return {
    id,
    schemaVersion: 1,
    lane: PLACE,
    profile: keyOf(decision),
    priority: 'normal',
    state: 'released',
    manifest: [
      { recordingId: id, container: PLACE, path: request.name ?? id, version: VERSION, epoch: 1 },
    ],
    audioSeconds: 0,
    createdAt: now.toISOString(),
  };
}

function keyOf({ provider, transcription }: LiveDecision): string {
  return profileKey({ provider: provider.name, ...transcription, length: 'short', lanes: [] });
}
