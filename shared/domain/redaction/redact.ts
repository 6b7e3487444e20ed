import type { Phrase, Transcript } from '../transcript';
import { spansElsewhere } from './elsewhere';
import { findAll } from './find';
import { FORMS, rewritten, textsOf, type Form, type Spans } from './forms';
import { replacementOf, type RedactionCounts, type RedactionKind } from './kinds';
import { beforeIn, byVoice, unitsOf } from './neighbours';
import { piecesOf } from './pieces';
import { streamOf, type Before, type Finding, type Stream, type Unit } from './stream';

/** Something that another detector found in the display form of a phrase, by its characters. */
export interface KnownSpan {
  readonly phraseId: string;
  readonly start: number;
  readonly end: number;
  readonly kind: RedactionKind;
}

export interface Redacted {
  readonly transcript: Transcript;
  readonly counts: RedactionCounts;
}

/**
 * A transcript without what is of these kinds, in every form of every phrase: display, lexical and ITN
 * forms, words, alternatives. A replacement names the kind; words keep their times.
 *
 * @param known what another detector found, blotted out as well
 */
export function redact(
  transcript: Transcript,
  kinds: readonly RedactionKind[],
  known: readonly KnownSpan[] = [],
): Redacted {
  if (kinds.length === 0) return { transcript, counts: {} };
  const first = pass(transcript, kinds, byVoice(transcript), known);
  if (!kinds.includes('card')) return first;
  // Voices are told apart by guess: a card whose digits fell to two of them goes as well.
  const everything = [transcript.phrases.map((_, at) => at)];
  const second = pass(first.transcript, ['card'], everything, []);
  return { transcript: second.transcript, counts: added(first.counts, second.counts) };
}

interface Found {
  readonly spans: Spans;
  /** By phrase: what was found in each of its forms. */
  readonly inPhrase: Map<number, Map<Form, { kind: RedactionKind; text: string }[]>>;
  /** By kind and phrase where it begins, the most that one form shows. */
  readonly begun: Map<string, Map<Form, number>>;
}

function pass(
  transcript: Transcript,
  kinds: readonly RedactionKind[],
  groups: readonly (readonly number[])[],
  known: readonly KnownSpan[],
): Redacted {
  const found: Found = { spans: new Map(), inPhrase: new Map(), begun: new Map() };
  const before = beforeIn(transcript);
  for (const form of FORMS) {
    for (const group of groups) {
      const stream = streamOf(unitsOf(transcript, group, form), before);
      for (const finding of findAll(stream, kinds)) note(found, form, stream, finding);
    }
  }
  noteKnown(found, transcript, known);
  const phrases = transcript.phrases.map((phrase, at) =>
    redactedPhrase(phrase, at, transcript, kinds, found, before),
  );
  const changed = transcript.phrases.filter((phrase, at) => phrase !== phrases[at]);
  return {
    transcript: withoutJoined({ ...transcript, phrases }, changed),
    counts: countsOf(found),
  };
}

function note(found: Found, form: Form, stream: Stream, { kind, from, to }: Finding): void {
  const begin = stream.unitOf(from)?.phrase;
  const key = `${kind} ${begin}`;
  const forms = found.begun.get(key) ?? new Map<Form, number>();
  found.begun.set(key, forms.set(form, (forms.get(form) ?? 0) + 1));
  for (const { unit, start, end } of piecesOf(stream, from, to)) {
    noteSpan(found, form, unit, { kind, start, end });
  }
}

function noteSpan(
  found: Found,
  form: Form,
  { text, place, phrase }: Pick<Unit, 'text' | 'place' | 'phrase'>,
  { kind, start, end }: { kind: RedactionKind; start: number; end: number },
): void {
  const lead = /[+(]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const span = { start: start - lead, end, by: replacementOf(kind) };
  found.spans.set(place, [...(found.spans.get(place) ?? []), span]);
  const forms =
    found.inPhrase.get(phrase) ?? new Map<Form, { kind: RedactionKind; text: string }[]>();
  found.inPhrase.set(phrase, forms);
  forms.set(form, [...(forms.get(form) ?? []), { kind, text: text.slice(start, end) }]);
}

function noteKnown(found: Found, { phrases }: Transcript, known: readonly KnownSpan[]): void {
  const places = new Map(phrases.map(({ id }, at) => [id, at]));
  for (const { phraseId, kind, start, end } of known) {
    const at = places.get(phraseId);
    const text = at === undefined ? undefined : phrases[at]?.text;
    if (at === undefined || text === undefined || start >= end) continue;
    const [unit] = textsOf({ text }, 'text', at);
    if (!unit) continue;
    const isNew = (found.spans.get(unit.place) ?? []).every(
      (span) => span.end <= start || end <= span.start,
    );
    noteSpan(found, 'text', { ...unit, phrase: at }, { kind, start, end });
    if (!isNew) continue;
    const key = `${kind} ${at}`;
    const forms = found.begun.get(key) ?? new Map<Form, number>();
    found.begun.set(key, forms.set('text', (forms.get('text') ?? 0) + 1));
  }
}

function redactedPhrase(
  phrase: Phrase,
  at: number,
  { locale }: Transcript,
  kinds: readonly RedactionKind[],
  found: Found,
  before: Before,
): Phrase {
  const forms = found.inPhrase.get(at);
  const unit = { phrase: at, locale: phrase.locale ?? locale, isCutOff: false };
  const all = [...(forms?.values() ?? [])].flat();
  for (const form of forms ? FORMS : []) {
    const missing = all.filter(({ kind }) => !forms?.get(form)?.some((one) => one.kind === kind));
    fill(
      found.spans,
      textsOf(phrase, form, at).map((text) => ({ ...text, ...unit })),
      missing,
    );
  }
  let isFound = forms !== undefined;
  phrase.alternatives?.forEach((alternative, index) => {
    for (const form of FORMS) {
      const units = textsOf(alternative, form, at, index).map((text) => ({ ...text, ...unit }));
      const own: Found = { spans: found.spans, inPhrase: new Map(), begun: new Map() };
      const stream = streamOf(units, before);
      for (const finding of findAll(stream, kinds)) note(own, form, stream, finding);
      const here = own.inPhrase.get(at)?.get(form) ?? [];
      if (here.length > 0) isFound = true;
      fill(
        found.spans,
        units,
        all.filter(({ kind }) => !here.some((one) => one.kind === kind)),
      );
    }
  });
  return isFound ? rewritten(phrase, at, found.spans) : phrase;
}

function fill(
  spans: Spans,
  units: readonly Unit[],
  missing: readonly { kind: RedactionKind; text: string }[],
): void {
  for (const { place, span } of spansElsewhere(units, missing)) {
    spans.set(place, [...(spans.get(place) ?? []), span]);
  }
}

/** The text of a channel in one piece says again what its phrases say. */
function withoutJoined(transcript: Transcript, changed: readonly Phrase[]): Transcript {
  const { origin } = transcript;
  if (!origin || changed.length === 0) return transcript;
  const of = new Set(changed.map(({ channel }) => channel));
  const { more: _more, ...rest } = origin;
  const channels = origin.channels.map((one) =>
    of.has(one.channel) ? { channel: one.channel } : one,
  );
  return { ...transcript, origin: { ...rest, channels } };
}

function countsOf({ begun }: Found): RedactionCounts {
  const counts: Partial<Record<string, number>> = {};
  for (const [key, forms] of begun) {
    const kind = key.slice(0, key.indexOf(' '));
    counts[kind] = (counts[kind] ?? 0) + Math.max(...forms.values());
  }
  return counts;
}

function added(one: RedactionCounts, other: RedactionCounts): RedactionCounts {
  const counts: Record<string, number> = { ...one };
  for (const [kind, count] of Object.entries(other)) counts[kind] = (counts[kind] ?? 0) + count;
  return counts;
}
