import type { Atom } from '../atoms';
import { NATIONAL_IDS, type NationalId } from '../checks/national-ids';
import { calledBefore } from '../context';
import { regionOf } from '../regions';
import { signsFrom, signsOf } from '../signs';
import type { Finding, Stream } from '../stream';

/** National ids of the countries whose locales are spoken. */
export function findNationalIds(stream: Stream): Finding[] {
  const found: Finding[] = [];
  for (const reading of ['joined', 'single'] as const) {
    const atoms = stream.atoms(reading);
    for (const [first, atom] of atoms.entries()) {
      if (!signsOf(atom)) continue;
      const region = regionOf(stream.unitOf(atom.from)?.locale ?? '');
      const ids = NATIONAL_IDS.filter((id) => id.region === region);
      if (ids.length === 0) continue;
      const most = Math.max(...ids.map(({ length }) => length));
      for (const { signs, to, last } of signsFrom(stream, atoms, first, () => most)) {
        const id = ids.find((one) => one.length === signs.length && one.isOne(signs));
        if (!id) continue;
        const isPart =
          (/^\d/.test(signs) && goesOn(atoms[first - 1])) ||
          (/\d$/.test(signs) && goesOn(atoms[last + 1]));
        if (isMeant(id, stream, atom.from, to, isPart)) {
          found.push({ kind: 'national-id', from: atom.from, to });
        }
      }
    }
  }
  return found;
}

/** More digits beside these: together they are a longer number. */
function goesOn(beside: Atom | undefined): boolean {
  return beside?.digits !== undefined && !beside.alone;
}

/** Digits alone may be anything: what they are called decides, or how they are written. */
function isMeant(
  id: NationalId,
  stream: Stream,
  from: number,
  to: number,
  isPart: boolean,
): boolean {
  const called = calledBefore(stream, from);
  if (called === 'id') return true;
  if (isPart || called !== undefined) return false;
  if (!id.needsContext) return true;
  return from === to && /^\d{3}-\d{2}-\d{4}$/.test(stream.tokens[from]?.text ?? '');
}
