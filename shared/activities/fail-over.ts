import { separationFor, type Separation } from '../domain/choices';
import {
  chooseProvider,
  needOf,
  toChosen,
  type Chosen,
  type ProviderChoice,
  type Service,
} from '../domain/choosing';
import type { Reason } from '../domain/errors';
import { hasNoSubmission, type Job } from '../domain/job';
import { requeued, type LedgerRecord } from '../domain/ledger';
import { profileFromKey, profileKey, type Profile } from '../domain/profile';
import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { jobOf, ownerOf } from './job-of';
import { plannedSeconds } from './manifest';
import { servicesOf, withTroubles, type HourPrices } from './services';

export interface FailOverSettings {
  readonly failover: 'none' | 'next';
  readonly prices: HourPrices;
  /** Of `diarization`, where a recording says nothing. */
  readonly maxSpeakers: number;
}

/** Queued recordings that go along with one job: they would be refused one after the other. */
const MOST_QUEUED = 200;

/**
 * Gives the recordings of a job that its service refuses on every resource to the next service of
 * PROVIDERS that can take them. Only where it is certain that the service has no job of it; each
 * service at most once a version; only where the audio may go. A recording that allows no other
 * service stays, and is parked with its job. What waits for the same service goes along.
 */
export function makeFailOver(
  ports: Pick<Ports, 'clock' | 'control' | 'jobs' | 'ledger' | 'transcribers'>,
  settings: FailOverSettings | undefined,
): Activity<'failOver'> {
  const { clock, jobs, ledger } = ports;

  return async ({ jobId, reason }, { workflows }) => {
    const job = await jobOf(jobs, jobId);
    const all = job.manifest.length;
    if (settings?.failover !== 'next') return { left: all };
    if (job.refusedBy === undefined || !hasNoSubmission(job)) return { left: all };
    const profile = profileFromKey(job.profile);
    const known = servicesOf(ports.transcribers, settings.prices);
    const services = await withTroubles(known, ports, profile.lanes);
    const own = services.find(({ provider }) => provider === profile.provider);
    // Another resource of it is sound, and may be free before long.
    if (own && own.trouble === undefined) return { left: all };
    if (!services.some((one) => one !== own && one.trouble === undefined)) return { left: all };
    const toNext = (record: LedgerRecord) => nextFor(record, profile, services, reason, settings);
    const { kept, audioSeconds } = await moveOwned(job, toNext);
    if (kept.length < all) await jobs.update(jobId, { manifest: kept, audioSeconds });
    const moved = all - kept.length + (await moveQueued(job, toNext));
    if (moved > 0) await workflows.kickDispatch();
    return { left: kept.length };
  };

  /** Those of the manifest that stay. One that is another's by now does not: this job has lost it. */
  async function moveOwned(job: Job, toNext: (record: LedgerRecord) => Next | undefined) {
    const stay = new Map<string, number>();
    await forEachAtOnce(job.manifest, async (entry) => {
      const record = (await ledger.read(entry.recordingId))?.value;
      if (record?.jobId !== job.id || record.epoch !== entry.epoch) return;
      const next = toNext(record);
      const isMoved =
        next !== undefined &&
        (await ledger.advance(ownerOf(job.id, entry), {
          ...{ status: 'queued', ...next, reason: null, release: 'uncounted' },
          notBefore: clock.now().toISOString(),
        }));
      const estimatedSeconds = record.durationSeconds ?? 0;
      if (!isMoved) stay.set(entry.recordingId, plannedSeconds({ estimatedSeconds }));
    });
    return {
      kept: job.manifest.filter(({ recordingId }) => stay.has(recordingId)),
      audioSeconds: [...stay.values()].reduce((sum, seconds) => sum + seconds, 0),
    };
  }

  async function moveQueued(
    { profile, priority }: Job,
    toNext: (record: LedgerRecord) => Next | undefined,
  ): Promise<number> {
    const now = clock.now();
    const queued = await ledger.queued({ now, limit: MOST_QUEUED, profile, priority });
    let moved = 0;
    await forEachAtOnce(queued, async ({ id }) => {
      const found = await ledger.read(id);
      if (found?.value.status !== 'queued' || found.value.profile !== profile) return;
      const next = toNext(found.value);
      if (!next) return;
      // Under a new epoch: who has seen it in the queue before can't claim it any more.
      if (await ledger.replace({ ...requeued(found.value), ...next }, found.tag)) moved += 1;
    });
    return moved;
  }
}

/** What changes on a recording that goes to another service. */
interface Next {
  readonly profile: string;
  readonly chosen: Chosen;
}

/** `undefined` where no other service can take it, or none that takes jobs at the moment. */
function nextFor(
  record: LedgerRecord,
  profile: Profile,
  services: readonly Service[],
  reason: Reason,
  { maxSpeakers }: FailOverSettings,
): Next | undefined {
  const { choices = {}, priority, chosen } = record;
  const { provider: refuser, locale, candidateLocales, lanes } = profile;
  const refused = [...new Set([...(chosen?.refused ?? []), refuser])];
  const heard = heardIn(record);
  const circumstances = { locales: { locale, candidateLocales }, priority, lanes, refused };
  const choice = chooseProvider(needOf(heard, choices, circumstances), services);
  const service =
    'refusal' in choice ? undefined : services.find((one) => one.provider === choice.provider);
  if ('refusal' in choice || !service || service.trouble !== undefined) return undefined;
  const separation: Separation =
    choices.separation ??
    separationFor(
      { ...heard, ...(heard.seconds !== undefined && { estimatedSeconds: heard.seconds }) },
      service.can,
    );
  const { part: _part, ...rest } = profile;
  return {
    profile: profileKey({
      ...rest,
      provider: service.provider,
      separation,
      maxSpeakers: choices.maxSpeakers ?? (profile.maxSpeakers || maxSpeakers),
    }),
    chosen: toChosen(withoutRefusals(choice), service.mode, {
      ...{ choices, ...(record.call && { call: record.call }) },
      first: `${refuser} refused it (${reason.code}).`,
      refused,
    }),
  };
}

/** Who has refused it is told by itself. */
function withoutRefusals(choice: ProviderChoice): ProviderChoice {
  return { ...choice, reasons: choice.reasons.filter(({ code }) => code !== 'has_refused') };
}

function heardIn({ sizeBytes, durationSeconds, channels, format }: LedgerRecord) {
  return {
    sizeBytes,
    ...(durationSeconds !== undefined && { seconds: durationSeconds }),
    ...(channels !== undefined && { channels }),
    ...(format && { format: format.kind }),
  };
}
