import type { ControlDocuments, ControlKind } from '../domain/control';
import { AppError } from '../domain/errors';
import type { Control } from '../ports';

/** Instances that change the same document at the same moment; each round lets one of them through. */
const ROUNDS = 20;

/**
 * Changes a control document that others may be changing too: reads, computes, writes under the tag,
 * and computes anew from what somebody else wrote in between. `change` gives the new value, or the
 * old one to leave it as it is, together with what the caller wants to know.
 *
 * @throws AppError (later) when it is contended for beyond measure
 */
export async function agree<K extends ControlKind, T>(
  control: Control,
  kind: K,
  name: string,
  change: (
    before: ControlDocuments[K] | undefined,
  ) => Promise<{ value: ControlDocuments[K] | undefined; result: T }>,
): Promise<T> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await control.read(kind, name);
    const { value, result } = await change(before?.value);
    if (value === undefined || value === before?.value) return result;
    if (await control.write(kind, name, value, before?.tag)) return result;
  }
  throw new AppError(
    'contended',
    `The ${kind} document "${name}" is changed by too many at once.`,
    {
      verdict: 'later',
    },
  );
}
