import { speakerLabel, speakerOf, type Phrase, type Transcript } from '../../transcript';
import { languageOf, type LanguagePack } from '../language';
import { namesIn } from './names';
import { valuesIn } from './said-values';
import { tokensOf, type Token } from './tokens';
import { has, vocabularyOf, type Vocabulary } from './words-of';

/** A phrase as the checks look at it. */
export interface IndexedPhrase {
  readonly id: string;
  /** Place in the transcript, counted from 0. */
  readonly place: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly vocabulary: Vocabulary;
  /** Every number that may be read in it, as plain digits. */
  readonly values: ReadonlySet<string>;
  readonly role: string | undefined;
  readonly label: string | undefined;
  readonly voice: string;
}

/** A transcript, prepared for checking many statements against it. */
export interface IndexedTranscript {
  readonly language: LanguagePack;
  readonly recordedAt: string | undefined;
  readonly phrases: readonly IndexedPhrase[];
  readonly byId: ReadonlyMap<string, IndexedPhrase>;
  /** Names that a voice gave itself, in lower case. */
  readonly ownNames: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words that somebody said in lower case: no names. */
  readonly lowerCase: ReadonlySet<string>;
  /** How telling a word is here: rare ones tell more. 0 for one that nobody says. */
  weight(stem: string): number;
}

export function indexedTranscript(transcript: Transcript, recordedAt?: string): IndexedTranscript {
  const known = indexes.get(transcript);
  if (known && known.recordedAt === recordedAt) return known;
  const made = indexOf(transcript, recordedAt);
  indexes.set(transcript, made);
  return made;
}

/** Every statement of an answer, and its repair, is checked against the same transcript. */
const indexes = new WeakMap<Transcript, IndexedTranscript>();

function indexOf(transcript: Transcript, recordedAt: string | undefined): IndexedTranscript {
  const language = languageOf(transcript.locale);
  const phrases = transcript.phrases.map((phrase, place) =>
    indexedPhrase(transcript, phrase, place, language),
  );
  const weights = new Map<string, number>();
  const weight = (stem: string): number => {
    const known = weights.get(stem);
    if (known !== undefined) return known;
    const holding = phrases.filter((one) => has(one.vocabulary, stem, language) > 0).length;
    const made = holding === 0 ? 0 : Math.log(1 + phrases.length / holding);
    weights.set(stem, made);
    return made;
  };
  return {
    language,
    recordedAt,
    phrases,
    byId: new Map(phrases.map((phrase) => [phrase.id, phrase])),
    ownNames: ownNames(phrases, language),
    lowerCase: new Set(
      phrases.flatMap(({ tokens }) =>
        tokens.map(({ text }) => text).filter((text) => /^\p{Ll}/u.test(text)),
      ),
    ),
    weight,
  };
}

function indexedPhrase(
  transcript: Transcript,
  phrase: Phrase,
  place: number,
  language: LanguagePack,
): IndexedPhrase {
  const tokens = tokensOf(phrase.text, language);
  return {
    id: phrase.id,
    place,
    text: phrase.text,
    tokens,
    vocabulary: vocabularyOf(tokens, language),
    values: valuesIn(tokens, language),
    role: speakerOf(transcript, phrase)?.role,
    label: speakerLabel(transcript, phrase),
    voice: `${phrase.channel} ${phrase.speaker ?? ''}`,
  };
}

/** "This is James" makes James the name of that voice. */
function ownNames(
  phrases: readonly IndexedPhrase[],
  { introductions }: LanguagePack,
): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const add = (voice: string, said: string) => {
    names.set(voice, new Set([...(names.get(voice) ?? []), ...namesIn(said)]));
  };
  phrases.forEach(({ text, voice, place }) => {
    const before = phrases[place - 1];
    const answers = before !== undefined && before.voice !== voice && ASKS_NAME.test(before.text);
    if (answers) add(voice, text);
    for (const [, first, second] of text.matchAll(introductions)) {
      add(voice, first ?? second ?? '');
    }
  });
  return names;
}

const ASKS_NAME =
  /\b(?:(?:sur|full )?name|nachname|nom|nombre|apellido)\b[^.!]*\?|tell me your name/iu;
