import type { Phrase, Word } from '../transcript';
import { columnsOf, pieces } from './columns';

/** A piece of a phrase's text that stays in one line, and when it is said. */
export interface Token {
  readonly text: string;
  /** Whether a blank stands before it. */
  readonly apart: boolean;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The text of a phrase in pieces of at most so many columns, with the times of its words: those of
 * the display form where there are any, else those of the lexical words where there are as many, else
 * the phrase's time, shared out by length.
 */
export function tokensOf(phrase: Phrase, columns: number): Token[] {
  const placed = placedWords(phrase.text, phrase.displayWords ?? []);
  return (placed ?? spreadWords(phrase)).flatMap((token) => cut(token, columns));
}

/** The words where they stand in the text, each with what stands between it and the next one. */
function placedWords(text: string, words: readonly Word[]): Token[] | undefined {
  if (words.length === 0) return undefined;
  const starts: number[] = [];
  let from = 0;
  for (const word of words) {
    const at = word.text === '' ? -1 : text.indexOf(word.text, from);
    if (at === -1 || /\S/.test(text.slice(from, at))) return undefined;
    starts.push(at);
    from = at + word.text.length;
  }
  // What follows the last word (a full stop of its own) goes with it.
  return words.map((word, index) => {
    const start = starts[index] ?? 0;
    return {
      text: text.slice(start, starts[index + 1]).trimEnd(),
      apart: start > 0 && /\s/.test(text.charAt(start - 1)),
      startMs: word.offsetMs,
      endMs: word.offsetMs + word.durationMs,
    };
  });
}

function spreadWords(phrase: Phrase): Token[] {
  const parts = phrase.text.split(/\s+/).filter((part) => part !== '');
  const { words = [], offsetMs, durationMs } = phrase;
  const length = Math.max(1, parts.join('').length);
  let before = 0;
  return parts.map((text, index) => {
    const word = words.length === parts.length ? words[index] : undefined;
    const startMs = word?.offsetMs ?? offsetMs + (durationMs * before) / length;
    before += text.length;
    const endMs = word ? startMs + word.durationMs : offsetMs + (durationMs * before) / length;
    return { text, apart: index > 0, startMs, endMs };
  });
}

/** Text without blanks (Chinese, a long number) is cut where a line is full. */
function cut(token: Token, columns: number): Token[] {
  if (columnsOf(token.text) <= columns) return [token];
  const parts = pieces(token.text, columns);
  const each = (token.endMs - token.startMs) / parts.length;
  return parts.map((text, index) => ({
    text,
    apart: index === 0 && token.apart,
    startMs: token.startMs + index * each,
    endMs: token.startMs + (index + 1) * each,
  }));
}
