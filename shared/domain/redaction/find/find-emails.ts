import type { Finding, Stream } from '../stream';

const WRITTEN = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

const AT = new Set('at arobase arobas arroba klammeraffe affenschwanz'.split(' '));
const DOT = new Set('dot punkt point punto'.split(' '));
const JOINING = new Set(
  'dot punkt point punto underscore unterstrich underline tiret guion dash hyphen minus bindestrich strich plus'.split(
    ' ',
  ),
);
/** Ends of domains that are said. */
const ENDINGS = new Set(
  'com net org info biz edu gov io co uk de at ch fr es it nl be eu ie us ca au mx ar pt dk se no pl'.split(
    ' ',
  ),
);
/** Words before "at" that are no part of an address. */
const NO_NAMES = new Set(
  `us me you him her them it online here there look up site page website visit found available
   is are was be im stay office home one day all get order buy shop sign log store uns mich dich euch nous vous me nos los las`
    .trim()
    .split(/\s+/),
);
/** What is said just before an address that was asked for or is called so. */
const ANNOUNCING = new Set(
  'is ist lautet est es its thats cest email mail correo adresse'.split(' '),
);
const CALLED = /^(?:e?mails?|mailadresse|courriel|correo|address|adresse|direccion)$/;
const LONGEST_NAME = 8;

/** E-mail addresses, written or spoken ("jane dot smith at example dot com"). */
export function findEmails(stream: Stream): Finding[] {
  return [...written(stream), ...spoken(stream)];
}

function written({ units, tokens }: Stream): Finding[] {
  const found: Finding[] = [];
  const firstOf = new Map<number, number>();
  tokens.forEach(({ unit }, at) => {
    if (!firstOf.has(unit)) firstOf.set(unit, at);
  });
  for (const [unit, { text }] of units.entries()) {
    if (!text.includes('@')) continue;
    for (const match of text.matchAll(WRITTEN)) {
      const [start, end] = [match.index, match.index + match[0].length];
      let from = firstOf.get(unit) ?? 0;
      while ((tokens[from]?.end ?? end) <= start) from += 1;
      let to = from;
      while (tokens[to + 1]?.unit === unit && (tokens[to + 1]?.start ?? end) < end) to += 1;
      found.push({ kind: 'email', from, to });
    }
  }
  return found;
}

function spoken(stream: Stream): Finding[] {
  const found: Finding[] = [];
  for (const [at, { plain }] of stream.tokens.entries()) {
    if (!AT.has(plain)) continue;
    const to = domainAfter(stream, at);
    const from = to === undefined ? undefined : nameBefore(stream, at);
    if (to !== undefined && from !== undefined) found.push({ kind: 'email', from, to });
  }
  return found;
}

/** Words that a label of a domain may be said in: "g mail". */
const LABEL_WORDS = 3;

/** The last token of the domain that follows "at": labels with dots between, the last of them known. */
function domainAfter(stream: Stream, at: number): number | undefined {
  const { tokens, unitOf } = stream;
  const phrase = unitOf(at)?.phrase;
  let end: number | undefined;
  for (let next = at + 1, words = 0; unitOf(next)?.phrase === phrase; next += 1) {
    const isDot = DOT.has(tokens[next]?.plain ?? '') && words > 0;
    if (isDot || isDotBetween(stream, next)) {
      words = isDot ? 0 : 1;
      const label = isDot ? next + 1 : next;
      if (unitOf(label)?.phrase !== phrase) break;
      if (ENDINGS.has(tokens[label]?.plain ?? '')) end = label;
    } else if (end !== undefined && next > end) break;
    else if ((words += 1) > LABEL_WORDS) break;
  }
  return end;
}

/** Whether nothing but a dot is written before a token: `example.com`. */
function isDotBetween({ tokens, units }: Stream, next: number): boolean {
  const [one, other] = [tokens[next - 1], tokens[next]];
  if (!one || !other || one.unit !== other.unit) return false;
  return units[one.unit]?.text.slice(one.end, other.start) === '.';
}

/** The first token of the name before "at"; nothing where that is no name. */
function nameBefore(stream: Stream, at: number): number | undefined {
  const { tokens, unitOf } = stream;
  const phrase = unitOf(at)?.phrase;
  const last = tokens[at - 1];
  if (!last || NO_NAMES.has(last.plain) || unitOf(at - 1)?.phrase !== phrase) return undefined;
  let from = at - 1;
  while (
    unitOf(from - 1)?.phrase === phrase &&
    belongs(tokens[from - 1]?.plain ?? '', tokens[from]?.plain ?? '')
  ) {
    from -= 1;
  }
  if (!stream.wordsBefore(at).some((word) => CALLED.test(word))) return from;
  for (let before = at - 1; before >= Math.max(0, at - LONGEST_NAME); before -= 1) {
    if (unitOf(before)?.phrase !== phrase) break;
    if (ANNOUNCING.has(tokens[before]?.plain ?? '')) return Math.min(from, before + 1);
  }
  return from;
}

/** Whether a token goes on before another: joined by "dot", or spelled. */
function belongs(before: string, after: string): boolean {
  if (JOINING.has(before) || JOINING.has(after)) return true;
  return /^(\p{L}|\d+)$/u.test(before);
}
