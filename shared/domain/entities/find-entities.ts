import { findSpans } from '../redaction';
import type { Phrase, Transcript } from '../transcript';
import { ENTITY_PATTERNS } from './patterns';
import type { Entity } from './types';

/** Most of them: a call names a few dozen at most. */
export const MOST_ENTITIES = 100;
const MOST_EVIDENCE = 20;
const LONGEST = 80;

/**
 * Amounts, dates, phone numbers, e-mail addresses, numbers of orders and the like, and names that are
 * given as names, each once with all phrases that say it, in order of the first. Texts alike but for
 * capitals and spaces are one.
 */
export function findEntities(transcript: Transcript): Entity[] {
  const found = new Map<string, Entity>();
  const add = ({ evidence, ...entity }: Entity) => {
    const key = `${entity.kind} ${entity.text.toLowerCase().replace(/[\s.,()-]+/g, '')}`;
    const known = found.get(key);
    if (!known && found.size >= MOST_ENTITIES) return;
    const phrases = [...new Set([...(known?.evidence ?? []), ...evidence])].slice(0, MOST_EVIDENCE);
    found.set(key, { ...(known ?? entity), evidence: phrases });
  };
  const contacts = contactsOf(transcript);
  transcript.phrases.forEach((phrase) => {
    const spans = contacts.get(phrase.id) ?? [];
    for (const { entity } of [...spans, ...matchesIn(phrase, transcript.locale, spans)].toSorted(
      (one, other) => one.start - other.start,
    )) {
      add(entity);
    }
  });
  return [...found.values()];
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly entity: Entity;
}

/** Phone numbers and addresses, by the same rules as they are blotted out by. */
function contactsOf(transcript: Transcript): Map<string, Placed[]> {
  const byPhrase = new Map<string, Placed[]>();
  for (const { phraseIds, start, end, text, kind } of findSpans(transcript, ['phone', 'email'])) {
    const [first] = phraseIds;
    if (first === undefined || (kind !== 'phone' && kind !== 'email')) continue;
    const entity = { kind, text: text.slice(0, LONGEST), evidence: phraseIds } as const;
    byPhrase.set(first, [...(byPhrase.get(first) ?? []), { start, end, entity }]);
  }
  return byPhrase;
}

function matchesIn(phrase: Phrase, locale: string, taken: readonly Placed[]): Placed[] {
  const language = (phrase.locale ?? locale).slice(0, 2).toLowerCase();
  const found: Placed[] = [];
  for (const { kind, languages, pattern } of ENTITY_PATTERNS) {
    if (languages && !languages.includes(language)) continue;
    for (const match of phrase.text.matchAll(pattern)) {
      const { it, of } = match.groups ?? {};
      if (it === undefined) continue;
      const start = match.index + match[0].lastIndexOf(it);
      const end = start + it.length;
      const text = it.trim().slice(0, LONGEST);
      if ([...taken, ...found].some((one) => one.start < end && start < one.end)) continue;
      const entity = { kind, text, ...(of && { of: of.toLowerCase() }), evidence: [phrase.id] };
      found.push({ start, end, entity });
    }
  }
  return found;
}
