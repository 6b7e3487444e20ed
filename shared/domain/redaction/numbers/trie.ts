/** Words that follow each other, and the digits that they say together. */
export interface NumeralNode {
  digits?: string;
  readonly next: Map<string, NumeralNode>;
}

export function emptyNode(): NumeralNode {
  return { next: new Map() };
}

/** Adds a way to say these digits; the first one said of the same words stays. */
export function addNumeral(root: NumeralNode, words: readonly string[], digits: string): void {
  let node = root;
  for (const word of words) {
    const next = node.next.get(word) ?? emptyNode();
    node.next.set(word, next);
    node = next;
  }
  node.digits ??= digits;
}

/** A numeral: its digits, and how many words it takes. */
export interface Numeral {
  readonly digits: string;
  readonly words: number;
}

/** All numerals from a place on, the shortest first. */
export function numeralsAt(
  root: NumeralNode,
  wordAt: (offset: number) => string | undefined,
): Numeral[] {
  const found: Numeral[] = [];
  let node: NumeralNode | undefined = root;
  for (let offset = 0; node; offset += 1) {
    if (node.digits !== undefined) found.push({ digits: node.digits, words: offset });
    const word = wordAt(offset);
    node = word === undefined ? undefined : node.next.get(word);
  }
  return found;
}

/** The longest of them, or the shortest. */
export function numeralAt(
  root: NumeralNode,
  wordAt: (offset: number) => string | undefined,
  longest: boolean,
): Numeral | undefined {
  return numeralsAt(root, wordAt).at(longest ? -1 : 0);
}
