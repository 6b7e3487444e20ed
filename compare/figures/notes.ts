import type { RunFigures } from './comparison';
import { nameOf } from '../ways';

/** What a reader must know before comparing these figures. */
export function notesOn(runs: readonly RunFigures[]): string[] {
  return [...standIns(runs), ...times(runs), ...prices(runs), ...requests(runs)];
}

function standIns(runs: readonly RunFigures[]): string[] {
  const standing = runs.filter(({ standIn }) => standIn === true);
  if (standing.length === 0) return [];
  const which = standing.length === runs.length ? 'All services' : standing.map(nameOf).join(', ');
  const are = standing.length === 1 ? 'is a stand-in' : 'are stand-ins';
  return [
    `${which} ${are} on this machine with the same recognizer behind: words differ only by what each protocol carries and by how it cuts the audio, and times are those of this machine.`,
  ];
}

function times(runs: readonly RunFigures[]): string[] {
  const [live, others] = [
    runs.some(({ mode }) => mode === 'live'),
    runs.some(({ mode }) => mode !== 'live'),
  ];
  return [
    ...(live
      ? [
          'Final, live: median from the end of what was said to its final words; the file was streamed at the pace of real time.',
        ]
      : []),
    ...(others ? ['Final, batch and fast: from the drop of the file to its transcript.'] : []),
  ];
}

function prices(runs: readonly RunFigures[]): string[] {
  const listed = runs.flatMap(({ price }) => price ?? []);
  if (listed.length === 0) return [];
  const days = listed.map(({ asOf }) => asOf).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const when = first === last ? first : `${first} to ${last}`;
  const unread = listed.filter(({ isConfirmed }) => !isConfirmed).length;
  const which = unread === listed.length ? 'None of them was' : 'Not all of them were';
  const doubt =
    unread === 0 ? '' : ` ${which} read on the vendor’s own page: check before you rely on them.`;
  return [`Prices: list, pay as you go, in US dollars, as of ${when}.${doubt}`];
}

function requests(runs: readonly RunFigures[]): string[] {
  const isUncounted = runs.some(
    ({ status, requests: count }) => status === 'completed' && count === null,
  );
  return isUncounted
    ? ['Requests are counted where a stand-in is the service; a real one tells nobody.']
    : [];
}
