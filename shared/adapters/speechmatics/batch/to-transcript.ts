import type { ProviderTranscript } from '../../../domain/provider';
import { languageOf } from '../languages';
import { toOrigin } from './to-origin';
import { endOf, toPhrase, UNKNOWN_SPEAKER, type Reading } from './to-phrase';
import { toStretches } from './to-stretches';
import type { WireResult, WireTranscriptHead } from './wire-transcript';

const KINDS: ReadonlySet<string> = new Set(['word', 'entity', 'punctuation']);

/** One transcript in our terms; it names no source, since a job is one recording. */
export function toProviderTranscript(
  head: WireTranscriptHead,
  results: readonly WireResult[],
): ProviderTranscript {
  const isRead = (one: WireResult) => KINDS.has(one.type) && one.alternatives.length > 0;
  const read = results.filter(isRead);
  const labels = channelsOf(read);
  const reading = toReading(head, labels);
  return {
    // The length is given in whole seconds.
    durationMs: Math.max(head.job.duration * 1000, endOf(read)),
    channels: Math.max(1, ...[...labels.values()].map((channel) => channel + 1)),
    phrases: toStretches(read).map((stretch) => toPhrase(stretch, reading)),
    origin: toOrigin(
      head,
      labels,
      results.filter((one) => !isRead(one)),
    ),
  };
}

function toReading(head: WireTranscriptHead, labels: ReadonlyMap<string, number>): Reading {
  const { transcription_config: config, language_pack_info: pack } = head.metadata;
  const locales = head.job.tracking?.details?.locales ?? [];
  const language = config?.language === 'auto' ? undefined : config?.language;
  return {
    delimiter: pack?.word_delimiter ?? ' ',
    ...(language !== undefined && { language }),
    nobody: config?.diarization === 'channel' ? undefined : UNKNOWN_SPEAKER,
    channelOf: (label) => (label === undefined ? 0 : (labels.get(label) ?? 0)),
    // As it was asked for; the service knows languages, not locales.
    localeOf: (code) => locales.find((locale) => languageOf(locale) === code) ?? code,
  };
}

/** Channels are labelled `Channel 1`, `channel_2` …; other labels count in the order they come in. */
function channelsOf(results: readonly WireResult[]): Map<string, number> {
  const labels = new Map<string, number>();
  for (const { channel } of results) {
    if (channel === undefined || labels.has(channel)) continue;
    const number = /(\d{1,2})$/.exec(channel)?.[1];
    labels.set(channel, number === undefined ? labels.size : Math.max(0, Number(number) - 1));
  }
  return labels;
}
