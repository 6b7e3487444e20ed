import type { Measurements } from '../measure';

/** Live sessions at once. */
export function liveSection({ live, overhead = [] }: Measurements): string[] {
  if (!live) return [];
  const { sessions, appends, lost, doubled, completed, appendMs, summarizedSeconds } = live;
  return [
    '## Live sessions',
    `${String(sessions)} sessions at once, a phrase a second each, ${appends.toLocaleString('en')} appends of one phrase with its words: ${String(lost)} lost, ${String(doubled)} twice; from the request to the answer ${String(appendMs.p50)} ms (median), ${String(appendMs.p95)} ms (p95), ${String(appendMs.p99)} ms (p99). An append takes ${String(live.requestUnitsPerAppend)} RU and ${String(live.functionCpuMsPerAppend)} ms of the function's processor. ${String(completed)} of ${String(sessions)} summarized ${String(summarizedSeconds)} s after all were closed at once.`,
    ...overhead.map(
      ({ provider, partials, ms }) =>
        `From the moment ${provider} has a partial to its line in the output of \`npm run live\`, over ${String(partials)} partials: ${String(ms.p50)} ms (median), ${String(ms.p95)} ms (p95), ${String(ms.p99)} ms (p99).`,
    ),
  ];
}
