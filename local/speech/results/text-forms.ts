import type { TranscriptionProperties } from '../protocol/transcription-properties';
import { filterProfanity } from './profanity';

/** The forms of one text that the service gives. */
export interface TextForms {
  readonly lexical: string;
  readonly itn: string;
  readonly maskedITN: string;
  readonly display: string;
}

export type TextOptions = Pick<TranscriptionProperties, 'profanityFilterMode' | 'punctuationMode'>;

/** Marks that belong to a word: the apostrophe in `don't`, the point in `2.50`. */
const WORD_MARK = /(?<=\p{L})['’](?=\p{L})|(?<=\p{N})[.,:](?=\p{N})/u;
const PUNCTUATION = new RegExp(`(${WORD_MARK.source})|[\\p{P}\\p{S}]`, 'gu');

/** Words as they are spoken: lower case, without punctuation. Numbers stay digits here. */
export function toLexical(text: string): string {
  return withoutPunctuation(text).toLowerCase();
}

export function toTextForms(text: string, options: TextOptions): TextForms {
  const lexical = toLexical(text);
  const automatic = options.punctuationMode.endsWith('Automatic');
  const display = automatic ? text.trim() : withoutPunctuation(text);
  return {
    lexical,
    itn: lexical,
    maskedITN: filterProfanity(lexical, options.profanityFilterMode),
    display: filterProfanity(display, options.profanityFilterMode),
  };
}

/** The texts of phrases one after another. */
export function joinTextForms(forms: readonly TextForms[]): TextForms {
  const join = (form: keyof TextForms) =>
    forms
      .map((each) => each[form])
      .filter((text) => text !== '')
      .join(' ');
  return {
    lexical: join('lexical'),
    itn: join('itn'),
    maskedITN: join('maskedITN'),
    display: join('display'),
  };
}

function withoutPunctuation(text: string): string {
  return text
    .replace(PUNCTUATION, (_mark, kept: string | undefined) => kept ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
