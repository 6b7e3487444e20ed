import { widest } from '../domain/admission';
import {
  layerOfName,
  transcriptionByDefault,
  type ChoiceDefaults,
  type NamePattern,
  type Profiles,
} from '../domain/choices';
import type { Service } from '../domain/choosing';
import type { LedgerRecord, Priority } from '../domain/ledger';
import { lengthClassOf, profileKey } from '../domain/profile';
import { versionOf } from '../domain/recording-id';
import { lanesFor, type Residency } from '../domain/residency';
import type { BlobName, BlobProperties, Ports } from '../ports';
import { decideHow, type Decided } from './decide-how';
import { lookAt, type Look } from './look-at';
import { makeReadChoices, type AskedFor } from './read-choices';
import { servicesOf, type HourPrices } from './services';

const DAY_MS = 24 * 3_600_000;

export interface IntakeSettings extends ChoiceDefaults {
  readonly emptyGraceMs: number;
  readonly residency: Residency;
  /** How long the ledger remembers what is at its end (days); 0 for ever. */
  readonly documentDays: number;
  readonly profiles: Profiles;
  /** How names tell of their calls; absent where they do not. */
  readonly namePattern?: NamePattern;
  /** Names of the sets of fields that a summary can answer. */
  readonly summaryFields: readonly string[];
  readonly sidecars: 'read' | 'ignore';
  /** How long a recording waits for its side-car; 0 where none is expected (ms). */
  readonly sidecarWaitMs: number;
  /** Whether what one service refuses goes to the next of PROVIDERS. */
  readonly failover: 'none' | 'next';
  readonly prices: HourPrices;
}

export type ExaminePorts = Pick<
  Ports,
  'clock' | 'control' | 'ledger' | 'recordings' | 'inspector' | 'transcribers'
>;

/** A blob that was seen, and what the ledger knows of its place. */
export interface Sighting {
  readonly id: string;
  readonly blob: BlobName;
  readonly properties: BlobProperties;
  readonly priority: Priority;
  readonly known: LedgerRecord | undefined;
}

const NOTHING_ASKED: AskedFor = { layers: [], problems: [] };

/** What the blob says about a recording. `undefined` when it was overwritten while we looked. */
export async function examine(
  ports: ExaminePorts,
  settings: IntakeSettings,
  sighting: Sighting,
): Promise<LedgerRecord | undefined> {
  const { id, blob, properties, priority, known } = sighting;
  const services = servicesOf(ports.transcribers, settings.prices);
  const admission = widest(services.map(({ can }) => can));
  const look = await lookAt(ports, blob, properties, known, admission);
  if (!look) return undefined;
  const isWorthAsking = !look.refusal && properties.sizeBytes > 0;
  const readChoices = makeReadChoices(ports, settings);
  const asked = isWorthAsking ? await readChoices(blob, properties) : NOTHING_ASKED;
  const name = settings.namePattern && layerOfName(settings.namePattern, blob.path);
  const decision = await decideHow(ports, settings, services, sighting, look, asked);
  const refusal = look.refusal ?? ('reason' in decision ? decision.reason : undefined);
  const now = ports.clock.now();
  const waits = refusal ? undefined : waitFor(settings, sighting, asked, now);
  return {
    id,
    schemaVersion: 1,
    ...blob,
    version: versionOf(properties.etag),
    status: refusal ? 'rejected' : 'queued',
    ...(refusal && { reason: refusal }),
    ...(!refusal && 'chosen' in decision && { chosen: decision.chosen }),
    ...seen(look, properties),
    ...said(asked, decision, now),
    ...(name && 'unread' in name && { nameUnread: name.unread }),
    ...(waits?.for && { waitsFor: waits.for }),
    profile: keyOf(services, settings, sighting, look, decision),
    priority,
    epoch: 0,
    attempts: 0,
    notBefore: waits?.until ?? now.toISOString(),
    times: {
      landedAt: now.toISOString(),
      ...(refusal && { completedAt: now.toISOString() }),
    },
  };
}

/** What the blob is. */
function seen({ format, content }: Look, { sizeBytes, contentMd5 }: BlobProperties) {
  const seconds = format?.estimatedSeconds;
  return {
    sizeBytes,
    ...(format && { format }),
    ...(seconds !== undefined && { durationSeconds: seconds }),
    ...(format?.channels !== undefined && { channels: format.channels }),
    ...(content !== undefined && { content }),
    ...(content !== undefined && contentMd5 !== undefined && { contentMd5 }),
  };
}

/** What is said of it. */
function said({ sidecar, live }: AskedFor, decision: Decided, now: Date) {
  const { choices, call } = 'reason' in decision ? {} : decision;
  const days = choices?.retentionDays;
  return {
    ...(choices && { choices }),
    ...(call && { call }),
    ...(sidecar && { sidecar }),
    ...(live !== undefined && { live }),
    ...(days !== undefined && { eraseAt: new Date(now.getTime() + days * DAY_MS).toISOString() }),
  };
}

/** What it waits for, and until when (ISO 8601). */
function waitFor(
  { emptyGraceMs, sidecars, sidecarWaitMs }: IntakeSettings,
  { properties, known }: Sighting,
  { sidecar }: AskedFor,
  now: Date,
): { readonly for?: 'sidecar'; readonly until: string } | undefined {
  const { sizeBytes, modifiedAt, etag } = properties;
  if (sizeBytes === 0) return { until: new Date(now.getTime() + emptyGraceMs).toISOString() };
  const until = Date.parse(modifiedAt) + sidecarWaitMs;
  const isExpected = sidecars === 'read' && !sidecar && known?.version !== versionOf(etag);
  if (!isExpected || until <= now.getTime()) return undefined;
  return { for: 'sidecar', until: new Date(until).toISOString() };
}

function keyOf(
  [first]: readonly Service[],
  settings: IntakeSettings,
  { blob }: Sighting,
  { format }: Look,
  decision: Decided,
): string {
  const service = 'service' in decision ? decision.service : first;
  if (!service) throw new Error('PROVIDERS names no service; the settings need one.');
  return profileKey({
    provider: service.provider,
    ...('reason' in decision
      ? transcriptionByDefault(format ?? {}, settings, service.can)
      : decision.transcription),
    length: lengthClassOf(format?.estimatedSeconds ?? 0),
    lanes: lanesFor(blob, settings.residency),
  });
}
