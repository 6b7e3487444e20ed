import type { Token } from './tokens';

const CURRENCIES: Readonly<Record<string, readonly string[]>> = {
  usd: ['$', 'dollar', 'dollars', 'buck', 'bucks', 'cent', 'cents', 'usd'],
  eur: ['€', 'euro', 'euros', 'eur'],
  gbp: ['£', 'pound', 'pounds', 'quid', 'pence', 'gbp', 'sterling', 'pfund', 'livres', 'libras'],
  chf: ['chf', 'franken', 'francs', 'francos'],
};
/** Code of a currency by its names and signs. */
export const CURRENCY_OF = new Map(
  Object.entries(CURRENCIES).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
);

/** The currencies that a text names. */
export function currenciesIn(tokens: readonly Token[]): Set<string> {
  return new Set(tokens.flatMap(({ lower }) => CURRENCY_OF.get(lower) ?? []));
}
