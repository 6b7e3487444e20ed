const SAME_MEANING: readonly (readonly string[])[] = [
  ['positive', 'good', 'happy', 'satisfied'],
  ['negative', 'bad', 'unhappy', 'dissatisfied'],
  ['mixed', 'neutral', 'unclear'],
  ['neutral', 'mixed', 'unknown'],
];
/** What a careful person ticks who doesn't know. */
const DONT_KNOW = [
  ...[
    'neutral',
    'unknown',
    'unclear',
    'unspecified',
    'undetermined',
    'not stated',
    'not applicable',
  ],
  ...['n/a', 'na', 'other', 'none', 'general', 'misc', 'miscellaneous', 'default'],
];

/** The member that says `wanted`; without one null if allowed, a "don't know", or the first. */
export function memberOf(members: readonly unknown[], wanted: string | undefined): unknown {
  const words = [wanted?.toLowerCase(), ...(synonymsOf(wanted) ?? [])];
  return (
    words.map((word) => find(members, word)).find((member) => member !== undefined) ??
    (members.includes(null)
      ? null
      : (DONT_KNOW.map((word) => find(members, word)).find((member) => member !== undefined) ??
        members[0]))
  );
}

function synonymsOf(word: string | undefined): readonly string[] | undefined {
  return SAME_MEANING.find(([first]) => first === word?.toLowerCase());
}

function find(members: readonly unknown[], word: string | undefined): unknown {
  return members.find(
    (member) => typeof member === 'string' && member.toLowerCase().replace(/[_-]/gu, ' ') === word,
  );
}
