/** What the checks have to know of a language. All words are lower case. */
export interface LanguagePack {
  /** ISO 639-1. */
  readonly code: string;
  stem(word: string): string;
  /** Words that hold a sentence together and say nothing by themselves. */
  readonly functionWords: ReadonlySet<string>;
  /** Words of a report about a call that nobody in the call has to have said. */
  readonly reportWords: ReadonlySet<string>;
  /** Turns a sentence, or the clause they stand in, into its opposite. */
  readonly negators: ReadonlySet<string>;
  /** Say that something is not so, or went wrong, without a negator. */
  readonly negativeWords: ReadonlySet<string>;
  /** May stand for a denial in a report. */
  readonly softNegatives: ReadonlySet<string>;
  readonly yes: ReadonlySet<string>;
  /** The speaker, and whom the speaker talks to; as subjects and as possessives. */
  readonly firstPerson: ReadonlySet<string>;
  readonly secondPerson: ReadonlySet<string>;
  readonly agentWords: ReadonlySet<string>;
  readonly customerWords: ReadonlySet<string>;
  /** Reporting verbs whose subject is whoever spoke. */
  readonly speechVerbs: ReadonlySet<string>;
  /** Groups of words that may stand for each other in a report. */
  readonly synonyms: readonly (readonly string[])[];
  readonly antonyms: readonly (readonly [readonly string[], readonly string[]])[];
  /** Inflected forms that no stemmer knows, with their base. */
  readonly irregular: ReadonlyMap<string, string>;
  readonly numbers: NumberWords;
  readonly months: ReadonlyMap<string, number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** Words for days by their distance from the day of the call. */
  readonly relativeDays: ReadonlyMap<string, number>;
  /** True where every noun has a capital: only titles tell a name. */
  readonly capitalizesNouns: boolean;
  /** Stand before a name. */
  readonly titles: ReadonlySet<string>;
  /** Words that introduce the speaker's own name. */
  readonly introductions: RegExp;
}

export interface NumberWords {
  /** Values below 100, ordinals too; whole compounds where a language writes them in one word. */
  value(word: string): { readonly value: number; readonly ordinal: boolean } | undefined;
  /** Hundred, thousand, million. */
  readonly scales: ReadonlyMap<string, number>;
  /** May stand inside a number: "and". */
  readonly joiners: ReadonlySet<string>;
  /** Tells of a number without being one: "twice", "both", "half". */
  readonly hints: ReadonlyMap<string, readonly number[]>;
  /** True where a number above ten may follow a multiple of twenty: soixante-dix. */
  readonly byTwenties: boolean;
}

/** Lists of words are written as text, because a thousand quoted strings can't be read. */
export function words(...texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.trim().split(/\s+/u)));
}

/** Groups of words, separated by commas. */
export function groups(text: string): string[][] {
  return text.split(',').map((group) => group.trim().split(/\s+/u));
}

/** "january 1, february 2" as a map. */
export function values(text: string): Map<string, number> {
  return new Map(
    groups(text).flatMap((group) => {
      const value = Number(group.at(-1));
      return group.slice(0, -1).map((word) => [word, value] as const);
    }),
  );
}

/** Names in their order, counted from `first`; those of one place are joined by "|". */
export function inOrder(text: string, first: number): Map<string, number> {
  return new Map(
    text
      .trim()
      .split(/\s+/u)
      .flatMap((names, index) => names.split('|').map((name) => [name, index + first] as const)),
  );
}

/** "lost lose, sent send": forms and, last, their base. */
export function forms(text: string): Map<string, string> {
  return new Map(
    groups(text).flatMap((group) => {
      const base = group.at(-1) ?? '';
      return group.slice(0, -1).map((form) => [form, base] as const);
    }),
  );
}

/** Number words that are looked up in a table of cardinals and one of ordinals. */
export function tableOf(cardinals: Map<string, number>, ordinals: Map<string, number>) {
  return (word: string) => {
    const value = cardinals.get(word);
    if (value !== undefined) return { value, ordinal: false };
    const ordinal = ordinals.get(word);
    return ordinal === undefined ? undefined : { value: ordinal, ordinal: true };
  };
}
