import { setTimeout as sleep } from 'node:timers/promises';
import { DISPATCH, type DispatchInput } from '../../../shared/workflow/contract';
import type { ChaosStack } from './chaos-stack';
import type { Plan } from './plan';
import { CHANGING, idOf, type Drop } from './recordings';

/** A moment for a recording to get on its way before something happens to it. */
const CHANGE_AFTER_MS = 700;
const STOPPED_MS = 1_500;
const JUMP_EVERY_MS = 1_000;
const ASK_AGAIN_MS = 200;
const MOST_TRIES = 300;

/** Everything that people and clocks do in a run. Resolves when it is done, not when it is over. */
export async function operate(chaos: ChaosStack, plan: Plan): Promise<void> {
  if (plan.stop) await insist(chaos, 'POST', '/api/control', { stopped: true });
  await Promise.all([
    drop(chaos, plan.drops),
    race(chaos, plan.dispatchers ?? 0),
    jump(chaos, plan.jumps ?? []),
  ]);
  if (!plan.stop) return;
  await sleep(STOPPED_MS);
  await insist(chaos, 'POST', '/api/control', { stopped: false });
}

async function drop(chaos: ChaosStack, drops: readonly Drop[]): Promise<void> {
  for (const one of drops) await chaos.drop(one);
  const [first] = drops.filter(({ container }) => container === 'archive');
  if (first) {
    const prefix = first.path.split('/', 1)[0];
    await insist(chaos, 'POST', '/api/backfill', { container: 'archive', prefix });
  }
  const changing = drops.filter(({ kind }) => CHANGING.includes(kind));
  if (changing.length > 0) await sleep(CHANGE_AFTER_MS);
  for (const one of changing) {
    if (one.kind === 'replaced') await chaos.drop(one, true);
    if (one.kind === 'deleted') await chaos.system.blobs(one.container).deleteBlob(one.path);
  }
}

/** Asks for what is to be forgotten, again and again: it may not be on the ledger yet. */
export async function forget(chaos: ChaosStack, drops: readonly Drop[]): Promise<void> {
  const forgotten = drops.filter(({ kind }) => kind === 'forgotten');
  await Promise.all(
    forgotten.map((one) => insist(chaos, 'DELETE', `/api/recordings/${idOf(one)}`)),
  );
}

/** Starts dispatchers of other names, which the app's own know nothing of. */
async function race({ system, deaths }: ChaosStack, count: number): Promise<void> {
  const input: DispatchInput = { gatherMs: 0 };
  const names = Array.from({ length: count }, (_, index) => `rival-${deaths}-${index}`);
  if (count > 0) await sleep(CHANGE_AFTER_MS / 2);
  const path = `/runtime/webhooks/durabletask/orchestrators/${DISPATCH}`;
  await Promise.all(names.map((name) => system.ask('POST', `${path}/${name}`, input)));
}

async function jump({ clock }: ChaosStack, jumps: readonly number[]): Promise<void> {
  for (const ms of jumps) {
    await sleep(JUMP_EVERY_MS);
    clock.jump(ms);
  }
}

/** Asks until it is taken: the host may be down, or a service away. */
async function insist(
  chaos: ChaosStack,
  method: string,
  path: string,
  body?: object,
): Promise<void> {
  let status: number | undefined;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    chaos.check();
    status = await chaos.system.ask(method, path, body);
    if (status !== undefined && status >= 200 && status < 300) return;
    await sleep(ASK_AGAIN_MS);
  }
  throw new Error(`${method} ${path} was never taken, at last answered with ${status}.`);
}
