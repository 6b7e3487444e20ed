import type { LiveFinal, LivePartial } from '../client';

/** What of a terminal is used. */
export type Out = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

const CLEAR_LINE = '\r\x1b[2K';
const USUAL_COLUMNS = 80;

/**
 * Shows a stream: on a terminal the partial is overwritten in place, and finals stay above it; where
 * lines can't be overwritten, each partial that grew is a line of its own.
 */
export class Screen {
  private readonly shown = new Map<number, string>();
  private isOpen = false;

  constructor(
    private readonly out: Out,
    private readonly channels: number,
  ) {}

  partial(partial: LivePartial): void {
    const before = this.shown.get(partial.channel) ?? '';
    if (partial.text === before) return;
    this.shown.set(partial.channel, partial.text);
    const line = `[partial]: ${clean(partial.text)}`;
    if (!this.out.isTTY) {
      if (partial.text.length > before.length) this.out.write(`${line}\n`);
      return;
    }
    this.out.write(`${CLEAR_LINE}${this.endOfLine(line)}`);
    this.isOpen = true;
  }

  final(final: LiveFinal): void {
    this.shown.delete(final.channel);
    this.line(`[final]: ${this.speakerOf(final)}${clean(final.text)}`);
  }

  /** A line that stays. */
  line(text: string): void {
    this.out.write(`${this.isOpen ? CLEAR_LINE : ''}${text}\n`);
    this.isOpen = false;
  }

  private speakerOf({ channel, speaker }: LivePartial): string {
    if (speaker !== undefined) return `Speaker ${speaker}: `;
    return this.channels > 1 ? `Channel ${channel + 1}: ` : '';
  }

  /** What was said last, if it is longer than a line: a line that wraps can't be overwritten. */
  private endOfLine(line: string): string {
    const columns = (this.out.columns ?? USUAL_COLUMNS) - 1;
    if (line.length <= columns) return line;
    const head = '[partial]: …';
    return head + line.slice(line.length - Math.max(0, columns - head.length));
  }
}

/** Spoken words come from outside: nothing of them may steer the terminal. */
function clean(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
