import type { LedgerRow } from './ledger-watch';

/** How far the long work is: a fraction from 0 to 1, or `undefined` when there is none. */
export type LookAtJob = () => Promise<number | undefined>;

const TICK_MS = 1000;
/** Where lines can't be overwritten, long work is mentioned this often. */
const MENTION_MS = 15_000;

/** Tells a person what happens: a line for each step of a recording, and how far the long one is. */
export class Progress {
  private status = '';
  private mentionedAt = Date.now();
  private readonly ticker: NodeJS.Timeout;

  constructor(
    private readonly out: NodeJS.WriteStream,
    private readonly lookAtJob: LookAtJob,
  ) {
    this.ticker = setInterval(() => void this.tick(), TICK_MS);
    this.ticker.unref();
  }

  /** A step of a recording. */
  step({ path, status, reason }: LedgerRow): void {
    const because = reason && status !== 'completed' ? `: ${reason.message}` : '';
    this.line(`${new Date().toTimeString().slice(0, 8)}  ${path}  ${status}${because}`);
  }

  /** Lines that stay. */
  line(text: string): void {
    this.clear();
    this.out.write(`${text}\n`);
  }

  stop(): void {
    clearInterval(this.ticker);
    this.clear();
  }

  private async tick(): Promise<void> {
    const fraction = await this.lookAtJob();
    const text =
      fraction === undefined ? '' : `          transcribing … ${Math.round(fraction * 100)} %`;
    if (this.out.isTTY) {
      this.clear();
      this.status = text;
      this.out.write(text);
    } else if (text !== '' && Date.now() - this.mentionedAt > MENTION_MS) {
      this.mentionedAt = Date.now();
      this.out.write(`${text}\n`);
    }
  }

  private clear(): void {
    if (this.out.isTTY && this.status !== '') this.out.write('\r\x1b[2K');
    this.status = '';
  }
}
