/*
 * Instructions can be disguised: letters of other scripts that look alike, letters with spaces
 * between them, codes. Every reading of a text is looked at; none of them is shown to anybody.
 */

/** Letters of other scripts, and digits and signs, that pass for Latin ones. */
const LOOKALIKES = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    һ: 'h',
    ԁ: 'd',
    к: 'k',
    м: 'm',
    т: 't',
    в: 'b',
    н: 'h',
    α: 'a',
    ο: 'o',
    ρ: 'p',
    ν: 'v',
    ι: 'i',
    τ: 't',
    κ: 'k',
    ε: 'e',
    ѵ: 'v',
    ɡ: 'g',
    ı: 'i',
    ł: 'l',
  }),
);
const LEET = new Map(
  Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }),
);
const INVISIBLE =
  /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE00-\uFE0F\uFEFF\u{E0000}-\u{E007F}]/gu;
const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/gu;
const HEX = /(?:[0-9a-f]{2}[ ,:]?){10,}/giu;
const PERCENT = /(?:%[0-9a-f]{2}){3,}/iu;

/** Lower case, without accents, invisible signs and doubled spaces. */
export function folded(text: string): string {
  return text
    .replaceAll(INVISIBLE, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/[^\S\n]+/gu, ' ');
}

/** All that a text may be meant to say; the first reading is the plain one. */
export function readingsOf(text: string): string[] {
  const plain = folded(text);
  const mixed = /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(plain) && /[a-z]/u.test(plain);
  const readings = [
    plain,
    spelled(plain),
    plain.replaceAll(/([a-z])[*_.\-|](?=[a-z]\b|[a-z][*_.\-|])/gu, '$1'),
    ...(mixed ? [mapped(plain, LOOKALIKES)] : []),
    ...(/[a-z][013457@$!]|[013457@$!][a-z]/u.test(plain) ? [mapped(plain, LEET)] : []),
    [...plain].reverse().join(''),
    rot13(plain),
    ...decoded(text).map(folded),
  ];
  return [...new Set(readings)];
}

/** "I g n o r e" and "i-g-n-o-r-e" are one word. */
function spelled(text: string): string {
  return text.replaceAll(/\b(?:\p{L}[ .\-_]{1,2}){3,}\p{L}\b/gu, (letters) => {
    const words = letters.includes('  ') ? letters.split(/ {2,}/u) : [letters];
    return words.map((word) => word.replaceAll(/[^\p{L}]/gu, '')).join(' ');
  });
}

function mapped(text: string, table: ReadonlyMap<string, string>): string {
  return [...text].map((letter) => table.get(letter) ?? letter).join('');
}

function rot13(text: string): string {
  return text.replaceAll(/[a-z]/gu, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97),
  );
}

function decoded(text: string): string[] {
  const blobs = [...text.matchAll(BASE64)].map(([blob]) =>
    Buffer.from(blob, 'base64').toString('utf8'),
  );
  const hex = [...text.matchAll(HEX)].map(([blob]) =>
    Buffer.from(blob.replaceAll(/[^0-9a-f]/giu, ''), 'hex').toString('utf8'),
  );
  return [...blobs, ...hex, ...percent(text)].filter((one) =>
    /^[\p{L}\p{N}\p{P}\p{S}\s]{6,}$/u.test(one),
  );
}

function percent(text: string): string[] {
  if (!PERCENT.test(text)) return [];
  try {
    return [decodeURIComponent(text)];
  } catch {
    return [];
  }
}
