import type { ProviderTranscript } from '../provider';
import type { UnnumberedPhrase } from '../transcript';
import type { LivePhrase } from './phrase';

/**
 * What came in a live session, in the terms of every other transcript. Channels and length are at
 * least what the phrases show: a session that was never closed has no length of its own.
 */
export function toRecognition(
  phrases: readonly LivePhrase[],
  session: { readonly channels: number; readonly durationMs?: number },
): ProviderTranscript {
  const ends = phrases.map(({ offsetMs, durationMs }) => offsetMs + durationMs);
  const channels = phrases.map(({ channel }) => channel + 1);
  return {
    durationMs: ends.reduce((most, end) => Math.max(most, end), session.durationMs ?? 0),
    channels: channels.reduce((most, count) => Math.max(most, count), session.channels),
    phrases: phrases.map(toPhrase),
  };
}

function toPhrase({ sequence: _sequence, ...phrase }: LivePhrase): UnnumberedPhrase {
  return { ...phrase, recognized: true };
}
