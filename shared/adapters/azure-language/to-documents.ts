import type { KnownSpan, RedactionKind } from '../../domain/redaction';
import type { Transcript } from '../../domain/transcript';
import { CHARACTERS_PER_DOCUMENT } from './wire';

/** Consecutive phrases of one language as one text, and where each of them begins in it. */
export interface Document {
  readonly id: string;
  /** As the service wants it: `de`. */
  readonly language: string;
  readonly text: string;
  readonly places: readonly Place[];
}

interface Place {
  readonly phraseId: string;
  /** In the document. */
  readonly start: number;
  readonly length: number;
  /** Of this piece in the display form of its phrase. */
  readonly from: number;
}

/** Portuguese and Chinese have variants that the service tells apart. */
const VARIANTS: Readonly<Record<string, string>> = {
  'pt-BR': 'pt-BR',
  'pt-PT': 'pt-PT',
  'zh-CN': 'zh-hans',
  'zh-TW': 'zh-hant',
  'zh-HK': 'zh-hant',
};

/** The display forms of a transcript as documents within the service's bounds. */
export function toDocuments(transcript: Transcript): Document[] {
  const documents: { id: string; language: string; text: string; places: Place[] }[] = [];
  for (const { id, locale, text } of transcript.phrases) {
    const spoken = locale ?? transcript.locale;
    const language = VARIANTS[spoken] ?? spoken.split('-')[0] ?? spoken;
    for (let from = 0; from < text.length; from += CHARACTERS_PER_DOCUMENT) {
      const piece = text.slice(from, from + CHARACTERS_PER_DOCUMENT);
      let last = documents.at(-1);
      const hasRoom =
        last?.language === language &&
        last.text.length + 1 + piece.length <= CHARACTERS_PER_DOCUMENT;
      if (!last || !hasRoom) {
        last = { id: String(documents.length + 1), language, text: '', places: [] };
        documents.push(last);
      }
      if (last.text !== '') last.text += '\n';
      last.places.push({ phraseId: id, start: last.text.length, length: piece.length, from });
      last.text += piece;
    }
  }
  return documents;
}

/** What was found in a document, by phrases; what reaches over several is found in each. */
export function toSpans(
  { places }: Document,
  { offset, length, kind }: { offset: number; length: number; kind: RedactionKind },
): KnownSpan[] {
  return places.flatMap((place) => {
    const start = Math.max(offset, place.start);
    const end = Math.min(offset + length, place.start + place.length);
    if (start >= end) return [];
    const shift = place.from - place.start;
    return [{ phraseId: place.phraseId, start: start + shift, end: end + shift, kind }];
  });
}
