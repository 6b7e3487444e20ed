import * as z from 'zod';
import type { Allowance } from '../activities/allowance';
import type { Operator } from '../activities/operator';
import type { Ports, Workflows } from '../ports';
import { fromJson, orUnavailable, parsed, unlessObject, type Answer } from './answer';
import type { ControlView } from './control-view';

const HINT =
  'Send JSON like {"stopped": true, "note": "the speech bill"}, {"stopped": false}, or {"extra": {"audioHours": 20, "tokens": 1000000}} for more than the budgets today.';

const amount = z.number('is not a number').min(0, 'is less than 0').default(0);

const word = z
  .strictObject(
    {
      stopped: z.boolean('is neither true nor false').optional(),
      note: z.string('is not text').max(500, 'is longer than 500 characters').optional(),
      extra: z
        .strictObject({ audioHours: amount, tokens: amount }, unlessObject('is not an object'))
        .optional(),
    },
    unlessObject('The body is not a JSON object'),
  )
  .refine((value) => Object.keys(value).length > 0, 'The body says nothing');

/** Let go on in one portion, and portions of one request; the sweep takes the rest. */
const PORTION = 200;
const PORTIONS = 10;

/**
 * Takes the operator's word. When nothing stands in the way any more, what was parked for it goes
 * on at once.
 */
export function makeSetControl(
  { clock, ledger, transcribers }: Pick<Ports, 'clock' | 'ledger' | 'transcribers'>,
  operator: Operator,
  allowance: Allowance,
  view: ControlView,
) {
  return (body: string, workflows: Pick<Workflows, 'kickDispatch'>): Promise<Answer> =>
    orUnavailable(async () => {
      const checked = parsed(word, fromJson(body), HINT);
      if ('answer' in checked) return checked.answer;
      const { stopped, note, extra } = checked.value;
      await operator.say({
        ...(stopped !== undefined && { stopped }),
        ...(note !== undefined && { note }),
        ...(extra && { extra }),
      });
      const letGoOn = (await allowance.refusal(clock.now())) ? 0 : await unparkAll(workflows);
      return { status: 200, jsonBody: { letGoOn, ...(await view()) } };
    });

  async function unparkAll(workflows: Pick<Workflows, 'kickDispatch'>): Promise<number> {
    const providers = transcribers.providers.map(({ name }) => name);
    let all = 0;
    for (let portions = 0; portions < PORTIONS; portions += 1) {
      const unparked = await ledger.unpark(PORTION, providers);
      all += unparked;
      if (unparked < PORTION) break;
    }
    await workflows.kickDispatch();
    return all;
  }
}
