import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreClock, setAhead } from './shifted-clock';

/** The one clock of a whole stack: of this process with its stand-ins, and of the function process. */
export class MovingClock {
  private readonly directory = mkdtempSync(join(tmpdir(), 'callscribe-clock-'));
  readonly file = join(this.directory, 'ahead');
  private aheadMs = 0;

  constructor() {
    writeFileSync(this.file, '0');
  }

  /** Moves it forwards (ms), or backwards with a negative number. */
  jump(ms: number): void {
    this.aheadMs += ms;
    setAhead(this.aheadMs);
    writeFileSync(this.file, String(this.aheadMs));
  }

  close(): void {
    restoreClock();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
