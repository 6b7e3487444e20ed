import { plainText } from '../plain-text';
import { numbersAsDigits } from './numbers';
import { CONTRACTIONS, FILLERS, SPELLINGS, type Rule } from './spellings';
import { plainNumbers, withoutAndOfCents } from './written-numbers';

/** Words of an English text, in the spirit of Whisper's English normalizer. */
export function englishWords(text: string): string[] {
  const plain = withoutAccents(plainText(text));
  const spelled = apply(CONTRACTIONS, apply(SPELLINGS, plainNumbers(plain)));
  const words = spelled
    .replace(/(?<=\d)\.(?=\d)/g, DECIMAL)
    .replace(/[^a-z\d\p{L}\p{M}\p{N}]+/gu, (marks) => (marks === DECIMAL ? DECIMAL : ' '))
    .replaceAll(DECIMAL, '.')
    .replace(FILLERS, ' ')
    .replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})(?!(?:st|nd|rd|th)\b)/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
  return joinLetters(withoutAndOfCents(numbersAsDigits(words)));
}

/** Stands for the point of a decimal while other points are taken away. */
const DECIMAL = '\u{E000}';

const apply = (rules: readonly Rule[], text: string) =>
  rules.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
}

/** Letters that were spelled out become one word ("u s a"); "a" and "I" alone are words. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  const close = () => {
    const isSpelled = run.length > 1 && run.some((letter) => !/^[ai]$/.test(letter));
    joined.push(...(isSpelled ? [run.join('')] : run));
    run = [];
  };
  for (const word of words) {
    if (/^[a-z]$/.test(word)) {
      run.push(word);
    } else {
      close();
      joined.push(word);
    }
  }
  close();
  return joined;
}
