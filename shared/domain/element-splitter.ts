/**
 * Cuts the elements of one array out of a JSON object while its text arrives, so that a document of
 * forty megabytes is never in memory as a whole: each element is handed on as text of its own, and
 * what is left at the end is the object with that array empty. It only finds where elements end;
 * JSON.parse reads them.
 */
export class ElementSplitter {
  private readonly before: RegExp;
  private readonly rest: string[] = [];
  private readonly element: string[] = [];
  private depth = 0;
  private inString = false;
  private isEscaped = false;
  private inArray = false;
  /** Where in the chunk that is read the part begins that belongs to the element or the rest. */
  private from = 0;

  /** @param name of the array: a field of the outermost object */
  constructor(
    name: string,
    private readonly onElement: (text: string) => void,
  ) {
    this.before = new RegExp(`(?<!\\\\)"${name}"\\s*:\\s*$`);
  }

  push(chunk: string): void {
    this.from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const character = chunk.charCodeAt(at);
      if (this.inString) this.readString(character);
      else this.readStructure(character, chunk, at);
    }
    this.keep(chunk, chunk.length);
  }

  /** The text of the object without the elements; call it when all has arrived. */
  remainder(): string {
    // Cut off within the array: what is there of an element makes the text no JSON, as it should.
    return this.rest.join('') + this.element.join('');
  }

  private readString(character: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (character === BACKSLASH) this.isEscaped = true;
    else if (character === QUOTE) this.inString = false;
  }

  private readStructure(character: number, chunk: string, at: number): void {
    switch (character) {
      case QUOTE:
        this.inString = true;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        this.depth += 1;
        if (character === OPEN_BRACKET && this.depth === 2) this.openArray(chunk, at);
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        this.depth -= 1;
        if (this.inArray && this.depth === 1) this.closeArray(chunk, at);
        break;
      case COMMA:
        if (this.inArray && this.depth === 2) this.endElement(chunk, at);
        break;
    }
  }

  private openArray(chunk: string, at: number): void {
    this.keep(chunk, at + 1);
    // However small the chunks are.
    const tail = this.rest.slice(-TAIL).join('').slice(-TAIL, -1);
    this.inArray = this.before.test(tail);
  }

  private closeArray(chunk: string, at: number): void {
    this.keep(chunk, at);
    const last = this.taken();
    // Nothing, in an empty array.
    if (last.trim() !== '') this.onElement(last);
    this.inArray = false;
  }

  private endElement(chunk: string, at: number): void {
    this.keep(chunk, at);
    this.onElement(this.taken());
    this.from = at + 1;
  }

  private keep(chunk: string, to: number): void {
    if (to > this.from) (this.inArray ? this.element : this.rest).push(chunk.slice(this.from, to));
    this.from = to;
  }

  private taken(): string {
    const text = this.element.join('');
    this.element.length = 0;
    return text;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Longer than any name with its quotes and some blanks. */
const TAIL = 100;
