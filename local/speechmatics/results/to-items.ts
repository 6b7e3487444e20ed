import type { RecognizedPhrase, RecognizedWord } from '../../speech/engine';
import { entityClassOf, spokenWords } from './entities';
import type { Alternative, FormItem, Item } from './item';

/** What items are made with. */
export interface ItemOptions {
  readonly language: string;
  readonly withEntities: boolean;
  /** Speaker and channel of a phrase, as labels. */
  labelsOf(phrase: RecognizedPhrase): { readonly speaker?: string; readonly channel?: string };
}

/** Opening marks, the word itself, closing marks. */
const PARTS = /^([¿¡]*)(.*?)([.,!?;:…。、？！，]*)$/u;
/** Quotes and brackets, which the service does not write. */
const UNWRITTEN = /["“”„«»()[\]]/g;
const ENDS_SENTENCE = /[.!?…。？！]/u;
const HESITATION = /^(?:um+|uh+|erm?|h?mm+)$/i;

/** The words of all phrases with their marks, in order of time, channels interleaved. */
export function toItems(phrases: readonly RecognizedPhrase[], options: ItemOptions): Item[] {
  return phrases
    .flatMap((phrase) => phrase.words.map((word) => toWordItems(word, phrase, options)))
    .filter((items) => items.length > 0)
    .toSorted((one, other) => startOf(one) - startOf(other))
    .flat();
}

/** One word of the recognizer: marks before it, itself, marks after it. */
function toWordItems(word: RecognizedWord, phrase: RecognizedPhrase, options: ItemOptions): Item[] {
  const written = word.text.replace(UNWRITTEN, '').trim();
  const [, opening = '', core = '', closing = ''] = PARTS.exec(written) ?? [];
  const { speaker, channel } = options.labelsOf(phrase);
  const start = seconds(word.offsetMs);
  const end = seconds(word.offsetMs + word.durationMs);
  const said = (content: string, confidence: number): Alternative => ({
    content,
    confidence,
    language: options.language,
    ...(speaker !== undefined && { speaker }),
  });
  const mark = (content: string, at: number, attached: 'previous' | 'next'): Item => ({
    type: 'punctuation',
    ...(channel !== undefined && { channel }),
    start_time: at,
    end_time: at,
    attaches_to: attached,
    is_eos: attached === 'previous' && ENDS_SENTENCE.test(content),
    alternatives: [said(content, 1)],
  });
  const place = { ...(channel !== undefined && { channel }), start_time: start, end_time: end };
  return [
    ...[...opening].map((content) => mark(content, start, 'next')),
    ...(core === '' ? [] : [toCore(said(core, word.confidence), place, options)]),
    ...marksOf(closing).map((content) => mark(content, end, 'previous')),
  ];
}

function toCore(
  chosen: Alternative,
  place: Pick<Item, 'channel' | 'start_time' | 'end_time'>,
  { withEntities, language }: ItemOptions,
): Item {
  const entityClass = withEntities ? entityClassOf(chosen.content) : undefined;
  if (entityClass !== undefined) {
    return {
      type: 'entity',
      ...place,
      entity_class: entityClass,
      spoken_form: shared(spokenWords(chosen.content, language), chosen, place),
      written_form: shared([chosen.content], chosen, place),
      alternatives: [chosen],
    };
  }
  const isHesitation = language === 'en' && HESITATION.test(chosen.content);
  const tagged = isHesitation ? { ...chosen, tags: ['disfluency'] } : chosen;
  return { type: 'word', ...place, alternatives: [tagged] };
}

/** Words that share the time of their entity equally. */
function shared(
  words: readonly string[],
  { confidence, language, speaker }: Alternative,
  { start_time, end_time }: Pick<Item, 'start_time' | 'end_time'>,
): FormItem[] {
  const each = (end_time - start_time) / words.length;
  const at = (place: number) => seconds((start_time + place * each) * 1000);
  const voice = speaker === undefined ? {} : { speaker };
  return words.map((content, place) => ({
    type: 'word',
    start_time: at(place),
    end_time: at(place + 1),
    alternatives: [{ content, confidence, language, ...voice }],
  }));
}

/** Three points are one mark to the service. */
function marksOf(closing: string): string[] {
  return [...closing.replace(/\.{2,}|…/g, '.')];
}

function startOf(items: readonly Item[]): number {
  return items[0]?.start_time ?? 0;
}

/** The service writes hundredths. */
function seconds(ms: number): number {
  return Math.round(ms / 10) / 100;
}
