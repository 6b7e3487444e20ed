import { z } from 'zod';

const kept = z.looseObject({
  loads: z.array(z.looseObject({ load: z.string() })),
  measured: z.record(z.string(), z.string()).default({}),
});

/**
 * A run of some parts renews these in the figures that are kept, so that an hour of one part need
 * not be repeated for a minute of another. `measured` says when each was: a part, or a load.
 *
 * @param previous what the file holds; anything that is no such file counts as nothing
 */
export function mergedWith(
  previous: unknown,
  json: Readonly<Record<string, unknown>> & { readonly loads: readonly { load: string }[] },
  measuredAt: string,
): object {
  const before = kept.safeParse(previous).data;
  const names = json.loads.map(({ load }) => load);
  const parts = [
    'growth',
    'comparison',
    'scarce',
    'waiting',
    'idle',
    'coldStart',
    'long',
    'live',
    'overhead',
    'vendors',
  ].filter((part) => part in json);
  // Without a burst of its own a run has no business with the headline.
  const news = names.includes('burst') ? json : withoutHeadline(json);
  const measured = Object.fromEntries([...names, ...parts].map((name) => [name, measuredAt]));
  return {
    ...before,
    ...news,
    loads: [...(before?.loads ?? []).filter(({ load }) => !names.includes(load)), ...json.loads],
    measured: { ...before?.measured, ...measured },
  };
}

/** Keys at the top that speak of the burst. */
const HEADLINE: readonly string[] = [
  'recordings',
  'completed',
  'lost',
  'duplicated',
  'recordingsPerSecond',
  'peakMemoryMb',
  'speechRequestsPerRecording',
  'speechRequestsPerRecordingWithoutDownloads',
  'modelCallsPerRecording',
  'cost',
  'measuredAt',
  'seconds',
];

function withoutHeadline(json: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(json).filter(([key]) => !HEADLINE.includes(key)));
}
