import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ChaosSystem } from './system';
import type { ChaosStack } from './chaos-stack';
import { jobDocument, ledgerDocument } from './evidence';
import { readDocuments } from './read-documents';

const LOOK_MS = 100;
/** So many looks without any progress mean that somebody waits for a time to come. */
const LOOKS_AT_REST = 4;
const FIRST_JUMP_MS = 3_000;
const LONGEST_JUMP_MS = 300_000;
/** Real time without any progress after which it is given up; the clock has then moved on for hours. */
const PATIENCE_MS = 45_000;
/** So many looks in a row must find everything at an end. */
const LOOKS_AT_END = 3;

const WRITES = ['create', 'patch', 'replace', 'delete'] as const;
const instances = z.array(
  z.object({ instanceId: z.string(), name: z.string(), runtimeStatus: z.string() }),
);

/**
 * Waits until nothing is left to do; where the system itself only waits, the clock is moved on.
 *
 * @returns sentences about what is not over after a time that suffices for anything
 */
export async function untilOver(chaos: ChaosStack): Promise<string[]> {
  const { system, clock } = chaos;
  let deadline = performance.now() + PATIENCE_MS;
  let seen = -1;
  let atRest = 0;
  let atEnd = 0;
  let jump = FIRST_JUMP_MS;
  let open: string[] = [];
  while (performance.now() < deadline) {
    chaos.check();
    open = await unfinished(chaos);
    atEnd = open.length === 0 ? atEnd + 1 : 0;
    if (atEnd === LOOKS_AT_END) return [];
    const activity = activityOf(system) + chaos.deaths;
    atRest = activity === seen && chaos.isUp ? atRest + 1 : 0;
    if (activity !== seen) {
      jump = FIRST_JUMP_MS;
      deadline = performance.now() + PATIENCE_MS;
    }
    seen = activity;
    if (atRest >= LOOKS_AT_REST && open.length > 0) {
      clock.jump(jump);
      jump = Math.min(jump * 2, LONGEST_JUMP_MS);
      atRest = 0;
    }
    await sleep(LOOK_MS);
  }
  return open.map((one) => `Not over in time: ${one}`);
}

/** Grows with whatever is done; what only looks, like the sweep, does not count. */
function activityOf({ stack, lanes }: ChaosSystem): number {
  const speech = [...lanes, stack.speechmatics].reduce(
    (sum, { faults }) => sum + faults.strikes(),
    0,
  );
  const journal = stack.cosmos.journal();
  const writes = WRITES.reduce((sum, operation) => sum + (journal[operation]?.requests ?? 0), 0);
  return writes + stack.openai.journal().length + speech;
}

async function unfinished(chaos: ChaosStack): Promise<string[]> {
  const { system } = chaos;
  const [ledger, jobs] = await Promise.all([
    readDocuments(system, 'recordings'),
    readDocuments(system, 'jobs'),
  ]);
  const open = [
    ...chaos.expected.unfinished(ledger.map((document) => ledgerDocument.parse(document))),
    ...jobs
      .map((document) => jobDocument.parse(document))
      .filter(({ state }) => state !== 'closed')
      .map(({ id, state }) => `${id} is ${state}`),
  ];
  return open.length > 0 ? open : openInstances(system);
}

async function openInstances({ stack }: ChaosSystem): Promise<string[]> {
  try {
    const url = new URL(
      '/runtime/webhooks/durabletask/instances?top=1000&runtimeStatus=Pending,Running',
      stack.host().url,
    );
    const list = instances.parse(await (await fetch(url)).json());
    return list.map(
      ({ instanceId, name, runtimeStatus }) => `${name} ${instanceId} is ${runtimeStatus}`,
    );
  } catch {
    return ['the host is down'];
  }
}
