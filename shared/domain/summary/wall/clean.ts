/*
 * What a model writes is text and nothing else: no markup, no links, no control characters, no word
 * of the prompt. Whoever shows a summary must escape it all the same.
 */

/** Stands in the prompt; an answer that has it repeats the prompt. */
export const CANARY = 'cs-4b71e0d2';
/** So many words in a row of the prompt are no accident. */
const VERBATIM = 8;
const LINK = /!?\[([^\]]*)\]\(([^)]*)\)/gu;
const URL = /\b(?:https?|ftp|javascript|data|mailto|file):\S+|\bwww\.\S+/giu;
const TAG = /<[^<>]{0,200}>/gu;
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu;
const MARKUP = /(?:^|\s)(?:#{1,6}|>|[-*+])\s|[*_~`|]{1,3}(?=\S)|(?<=\S)[*_~`|]{1,3}|[{}<>\\]/gu;

/** A text of at most `most` characters, or '' where it repeats the prompt. */
export function clean(text: string, most: number, prompt: PromptWords): string {
  if (prompt.isRepeatedIn(text)) return '';
  const plain = text
    .normalize('NFC')
    .replaceAll(LINK, '$1')
    .replaceAll(URL, '')
    .replaceAll(TAG, '')
    .replaceAll(CONTROL, ' ')
    .replaceAll(MARKUP, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\s+([.,;:!?])/gu, '$1')
    .trim();
  return shortened(plain, most);
}

/** As many whole words as fit, with an ellipsis for the rest. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** The words of a prompt, to find them again in an answer. */
export class PromptWords {
  private readonly runs = new Set<string>();

  constructor(prompt: string) {
    const words = wordsOf(prompt);
    for (let at = 0; at + VERBATIM <= words.length; at += 1) {
      this.runs.add(words.slice(at, at + VERBATIM).join(' '));
    }
  }

  isRepeatedIn(text: string): boolean {
    if (text.toLowerCase().includes(CANARY)) return true;
    const words = wordsOf(text);
    return words.some((_, at) => this.runs.has(words.slice(at, at + VERBATIM).join(' ')));
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
