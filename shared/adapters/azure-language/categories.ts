import type { RedactionKind } from '../../domain/redaction';

/** The service's categories by our kinds (entity-categories page). It knows no codes or ends of cards. */
export const CATEGORIES: Readonly<Partial<Record<RedactionKind, readonly string[]>>> = {
  card: ['CreditCardNumber'],
  iban: ['InternationalBankingAccountNumber'],
  email: ['Email'],
  phone: ['PhoneNumber'],
  'national-id': [
    'USSocialSecurityNumber',
    'UKNationalInsuranceNumber',
    'DETaxIdentificationNumber',
    'FRSocialSecurityNumber',
    'ESDNI',
    'NLCitizensServiceNumber',
  ],
};

/** Its categories of these kinds. */
export function categoriesOf(kinds: readonly RedactionKind[]): string[] {
  return kinds.flatMap((kind) => CATEGORIES[kind] ?? []);
}

/** Our kind of one of its categories; newer versions name some with a suffix (`FRSocialSecurityNumberV1`). */
export function kindOf(category: string): RedactionKind | undefined {
  const entries = Object.entries(CATEGORIES) as [RedactionKind, readonly string[]][];
  return entries.find(([, names]) => names.some((name) => category.startsWith(name)))?.[0];
}
