/** Words that people write for one of our names. */
const OTHERWISE: Readonly<Record<string, string>> = {
  language: 'locale',
  languages: 'candidateLocales',
  lang: 'locale',
  diarization: 'separation',
  channels: 'separation',
  phraselist: 'phrases',
  phrasehints: 'phrases',
  retention: 'retentionDays',
  vendor: 'providers',
  vendors: 'providers',
  cheapest: 'cost',
  price: 'cost',
  roles: 'speakers',
  starttime: 'startedAt',
};

/** Letters that may differ; telephony has names like `callerId` and `customerId` that mean themselves. */
const mayDiffer = (name: string) => (name.length < 10 ? 1 : 2);

/** Names without case, hyphens and underscores: `max_speakers` is `maxSpeakers`. */
export function plainName(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

/** The one of our names that this one was meant to be, if it looks like one. */
export function similarTo(name: string, names: readonly string[]): string | undefined {
  const plain = plainName(name);
  const meant = OTHERWISE[plain];
  if (meant !== undefined && names.includes(meant)) return meant;
  return names.find((known) => {
    const name = plainName(known);
    return distance(plain, name) <= mayDiffer(name) || lettersOf(plain) === lettersOf(name);
  });
}

/** The same for names whose letters only changed places. */
function lettersOf(name: string): string {
  return [...name].toSorted().join('');
}

/** Insertions, deletions and changes of a letter that make one text the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (one[line - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
