import type { RedactionKind } from '../kinds';
import type { Finding, Stream } from '../stream';
import { findCardCodes, findExpiries } from './find-card-codes';
import { findCards } from './find-cards';
import { findEmails } from './find-emails';
import { findIbans } from './find-ibans';
import { findNationalIds } from './find-national-ids';
import { findPhones } from './find-phones';
import { merged } from './merged';

const FINDERS: Readonly<Record<RedactionKind, (stream: Stream) => readonly Finding[]>> = {
  card: findCards,
  iban: findIbans,
  email: findEmails,
  'national-id': findNationalIds,
  phone: findPhones,
  cvv: findCardCodes,
  expiry: findExpiries,
};

/** Kinds whose checks prove most come first: what is a card is not a phone number as well. */
const IN_ORDER: readonly RedactionKind[] = [
  'email',
  'iban',
  'card',
  'national-id',
  'expiry',
  'cvv',
  'phone',
];

/** All that is found of these kinds in a stream, nothing of it twice. */
export function findAll(stream: Stream, kinds: readonly RedactionKind[]): Finding[] {
  const found: Finding[] = [];
  for (const kind of IN_ORDER) {
    // A card is looked for in any case: its digits must not pass for something else.
    if (!kinds.includes(kind)) continue;
    for (const finding of merged(FINDERS[kind](stream))) {
      if (!found.some(({ from, to }) => finding.from <= to && from <= finding.to)) {
        found.push(finding);
      }
    }
  }
  return found.toSorted((one, other) => one.from - other.from);
}
