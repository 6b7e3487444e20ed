import { isAbout } from '../context';
import { byPhrase, digitsOf, runsOf, type Run } from '../runs';
import type { Finding, Stream } from '../stream';

const MONTHS = new Set(
  `january february march april may june july august september october november december
   januar februar marz mai juni juli oktober dezember
   janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
   enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`
    .trim()
    .split(/\s+/),
);

/** Month and year: `0427`, `042027`; said as 4 and 27; the French say 4, 20 and 7. */
const EXPIRY = /^(0[1-9]|1[0-2])((20)?[2-9]\d|[2-9]0[1-9])$/;
const EXPIRY_SAID = /^[1-9](20)?[2-9]\d$/;

/** Three or four digits where the code of a card has just been spoken of. */
export function findCardCodes(stream: Stream): Finding[] {
  return runsByPhrase(stream).flatMap((run) => {
    const { length } = digitsOf(run);
    return length === 3 || length === 4 ? about(stream, run, 'cvv') : [];
  });
}

/** Month and year where the end of a card has just been spoken of: `12/27`, "december twenty seven". */
export function findExpiries(stream: Stream): Finding[] {
  const runs = runsByPhrase(stream);
  const months = stream.tokens.flatMap(({ look, text, plain }, at) => {
    const isDate = look === 'date' && /^(0?[1-9]|1[0-2])\/\d{2,4}$/.test(text);
    if (!isDate && !MONTHS.has(plain)) return [];
    const to = isDate ? at : (yearAfter(stream, at) ?? at);
    return isAbout(stream, at, 'expiry') ? [{ kind: 'expiry' as const, from: at, to }] : [];
  });
  const numbers = runs.flatMap((run) => {
    const digits = digitsOf(run);
    const isOne = EXPIRY.test(digits) || (run.atoms.length > 1 && EXPIRY_SAID.test(digits));
    return isOne ? about(stream, run, 'expiry') : [];
  });
  return [...months, ...numbers];
}

function runsByPhrase(stream: Stream): Run[] {
  return (['single', 'joined'] as const).flatMap((reading) =>
    runsOf(stream, stream.atoms(reading)).flatMap((run) => byPhrase(stream, run)),
  );
}

function about(stream: Stream, { atoms }: Run, kind: 'cvv' | 'expiry'): Finding[] {
  const [first, last] = [atoms[0], atoms.at(-1)];
  if (!first || !last || !isAbout(stream, first.from, kind)) return [];
  return [{ kind, from: first.from, to: last.to }];
}

/** The end of a year that follows a month within two words: "twenty twenty seven" are two numbers. */
function yearAfter(stream: Stream, month: number): number | undefined {
  const atoms = stream.atoms('joined');
  let at = atoms.findIndex(({ from }) => from > month);
  while (at >= 0 && (atoms[at]?.from ?? month) - month < 3 && atoms[at]?.digits === undefined)
    at += 1;
  const [first, second] = [atoms[at], atoms[at + 1]];
  if (first?.digits === undefined || first.from - month > 3) return undefined;
  return first.digits === '20' && second?.digits !== undefined ? second.to : first.to;
}
