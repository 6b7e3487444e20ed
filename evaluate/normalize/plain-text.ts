/** Remarks of a transcriber: [noise], <inaudible>, (laughs). */
const REMARKS = /\[[^\]]*\]|<[^>]*>|\([^)]*\)/gu;

/** What all languages share: compatible forms (NFKC), lower case, straight apostrophes, no remarks. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(REMARKS, ' ');
}
