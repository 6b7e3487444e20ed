import type { Alternative, Phrase, Word } from '../transcript';

/** The forms of a reading that carry its words. */
export const TEXT_FORMS = ['text', 'lexical', 'itn', 'maskedItn'] as const;
export const WORD_FORMS = ['words', 'displayWords'] as const;
export const FORMS = [...TEXT_FORMS, ...WORD_FORMS] as const;
export type Form = (typeof FORMS)[number];

/** A span of characters that is to be replaced. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Spans by place; see {@link placeOf}. */
export type Spans = Map<string, Span[]>;

/** Names a text of a transcript: form `text` of phrase 3, word 7 of its third alternative, … */
export function placeOf(
  phrase: number,
  alternative: number | undefined,
  form: Form,
  word = 0,
): string {
  return `${phrase}/${alternative ?? ''}/${form}/${word}`;
}

/** The texts of one form of a reading, with their places. */
export function textsOf(
  reading: Alternative,
  form: Form,
  phrase: number,
  alternative?: number,
): { text: string; place: string }[] {
  if (form === 'words' || form === 'displayWords') {
    return (reading[form] ?? []).map(({ text }, word) => ({
      text,
      place: placeOf(phrase, alternative, form, word),
    }));
  }
  const text = reading[form];
  return text === undefined ? [] : [{ text, place: placeOf(phrase, alternative, form) }];
}

/** A phrase with its spans replaced; what a provider said of it beside is gone where there are any. */
export function rewritten(phrase: Phrase, at: number, spans: Spans): Phrase {
  const { morePhrase: _ofPhrase, more: _ofReading, alternatives, ...rest } = phrase;
  const reading = rewrittenReading(rest, at, undefined, spans);
  const others = alternatives?.map((one, index) => rewrittenReading(one, at, index, spans));
  return { ...rest, ...reading, ...(others && { alternatives: others }) };
}

function rewrittenReading<R extends Alternative>(
  reading: R,
  phrase: number,
  alternative: number | undefined,
  spans: Spans,
): R {
  const { more: _more, ...rest } = reading;
  const changed: Record<string, unknown> = { ...rest };
  for (const form of TEXT_FORMS) {
    const text = reading[form];
    if (text === undefined) continue;
    changed[form] = replaced(text, spans.get(placeOf(phrase, alternative, form)));
  }
  for (const form of WORD_FORMS) {
    changed[form] = reading[form]?.map((word, index) =>
      rewrittenWord(word, spans.get(placeOf(phrase, alternative, form, index))),
    );
    if (changed[form] === undefined) delete changed[form];
  }
  // The same fields with other texts.
  return changed as unknown as R;
}

/** A word keeps its time and loses its text as a whole. */
function rewrittenWord(word: Word, spans: readonly Span[] | undefined): Word {
  const [first] = spans ?? [];
  if (!first) return word;
  const { more: _more, ...rest } = word;
  return { ...rest, text: first.by };
}

/** The text with its spans replaced; spans that touch each other go as one. */
export function replaced(text: string, spans: readonly Span[] | undefined): string {
  let result = '';
  let done = 0;
  for (const { start, end, by } of (spans ?? []).toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    if (start >= done) result += `${text.slice(done, start)}${by}`;
    done = end;
  }
  return result + text.slice(done);
}
