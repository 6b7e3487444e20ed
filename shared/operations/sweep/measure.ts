import { UNFINISHED, type Status } from '../../domain/ledger';
import type { Ports, Telemetry } from '../../ports';

/** What has an end grows for ever, and counting it costs more and more; failures are to become none. */
const COUNTED: readonly Status[] = [...UNFINISHED, 'failed', 'deleting'];

const MOST_LETTERS = 500;

/** Tells how things stand, and says how many recordings are not at a good end. */
export function makeMeasure(
  { ledger, deadLetters }: Pick<Ports, 'ledger' | 'deadLetters'>,
  telemetry: Telemetry | undefined,
) {
  return async (now: Date): Promise<number> => {
    if (!telemetry) return 0;
    const [counts, oldest, letters] = await Promise.all([
      Promise.all(COUNTED.map(async (status) => [status, await ledger.count(status)] as const)),
      ledger.oldestUnfinished(),
      deadLetters.list(MOST_LETTERS),
    ]);
    telemetry.standing({
      counts: Object.fromEntries(counts),
      oldestUnfinishedSeconds:
        oldest === undefined ? 0 : Math.max(0, (now.getTime() - Date.parse(oldest)) / 1000),
      deadLetters: letters.length,
    });
    // On an idle app nothing else runs, and its instance may be gone before the next sending.
    await telemetry.flush();
    return counts.reduce((sum, [, count]) => sum + count, 0);
  };
}
