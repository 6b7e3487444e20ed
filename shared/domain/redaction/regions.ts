/** Where a language is spoken when its locale does not say. */
const MAIN: Readonly<Record<string, string>> = {
  en: 'US',
  ja: 'JP',
  zh: 'CN',
  ko: 'KR',
  sv: 'SE',
  da: 'DK',
  cs: 'CZ',
  el: 'GR',
  uk: 'UA',
  he: 'IL',
  hi: 'IN',
  et: 'EE',
  sl: 'SI',
  nb: 'NO',
};

/** ISO code of the country of a locale: `DE` of `de-DE` and of `de`. */
export function regionOf(locale: string): string {
  const parts = locale.split('-');
  const region = parts.slice(1).find((part) => /^[A-Za-z]{2}$/.test(part));
  if (region !== undefined) return region.toUpperCase();
  const language = (parts[0] ?? '').toLowerCase();
  return MAIN[language] ?? language.toUpperCase();
}
