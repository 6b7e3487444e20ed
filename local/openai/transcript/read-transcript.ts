import { textOf, type ChatMessage } from '../request/chat-request';
import type { Phrase } from '../summarize/types';
import { phraseOfJson, phrasesOfJsonText } from './json-phrases';
import { phraseOfLine, plainPhrases } from './text-phrases';

/** Of lines that are meant as a transcript, so many must read as phrases with ids. */
const RECOGNIZABLE_SHARE = 0.5;

/**
 * Finds the transcript in a conversation. Best is one JSON object a line between `<transcript>` and
 * `</transcript>`; lines or JSON with recognizable ids and text do as well. With none of them, the
 * user's text itself is what is summarized, and there are no ids to refer to.
 */
export function readTranscript(messages: readonly ChatMessage[]): Phrase[] {
  const text = messages
    .filter(({ role }) => role === 'user')
    .map(textOf)
    .join('\n');
  const marked = between(text.split(/\r?\n/u));
  if (marked !== undefined) {
    return marked.flatMap(
      (line) => phraseOfJson(line) ?? phraseOfLine(line) ?? plainPhrases([line]),
    );
  }
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const found = lines.flatMap((line) => phraseOfJson(line) ?? phraseOfLine(line) ?? []);
  if (found.length > 0 && found.length >= lines.length * RECOGNIZABLE_SHARE) {
    return found;
  }
  return phrasesOfJsonText(text) ?? plainPhrases(lines);
}

/**
 * The lines between the first opening and the last closing tag. Each tag stands on a line of its own;
 * the same word inside a phrase is inside a JSON string, and so on no line of its own.
 */
function between(lines: readonly string[]): string[] | undefined {
  const start = lines.findIndex((line) => line.trim() === '<transcript>');
  const end = lines.findLastIndex((line) => line.trim() === '</transcript>');
  return start >= 0 && end > start
    ? lines.slice(start + 1, end).filter((line) => line.trim() !== '')
    : undefined;
}
