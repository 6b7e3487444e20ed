import { problemWith, type Layer, type Problem, type Source } from './layer';
import { knownLocale, unknownLocale } from './locales';
import { said } from './merge';

/** What a setting says where a recording says nothing. */
export interface LocaleDefaults {
  readonly locale: string;
  /** Others that it may be, `locale` not included. */
  readonly candidateLocales: readonly string[];
}

/** The main locale, and the others among which the language is identified. */
export interface Locales extends LocaleDefaults {
  readonly locale: string;
}

/**
 * The locales of a recording. A source that says `locale` and no candidates means that one, whatever
 * candidates a source below it names.
 */
export function decideLocales(
  layers: readonly Layer[],
  defaults: LocaleDefaults,
  problems: Problem[],
): Locales {
  const main = said(layers, 'locale');
  const candidates = said(layers, 'candidateLocales');
  const known = (text: string, key: string, source: Source): string => {
    const found = knownLocale(text, [defaults.locale, ...defaults.candidateLocales]);
    if (found === undefined) {
      problems.push(problemWith(source, key, unknownLocale(text), 'unknown_locale'));
    }
    return found ?? text;
  };

  if (!main && !candidates) {
    return { locale: defaults.locale, candidateLocales: defaults.candidateLocales };
  }
  const locale = main ? known(main.value, 'locale', main.source) : defaults.locale;
  if (!candidates || (main && main.rank < candidates.rank)) {
    return { locale, candidateLocales: [] };
  }
  const { value, source } = candidates;
  const all = [...new Set(value.map((one) => known(one, 'candidateLocales', source)))];
  if (!all.includes(locale)) {
    const whose = main ? `in ${main.source.name}` : 'of the settings';
    const what = `does not have the main locale ${locale} (${whose}) among ${all.join(', ')}; name it there, or say which of them is the locale`;
    problems.push(problemWith(source, 'candidateLocales', what, 'contradictory'));
  }
  return { locale, candidateLocales: all.filter((one) => one !== locale) };
}
