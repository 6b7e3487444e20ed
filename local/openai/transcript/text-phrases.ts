import type { Phrase } from '../summarize/types';

/** "p7", "[p7]", "12", "seg-3" at the head of a line; never a plain word. */
const ID = /^\s*[[(#]?((?=[\w-]*\d)[a-z]{0,10}[-_]?\d{1,6})[\])]?(?=[\s:.|)-])[\s:.|)-]*/iu;
const TIME = /^[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?[\s|-]*/u;
const SPEAKER =
  /^((?:speaker|channel|agent|customer|caller|client|operator|advisor|host|guest)(?: ?\w+)?|\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*)?)\s*[:|]\s+/iu;

/** A phrase out of a line such as "[p7] 00:01:05 Agent: Good morning."; undefined without an id. */
export function phraseOfLine(line: string): Phrase | undefined {
  const head = ID.exec(line);
  const id = head?.[1];
  if (head === null || id === undefined || TIME.test(line)) {
    return undefined;
  }
  const phrase = plainPhrase(line.slice(head[0].length).replace(TIME, ''));
  return phrase.text === '' ? undefined : { ...phrase, id };
}

/** Lines of plain text, with a speaker where one stands before a colon. */
export function plainPhrases(lines: readonly string[]): Phrase[] {
  return lines
    .map((line) => plainPhrase(line.trim().replace(TIME, '')))
    .filter(({ text }) => text !== '');
}

function plainPhrase(line: string): Phrase {
  const speaker = SPEAKER.exec(line);
  const label = speaker?.[1];
  return speaker === null || label === undefined
    ? { text: line }
    : { speaker: label, text: line.slice(speaker[0].length) };
}
