/** One call to the model, without a word of what was said in it. */
export interface JournalEntry {
  /** ISO 8601, when the call came in. */
  readonly time: string;
  readonly path: string;
  readonly model: string | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  /** Name of the JSON schema that was asked for. */
  readonly schema: string | null;
  /** Null for a connection that was cut. */
  readonly status: number | null;
  /** The error's code or type, for a call that was refused. */
  readonly error: string | null;
  /** What was armed for this call. */
  readonly fault: string | null;
  readonly durationMs: number;
}

const MOST_ENTRIES = 10_000;

/** The last calls, oldest first, in memory. */
export class Journal {
  private readonly entries: JournalEntry[] = [];

  constructor(private readonly listener: ((entry: JournalEntry) => void) | undefined) {}

  add(entry: JournalEntry): void {
    this.entries.push(entry);
    if (this.entries.length > MOST_ENTRIES) {
      this.entries.shift();
    }
    this.listener?.(entry);
  }

  list(): readonly JournalEntry[] {
    return [...this.entries];
  }
}
