import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { calledBefore } from '../context';
import { regionOf } from '../regions';
import { byPhrase, digitsOf, runsOf, splitRun, type Run } from '../runs';
import type { Finding, Stream } from '../stream';

/** Countries whose national numbers begin with no 0 (or keep it). */
const WITHOUT_ZERO: ReadonlySet<string> = new Set(
  'US CA ES IT PT NO DK PL CZ GR LU MT LV EE IS HK SG MX'.split(' '),
);
const FEWEST = 7;
const MOST = 15;

/**
 * Phone numbers of the country of the locale, and those of others with their code. Digits that are
 * called something else (an order number) are none; other digits have to look like one.
 */
export function findPhones(stream: Stream): Finding[] {
  const found: Finding[] = [];
  for (const reading of ['joined', 'single'] as const) {
    for (const run of runsOf(stream, stream.atoms(reading))) {
      for (const { atoms } of isPhone(stream, run)
        ? [run]
        : [...byPhrase(stream, run), ...bySentence(stream, run)].filter((one) =>
            isPhone(stream, one),
          )) {
        const [first, last] = [atoms[0], atoms.at(-1)];
        if (first && last) found.push({ kind: 'phone', from: first.from, to: last.to });
      }
    }
  }
  return found;
}

function isPhone(stream: Stream, run: Run): boolean {
  const [first] = run.atoms;
  const digits = digitsOf(run);
  if (!first || digits.length < FEWEST || digits.length > MOST) return false;
  const isInternational = hasPlus(stream, first.from);
  if (!isInternational && run.atoms.length === 1 && isGrouped(stream, first.from)) return false;
  const called = calledBefore(stream, first.from);
  if (called === 'reference' || called === 'id') return false;
  const region = regionOf(stream.unitOf(first.from)?.locale ?? '');
  if (!isSupportedCountry(region)) return isInternational;
  const number = parsePhoneNumberFromString(`${isInternational ? '+' : ''}${digits}`, {
    defaultCountry: region,
    extract: false,
  });
  if (called === 'phone') return true;
  if (!number?.isValid()) return false;
  return isInternational || digits.startsWith('0') || WITHOUT_ZERO.has(region);
}

/** Digits with commas between thousands are an amount, whatever their length. */
function isGrouped(stream: Stream, token: number): boolean {
  return stream.tokens[token]?.look === 'grouped';
}

function hasPlus(stream: Stream, token: number): boolean {
  const written = stream.unitOf(token)?.text.slice(0, stream.tokens[token]?.start) ?? '';
  return /\+\s?\(?$/.test(written) || stream.tokens[token - 1]?.plain === 'plus';
}

/** At full stops, semicolons and commas. */
function bySentence(stream: Stream, run: Run): Run[] {
  return splitRun(run, (before, after) => {
    const [one, other] = [stream.tokens[before.to], stream.tokens[after.from]];
    if (!one || !other || one.unit !== other.unit) return true;
    return /[.;,]\s/.test(stream.unitOf(before.to)?.text.slice(one.end, other.start) ?? '');
  });
}
