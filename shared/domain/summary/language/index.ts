import { german } from './de';
import { english } from './en';
import { spanish } from './es';
import { french } from './fr';
import type { LanguagePack } from './pack';

export type { LanguagePack } from './pack';

const PACKS: readonly LanguagePack[] = [english, german, french, spanish];

/**
 * What is known of the language of a locale (BCP-47). Of others nothing: their numbers in digits and
 * their overlap of words are still compared, by the English rules.
 */
export function languageOf(locale: string): LanguagePack {
  const code = locale.toLowerCase().split('-')[0];
  return PACKS.find((pack) => pack.code === code) ?? english;
}

/** Languages that texts can be told to be in. */
export function knownLanguages(): readonly LanguagePack[] {
  return PACKS;
}
