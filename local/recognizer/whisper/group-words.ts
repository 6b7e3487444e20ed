/** A run of tokens that is one word, with the punctuation that belongs to it. */
export interface TokenWord {
  /** Without the space before it. */
  readonly text: string;
  readonly spaceBefore: boolean;
  /** Index of its first token, and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Indexes of the tokens that carry letters or digits: punctuation says nothing about being right. */
  readonly spoken: readonly number[];
}

/** The shortest run of tokens that is whole characters. */
interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const HAS_LETTERS = /[\p{L}\p{N}]/u;
const STARTS_WORD = /^\s/u;
/** Ends the word before it even when a space stands between, as in French. */
const CLOSING = /^\s*[.,!?;:%…»”)\]}。，！？；：、]+$/u;

/**
 * Groups text tokens into words. Marks that stand alone, such as a dash, are left out.
 *
 * @param decode text of a run of tokens
 * @param spaces whether the language puts spaces between words; if not, every character is a word
 */
export function groupWords(
  tokens: readonly number[],
  decode: (tokens: readonly number[]) => string,
  spaces: boolean,
): TokenWord[] {
  const words: TokenWord[] = [];
  let opening: Piece | undefined; // a quote or a currency sign before its word
  for (const piece of wholeCharacters(tokens, decode)) {
    const spoken = HAS_LETTERS.test(piece.text);
    const starts = STARTS_WORD.test(piece.text);
    const last = words.at(-1);
    if (!spoken && starts && !CLOSING.test(piece.text)) {
      opening = piece;
    } else if (opening && spoken && !starts) {
      words.push(
        newWord({ ...piece, from: opening.from, text: opening.text + piece.text }, spaces),
      );
      opening = undefined;
    } else if (last && (!spoken || (spaces && !starts))) {
      words[words.length - 1] = joined(last, piece, spoken);
    } else if (spoken) {
      words.push(newWord(piece, spaces));
      opening = undefined;
    }
  }
  return words;
}

function newWord(piece: Piece, spaces: boolean): TokenWord {
  const { from, to } = piece;
  const spaceBefore = spaces || STARTS_WORD.test(piece.text);
  return { text: piece.text.trim(), spaceBefore, from, to, spoken: range(from, to) };
}

function joined(word: TokenWord, piece: Piece, spoken: boolean): TokenWord {
  return {
    ...word,
    text: word.text + piece.text.trimEnd(),
    to: piece.to,
    spoken: spoken ? [...word.spoken, ...range(piece.from, piece.to)] : word.spoken,
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Tokens are bytes: some characters need several of them. */
function* wholeCharacters(
  tokens: readonly number[],
  decode: (tokens: readonly number[]) => string,
): Generator<Piece> {
  let from = 0;
  for (let to = 1; to <= tokens.length; to++) {
    const text = decode(tokens.slice(from, to));
    if (text.includes('\uFFFD') && to < tokens.length) continue;
    yield { text, from, to };
    from = to;
  }
}
