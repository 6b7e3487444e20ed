/** Language packs, with those for two and more languages (languages page, 2026). */
export const LANGUAGES: readonly string[] = `
  ar ar_en ba be bg bn ca cmn cmn_en cmn_en_ms_ta cs cy da de el en en_ms en_ta eo es
  es-bilingual-en et eu fa fi fr ga gl he hi hr hu ia id it ja ko lt lv mn mr ms mt nl no pl pt ro ru
  sk sl sv sw ta th tl tr ug uk ur vi yue
`
  .trim()
  .split(/\s+/);

/** Those that language identification does not know (its page), and packs that are no language. */
const NOT_IDENTIFIED = new Set('bn yue eo ia ga mt tl ur ug sw'.split(' '));

export const IDENTIFIED: readonly string[] = LANGUAGES.filter(
  (language) => !NOT_IDENTIFIED.has(language) && !/[_-]/.test(language),
);

/** Written without blanks between words. */
const WITHOUT_BLANKS = new Set(['cmn', 'yue', 'ja', 'th']);

/** `language_pack_info` of a transcript. */
export function languagePack(language: string): object {
  const isLeftward = ['ar', 'fa', 'he', 'ug', 'ur'].includes(language);
  return {
    adapted: false,
    itn: true,
    language_description: describe(language),
    word_delimiter: delimiterOf(language),
    writing_direction: isLeftward ? 'right-to-left' : 'left-to-right',
  };
}

export function delimiterOf(language: string): string {
  return WITHOUT_BLANKS.has(language) ? '' : ' ';
}

function describe(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  } catch {
    // A pack of several languages has no name of its own.
    return language;
  }
}
