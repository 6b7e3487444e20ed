/**
 * Locales that Azure batch transcription takes (language support page of the Speech service, 2026).
 * One that is newer than this list is taken where the setting SPEECH_LOCALES names it.
 */
const LOCALES: readonly string[] = `
  af-ZA am-ET ar-AE ar-BH ar-DZ ar-EG ar-IL ar-IQ ar-JO ar-KW ar-LB ar-LY ar-MA ar-OM ar-PS ar-QA
  ar-SA ar-SY ar-TN ar-YE as-IN az-AZ bg-BG bn-IN bs-BA ca-ES cs-CZ cy-GB da-DK de-AT de-CH de-DE
  el-GR en-AU en-CA en-GB en-GH en-HK en-IE en-IN en-KE en-NG en-NZ en-PH en-SG en-TZ en-US en-ZA
  es-AR es-BO es-CL es-CO es-CR es-CU es-DO es-EC es-ES es-GQ es-GT es-HN es-MX es-NI es-PA es-PE
  es-PR es-PY es-SV es-US es-UY es-VE et-EE eu-ES fa-IR fi-FI fil-PH fr-BE fr-CA fr-CH fr-FR ga-IE
  gl-ES gu-IN he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-CH it-IT ja-JP jv-ID ka-GE kk-KZ km-KH
  kn-IN ko-KR lo-LA lt-LT lv-LV mk-MK ml-IN mn-MN mr-IN ms-MY mt-MT my-MM nb-NO ne-NP nl-BE nl-NL
  or-IN pa-IN pl-PL ps-AF pt-BR pt-PT ro-RO ru-RU si-LK sk-SK sl-SI so-SO sq-AL sr-RS sv-SE sw-KE
  sw-TZ ta-IN te-IN th-TH tr-TR uk-UA ur-IN uz-UZ vi-VN wuu-CN yue-CN zh-CN zh-CN-shandong
  zh-CN-sichuan zh-HK zh-TW zu-ZA
`
  .trim()
  .split(/\s+/);

/** Reasons stay short: of English alone there are fifteen. */
const MOST_NAMED = 5;

/** The locale as the service writes it, whatever its capitals; `undefined` when nobody knows it. */
export function knownLocale(text: string, more: readonly string[] = []): string | undefined {
  const wanted = text.toLowerCase();
  return [...LOCALES, ...more].find((locale) => locale.toLowerCase() === wanted);
}

/** What is wrong with a locale that nobody knows, and which there are for its language. */
export function unknownLocale(text: string): string {
  const language = text.toLowerCase().split(/[-_]/)[0] ?? '';
  const same = LOCALES.filter((locale) => locale.toLowerCase().startsWith(`${language}-`));
  const shown = same.slice(0, MOST_NAMED).join(', ');
  const more = same.length > MOST_NAMED ? ', …' : '';
  const instead = same.length > 0 ? `; for this language it takes ${shown}${more}` : '';
  return `"${text}" is no locale that the transcription service takes${instead}`;
}
