import type { EntityKind } from './types';

/*
 * What is looked for in the display form, where the recognizer has written numbers and names as a
 * reader expects them. Every pattern takes a time that grows with the text and no faster: no
 * repetition within a repetition.
 */

export interface EntityPattern {
  readonly kind: EntityKind;
  /** Languages it is of; all where absent. */
  readonly languages?: readonly string[];
  /** Group `it` is the entity; `of` what a reference is of. */
  readonly pattern: RegExp;
}

const NUMBER = String.raw`\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?`;
const CURRENCY = String.raw`[$£€¥₹]|USD|EUR|GBP|CHF|CAD|AUD`;
const MONEY = String.raw`dollars?|cents?|pounds?|pence|euros?|francs?|francos?|pesos?|franken|pfund|livres?|libras?|dólares?|céntimos?|centimes?|€|\$|£|EUR|USD|GBP|CHF`;
const MONTH = String.raw`January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre`;
const NAME = String.raw`\p{Lu}[\p{L}'’-]{1,30}(?: (?:(?:von|van|de|la|del|da|der|den) ){0,2}\p{Lu}[\p{L}'’-]{1,30}){0,2}`;
const CODE = String.raw`(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{2,24}`;

const amount: readonly EntityPattern[] = [
  { kind: 'amount', pattern: new RegExp(`(?<it>(?:${CURRENCY}) ?(?:${NUMBER})(?!\\d))`, 'gu') },
  {
    kind: 'amount',
    pattern: new RegExp(`(?<![\\d.,])(?<it>(?:${NUMBER}) ?(?:${MONEY}))(?!\\p{L})`, 'giu'),
  },
];

const date: readonly EntityPattern[] = [
  {
    kind: 'date',
    pattern: /(?<![\d./-])(?<it>\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?![\d/-])/gu,
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<!\\d)(?<it>\\d{1,2}(?:st|nd|rd|th|er|\\.)?(?: of| de)? (?:${MONTH})(?:(?: de| del|,)? \\d{4})?)(?!\\p{L})`,
      'giu',
    ),
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<!\\p{L})(?<it>(?:${MONTH}) (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)(?![\\d\\p{L}])`,
      'gu',
    ),
  },
];

/** What a number is of, and the words for "number is" that follow. */
const reference = (language: string, things: string, number: string): EntityPattern => ({
  kind: 'reference',
  languages: [language],
  pattern: new RegExp(
    `(?<!\\p{L})(?<of>${things})(?:[ -]?(?:${number}))?(?:,? (?:is|it is|it's|would be|ist|lautet|wäre|die|est|c'est|es|le|la|el|the))?[:,]? (?<it>${CODE})(?![\\p{L}\\d])`,
    'giu',
  ),
});

const references: readonly EntityPattern[] = [
  reference(
    'en',
    'order|account|case|ticket|reference|invoice|policy|contract|customer|booking|tracking|claim|confirmation',
    'number|no\\.?|id|code|reference',
  ),
  reference(
    'de',
    'Bestell|Auftrags|Konto|Vorgangs|Ticket|Referenz|Rechnungs|Vertrags|Kunden|Buchungs|Schaden',
    'nummer|nr\\.?',
  ),
  {
    kind: 'reference',
    languages: ['fr', 'es'],
    pattern: new RegExp(
      `(?<!\\p{L})(?:numéro|número|référence|referencia) (?:de |du |d'|del )?(?<of>commande|compte|dossier|facture|contrat|client|réservation|pedido|cuenta|caso|factura|contrato|cliente|reserva|póliza|expediente)(?:,? (?:est|c'est|es))?[:,]?(?: le| la| el)? (?<it>${CODE})(?![\\p{L}\\d])`,
      'giu',
    ),
  },
];

/** A name counts where somebody gives it as one, and the recognizer writes it so. */
const named = (language: string, before: string): EntityPattern => ({
  kind: 'name',
  languages: [language],
  pattern: new RegExp(`(?<!\\p{L})(?:${before}) (?<it>${NAME})`, 'gu'),
});

const names: readonly EntityPattern[] = [
  named(
    'en',
    "[Mm]y name is|[Mm]y name's|[Tt]his is|[Yy]ou(?:'re| are) speaking (?:with|to)|[Ss]peaking with",
  ),
  named('de', '[Mm]ein Name ist|[Ii]ch hei(?:ße|sse)|[Mm]ein Name lautet'),
  named('fr', "[Jj]e m'appelle|[Mm]on nom est|[Jj]e suis (?:monsieur|madame|Monsieur|Madame)"),
  named('es', '[Mm]e llamo|[Mm]i nombre es|[Ll]e (?:atiende|habla)'),
];

export const ENTITY_PATTERNS: readonly EntityPattern[] = [
  ...amount,
  ...date,
  ...references,
  ...names,
];
