/** Moves over the text of a template; knows blanks, comments and words, but no grammar. */
export class BicepReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {}

  /** Passes over blanks and comments, and over line ends unless they mean something here. */
  skip(lineEnds = true): this {
    const blank = lineEnds ? /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y : /(?:[ \t]|\/\/.*)*/y;
    this.match(blank);
    return this;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  sees(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** Takes the word if it comes next. */
  took(word: string): boolean {
    if (!this.sees(word)) return false;
    this.at += word.length;
    return true;
  }

  expect(word: string): void {
    if (!this.took(word)) this.fail(`"${word}" is missing`);
  }

  /** Takes a keyword if it comes next and is a whole word. */
  tookWord(word: string): boolean {
    const pattern = new RegExp(`${word}(?![A-Za-z0-9_])`, 'y');
    return this.match(pattern) !== undefined;
  }

  /** Takes an operator if it comes next, on this line or the one after it. */
  tookOperator(word: string): boolean {
    const escaped = word.replace(/[?|+*]/g, '\\$&');
    return this.match(new RegExp(`\\s*${escaped}(?![?=])`, 'y')) !== undefined;
  }

  identifier(): string {
    return this.match(/[A-Za-z_][A-Za-z0-9_]*/y) ?? this.fail('a name is missing');
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  fail(problem: string): never {
    const line = this.text.slice(0, this.at).split('\n').length;
    throw new Error(
      `${this.file}:${line}: ${problem}, near "${this.text.slice(this.at, this.at + 30)}"`,
    );
  }
}
