import { ibanLength, isIban } from '../checks/iban';
import { signsFrom, signsOf } from '../signs';
import type { Finding, Stream } from '../stream';

/** IBANs, written or spelled, letters and digits in any groups. */
export function findIbans(stream: Stream): Finding[] {
  const found: Finding[] = [];
  for (const reading of ['joined', 'single'] as const) {
    const atoms = stream.atoms(reading);
    for (const [first, atom] of atoms.entries()) {
      const start = signsOf(atom);
      if (!start || !/^[A-Z]{1,6}$/.test(start)) continue;
      const most = (signs: string) => (signs.length < 2 ? 2 : (ibanLength(signs.slice(0, 2)) ?? 0));
      for (const { signs, to } of signsFrom(stream, atoms, first, most)) {
        if (isIban(signs)) found.push({ kind: 'iban', from: atom.from, to });
      }
    }
  }
  return found;
}
