/*
 * Bounds in bytes as a document is stored: JSON in UTF-8. Characters would not do: one of Japanese
 * takes three bytes, a control character six.
 */

/** Bytes of a value as JSON. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}

/** As much of a text as takes so many bytes in JSON, its quotes not counted; never half a character. */
export function firstBytes(text: string, bytes: number): string {
  let taken = 0;
  let end = 0;
  for (const character of text) {
    taken += bytesOf(character);
    if (taken > bytes) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

/** One character, as JSON.stringify writes it. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return '\b\t\n\f\r'.includes(character) ? 2 : 6;
  if (code < 0x80) return character === '"' || character === '\\' ? 2 : 1;
  if (code < 0x800) return 2;
  if (code >= 0xd800 && code <= 0xdfff) return 6;
  return code < 0x10000 ? 3 : 4;
}

/** Longest text in a part that is too large as it is. */
const TEXT_BYTES = 4000;

/**
 * A part of a document within so many bytes: the same if it fits, else with its long texts cut and
 * its longest lists halved until it does; `undefined` where even that does not help.
 */
export function withinBytes<T>(part: T, bytes: number): T | undefined {
  if (jsonBytes(part) <= bytes) return part;
  let smaller = cutTexts(part);
  while (jsonBytes(smaller) > bytes) {
    const next = halved(smaller);
    if (next === undefined) return undefined;
    smaller = next;
  }
  // Texts and lists became shorter, nothing else changed.
  return smaller as T;
}

function cutTexts(value: unknown): unknown {
  if (typeof value === 'string') return firstBytes(value, TEXT_BYTES);
  if (Array.isArray(value)) return value.map(cutTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutTexts(inner)]));
}

/** With the longest of its own lists at half its length; nothing where there is none to halve. */
function halved(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length > 0 ? value.slice(0, Math.floor(value.length / 2)) : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const lists = Object.entries(value)
    .filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
    .toSorted(([, one], [, other]) => jsonBytes(other) - jsonBytes(one));
  const [longest] = lists;
  if (!longest || longest[1].length === 0) return undefined;
  const [name, list] = longest;
  return { ...value, [name]: list.slice(0, Math.floor(list.length / 2)) };
}
