import { z } from 'zod';
import type { Phrase } from '../summarize/types';

const word = z.union([z.string(), z.number()]).transform(String);
const TEXT_KEYS = ['text', 'display', 'content', 'transcript', 'utterance'] as const;
const ID_KEYS = ['id', 'phraseId', 'line', 'index', 'n'] as const;
const SPEAKER_KEYS = ['speaker', 'role', 'channel', 'name'] as const;

const record = z.record(z.string(), z.unknown());

/** A phrase out of one line of JSON; undefined when the line is something else. */
export function phraseOfJson(line: string): Phrase | undefined {
  const trimmed = line.trim().replace(/,$/u, '');
  return trimmed.startsWith('{') ? phraseOf(parsed(trimmed)) : undefined;
}

/** Phrases out of a text that is, or holds, one JSON document: an array, or an object with one inside. */
export function phrasesOfJsonText(text: string): Phrase[] | undefined {
  const start = text.search(/[[{]/u);
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  const document = start < 0 ? undefined : parsed(text.slice(start, end + 1));
  const list = Array.isArray(document)
    ? document
    : Object.values(record.safeParse(document).data ?? {}).find((value) => Array.isArray(value));
  const phrases = (Array.isArray(list) ? list : []).flatMap((item) => phraseOf(item) ?? []);
  return phrases.length > 0 ? phrases : undefined;
}

function phraseOf(value: unknown): Phrase | undefined {
  const fields = record.safeParse(value).data;
  const text = fields === undefined ? undefined : pick(fields, TEXT_KEYS);
  if (fields === undefined || text === undefined) {
    return undefined;
  }
  const id = pick(fields, ID_KEYS);
  const speaker = pick(fields, SPEAKER_KEYS);
  return {
    text,
    ...(id === undefined ? {} : { id }),
    ...(speaker === undefined || speaker === '' ? {} : { speaker }),
  };
}

function pick(fields: Record<string, unknown>, keys: readonly string[]): string | undefined {
  return keys.map((key) => word.safeParse(fields[key]).data).find((value) => value !== undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
