/**
 * Language packs (languages page, 2026), by the service's own codes. A pack serves all accents and
 * dialects of its language. Packs of two languages at once are left out: no locale asks for one.
 */
const PACKS: readonly string[] = `
  ar ba be bg bn ca cmn cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu ia id it ja ko lt
  lv mn mr ms mt nl no pl pt ro ru sk sl sv sw ta th tl tr ug uk ur vi yue
`
  .trim()
  .split(/\s+/);

/** Where the code is not the first part of the BCP-47 tag. */
const OTHER_NAMES: Readonly<Record<string, string>> = { zh: 'cmn', nb: 'no', nn: 'no', fil: 'tl' };

/** Hong Kong speaks Cantonese, whatever script its tag stands for. */
const OTHER_LOCALES: Readonly<Record<string, string>> = { 'zh-hk': 'yue', 'zh-mo': 'yue' };

/** Spellings that can be asked for (formatting page), and which of them others are closest to. */
const OUTPUT_LOCALES: Readonly<Record<string, string>> = {
  'en-us': 'en-US',
  'en-ca': 'en-US',
  'en-ph': 'en-US',
  'en-au': 'en-AU',
  'en-nz': 'en-AU',
  'zh-cn': 'cmn-Hans',
  'zh-tw': 'cmn-Hant',
};

/** Not to be told from others by language identification (its page). */
const NOT_IDENTIFIED: ReadonlySet<string> = new Set('bn yue eo ia ga mt tl ur ug sw'.split(' '));

/** Primary subtags of the locales that there is a pack for. */
export const LANGUAGES: readonly string[] = [...PACKS, ...Object.keys(OTHER_NAMES)].toSorted();

/** The pack for a locale: `en-GB` → `en`, `zh-CN` → `cmn`; `undefined` where there is none. */
export function languageOf(locale: string): string | undefined {
  const tag = locale.toLowerCase();
  const subtag = tag.split(/[-_]/, 1)[0] ?? '';
  const code = OTHER_LOCALES[tag] ?? OTHER_NAMES[subtag] ?? subtag;
  return PACKS.includes(code) ? code : undefined;
}

/** The spelling to ask for; `undefined` where the language has only one. */
export function outputLocaleOf(locale: string): string | undefined {
  const tag = locale.toLowerCase();
  return OUTPUT_LOCALES[tag] ?? (tag.startsWith('en-') ? 'en-GB' : undefined);
}

/** Whether it can be told from other languages by its sound. */
export function isIdentifiable(language: string): boolean {
  return !NOT_IDENTIFIED.has(language);
}

/** Primary subtags of the locales whose language can be. */
export const IDENTIFIED: readonly string[] = LANGUAGES.filter((subtag) =>
  isIdentifiable(languageOf(subtag) ?? subtag),
);
