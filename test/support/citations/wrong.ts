import { languageOf } from '../../../shared/domain/summary/language';
import type { Transcript } from '../../../shared/domain/transcript';
import { negated } from './negated';
import { TRANSCRIPTS, type RightCitation } from './calls';

/** Picks one of many; the same ones for the same seed. */
export type Pick = <T>(from: readonly T[]) => T | undefined;

export type WrongKind =
  'other phrase' | 'changed number' | 'changed name' | 'negated' | 'swapped side';

/** Makes a right citation wrong in one respect; `undefined` where it has nothing of that kind. */
export type Spoil = (right: RightCitation, pick: Pick) => RightCitation | undefined;

const NUMBER_WORDS =
  'two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety'.split(
    ' ',
  );
const NAMES = 'Karen Oliver Bianca Stefan Harriet Lawson Novak Pemberton Rivera Castlebrook'.split(
  ' ',
);

export const SPOILERS: Readonly<Record<WrongKind, Spoil>> = {
  'other phrase': (right, pick) => {
    const others = transcriptOf(right)
      .phrases.map(({ id }) => id)
      .filter((id) => !right.evidence.includes(id));
    const evidence = right.evidence.map(() => pick(others) ?? 'p1');
    return { ...right, evidence: [...new Set(evidence)] };
  },

  'changed number': (right, pick) => {
    const digits = [...right.text.matchAll(/\d+/gu)];
    const inWords = [...right.text.matchAll(/\p{Ll}+/gu)].filter(([word]) =>
      NUMBER_WORDS.includes(word),
    );
    const found = pick([...digits, ...inWords]);
    if (!found) return undefined;
    const [old] = found;
    const other = /\d/u.test(old)
      ? otherDigits(old, pick)
      : pick(NUMBER_WORDS.filter((word) => word !== old));
    return other === undefined
      ? undefined
      : { ...right, text: replaced(right.text, found.index, old, other) };
  },

  'changed name': (right, pick) => {
    const found = pick(properNames(right));
    if (!found) return undefined;
    const all = transcriptOf(right)
      .phrases.map(({ text }) => text)
      .join(' ');
    const other = pick(NAMES.filter((name) => !all.includes(name)));
    return other === undefined
      ? undefined
      : { ...right, text: replaced(right.text, found.index, found.name, other) };
  },

  negated: (right) => {
    const text = negated(right.text);
    return text === undefined ? undefined : { ...right, text };
  },

  'swapped side': (right) => {
    const [, side] = /^(?:The )?(customer|agent)(?=['’\s])/iu.exec(right.text) ?? [];
    if (side === undefined || right.call === 'radioInterview') return undefined;
    const other = side === 'customer' ? 'agent' : 'customer';
    return { ...right, text: right.text.replace(side, other) };
  },
};

function transcriptOf({ call }: RightCitation): Transcript {
  const transcript = TRANSCRIPTS.get(call);
  if (!transcript) throw new Error(`There is no call "${call}" in the fixture.`);
  return transcript;
}

function replaced(text: string, at: number, old: string, other: string): string {
  return text.slice(0, at) + other + text.slice(at + old.length);
}

function otherDigits(old: string, pick: Pick): string | undefined {
  const at = pick([...old].map((_, index) => index)) ?? 0;
  const digit = pick([...'123456789'].filter((one) => one !== old[at]));
  return digit === undefined ? undefined : replaced(old, at, old[at] ?? '', digit);
}

/** Words with a capital that the call has as well, no months and weekdays. */
function properNames(right: RightCitation): { name: string; index: number }[] {
  const { months, weekdays } = languageOf('en');
  const said = new Set(
    transcriptOf(right).phrases.flatMap(
      ({ text }) => text.match(/(?<=\p{L},? )\p{Lu}\p{Ll}+/gu) ?? [],
    ),
  );
  return [...right.text.matchAll(/\p{Lu}\p{Ll}{2,}/gu)]
    .filter(
      ([name]) =>
        said.has(name) && !months.has(name.toLowerCase()) && !weekdays.has(name.toLowerCase()),
    )
    .filter(([name]) => !['Professor', 'Mrs', 'The'].includes(name))
    .map(({ 0: name, index }) => ({ name, index }));
}
