import { moreOf, type Recognition } from '../../../domain/transcript';
import type { WireResult, WireTranscriptHead } from './wire-transcript';

/** What a transcript says beside its results, and results of kinds that are new to us. */
export function toOrigin(
  head: WireTranscriptHead,
  labels: ReadonlyMap<string, number>,
  others: readonly WireResult[],
): NonNullable<Recognition['origin']> {
  const { job, metadata } = head;
  const { more: restOfJob = {} } = moreOf('more', job, (field) => field === 'data_name');
  const { more: about = {} } = moreOf('more', metadata, (field) => field === 'created_at');
  const { more: rest = {} } = moreOf('more', head, (field) => FIELDS.has(field));
  return {
    source: unsigned(job.data_name),
    ...(metadata.created_at !== undefined && { createdAt: metadata.created_at }),
    channels: [...labels]
      .map(([label, channel]) => ({ channel, more: { label } }))
      .toSorted((one, other) => one.channel - other.channel),
    more: withoutSecrets({
      ...rest,
      job: restOfJob,
      metadata: about,
      ...(others.length > 0 && { otherResults: others }),
    }),
  };
}

const FIELDS: ReadonlySet<string> = new Set(['job', 'metadata', 'results']);

/** Parts of a job's configuration that carry keys; transcripts are not known to repeat them. */
const SECRETS: ReadonlySet<string> = new Set(['fetch_data', 'notification_config', 'auth_headers']);

function withoutSecrets(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !SECRETS.has(name))
      .map(([name, value]) => [name, cleaned(value)]),
  );
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return unsigned(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return withoutSecrets(Object.fromEntries(Object.entries(value)));
}

/** A URL without its query, which may be a signature; other text as it is. */
function unsigned(text: string): string {
  return text.replace(/^(https?:[^?#]*)[?#].*$/is, '$1');
}
