/** Small letters, without accents and apostrophes; `ß` is `ss`. */
export function plainWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replaceAll('ß', 'ss');
}

/** The words of a text in that form. */
export function plainWords(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .map(plainWord)
    .filter((word) => word !== '');
}
