/** Ways to read a text that hides what it says; the stand-in follows any of them. */
export function allReadings(text: string): string[] {
  const bare = text.normalize('NFKC').replaceAll(/[\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '');
  return [
    bare,
    bare.replaceAll(/\b(?:\p{L}[ .-]){3,}\p{L}\b/gu, (run) => run.replaceAll(/[ .-]/gu, '')),
    [...bare].toReversed().join(''),
    bare.replaceAll(/[a-z]/giu, rot13),
    bare.replaceAll(/[013457]/gu, (digit) => 'oieastl'['013457'.indexOf(digit)] ?? digit),
    ...[...bare.matchAll(/[A-Za-z0-9+/=]{16,}/gu)].map(([one]) =>
      Buffer.from(one, 'base64').toString('utf8'),
    ),
    ...[...bare.matchAll(/(?:[0-9a-f]{2}\s?){10,}/giu)].map(([one]) =>
      Buffer.from(one.replaceAll(/\s/gu, ''), 'hex').toString('utf8'),
    ),
  ].filter((reading) => /^[\p{L}\p{N}\p{P}\p{S}\s]+$/u.test(reading));
}

function rot13(letter: string): string {
  const base = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
}
