import { z } from 'zod';

/** What the SDK can ask for and this stand-in refuses, by number of the action. */
const UNSUPPORTED: Readonly<Record<number, string>> = {
  7: 'callEntity',
  8: 'callHttp',
  9: 'signalEntity',
  10: 'signalEntity',
  13: 'lock',
  14: 'lock',
};

const loose = z.looseObject({
  actionType: z.number(),
  compoundActions: z.array(z.unknown()).optional(),
  retryOptions: z.looseObject({ retryTimeoutInMilliseconds: z.number().optional() }).optional(),
});

/** Name of the first construct among the actions that this host has no part for, if any. */
export function unsupportedConstruct(actions: readonly unknown[]): string | undefined {
  for (const one of actions) {
    const { success, data: action } = loose.safeParse(one);
    if (!success) continue;
    const name = UNSUPPORTED[action.actionType];
    if (name !== undefined) return name;
    if (action.retryOptions?.retryTimeoutInMilliseconds !== undefined) {
      return 'retryTimeoutInMilliseconds';
    }
    const inner = unsupportedConstruct(action.compoundActions ?? []);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
