import * as z from 'zod';
import type { TakeIn } from '../activities/take-in-recording';
import { AppError } from '../domain/errors';
import type { DeadLetter, Log, Ports, Workflows } from '../ports';
import { fromJson, orUnavailable, parsed, refusal, unlessObject, type Answer } from './answer';

/** Dead letters of one look; what is behind them comes when they are gone. */
const AT_A_TIME = 500;

const HINT = 'Send nothing to replay all, or JSON like {"id": "landings/2026-03-02/….json"}.';

const request = z.strictObject(
  { id: z.string('is not text').optional() },
  unlessObject('The body is not a JSON object'),
);

/** What the replay needs of whoever calls it. */
interface Caller {
  readonly workflows: Pick<Workflows, 'kickDispatch' | 'lookAgain'>;
  readonly log: Pick<Log, 'error'>;
}

/** Dead letters as people see them, and may have them taken in again before the sweep does. */
export function makeDeadLetters({ deadLetters }: Pick<Ports, 'deadLetters'>, takeIn: TakeIn) {
  async function replay(body: string, caller: Caller): Promise<Answer> {
    const checked = parsed(request, fromJson(body), HINT);
    if ('answer' in checked) return checked.answer;
    const { id } = checked.value;
    const all = await deadLetters.list(AT_A_TIME);
    const wanted = all.filter((letter) => id === undefined || letter.id === id);
    if (id !== undefined && wanted.length === 0) {
      return refusal(404, `There is no dead letter with the id "${id}".`);
    }
    const failed: { id: string; reason: string }[] = [];
    for (const [one, letters] of Map.groupBy(wanted, (letter) => letter.id)) {
      const reason = await reasonAgainst(letters, caller);
      if (reason === undefined) await deadLetters.remove(one);
      else failed.push({ id: one, reason });
    }
    return { status: 200, jsonBody: { replayed: wanted.length, failed } };
  }

  /** Several events may lie in one letter, which goes when all of them were taken in. */
  async function reasonAgainst(
    letters: readonly DeadLetter[],
    { workflows, log }: Caller,
  ): Promise<string | undefined> {
    let reason: string | undefined;
    for (const { id, blob } of letters) {
      try {
        await takeIn(blob, workflows, { onPurpose: true });
      } catch (error) {
        reason = reasonOf(error);
        log.error(`dead letter ${id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return reason;
  }

  return {
    list: (): Promise<Answer> =>
      orUnavailable(async () => {
        const letters = await deadLetters.list(AT_A_TIME);
        return { status: 200, jsonBody: { deadLetters: letters } };
      }),

    /** `body`: nothing for all, or JSON with the `id` of one. */
    replay: (body: string, caller: Caller) => orUnavailable(() => replay(body, caller)),
  };
}

/** Only our own errors are known to carry no secrets. */
export function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'unexpected error; see the log';
}
