/** A length as people say it: `120 minutes`. */
export function lengthText(seconds: number): string {
  const minutes = trimmed(seconds / 60, 1);
  return `${minutes} ${minutes === '1' ? 'minute' : 'minutes'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const head = words.slice(0, -1).join(', ');
  const last = words.at(-1) ?? '';
  return head === '' ? last : `${head} and ${last}`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
