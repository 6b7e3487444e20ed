import { setTimeout as wait } from 'node:timers/promises';
import { azOrFail } from './az.mjs';
import { fail, say } from './say.mjs';

const SAMPLE = 'samples/double-charge.wav';
/** The service says that a job may wait half an hour at busy times. */
const TRIES = 120;
const SECONDS_BETWEEN = Number(process.env.POST_DEPLOY_WAIT_SECONDS ?? 30);
const ENDS = ['completed', 'rejected', 'failed', 'parked'];

/**
 * Drops a sample recording and waits for its end. Needs the right to write blobs (the operator has it).
 *
 * @param {object} outputs of main.bicep
 * @param {(path: string) => Promise<{ status: number, body: string }>} ask the app's API
 */
export async function verify(outputs, ask) {
  const name = `verification/${new Date().toISOString().replaceAll(':', '-')}.wav`;
  say(`Dropping ${SAMPLE} as ${name} …`);
  await azOrFail('Dropping a recording', [
    ...['storage', 'blob', 'upload', '--auth-mode', 'login', '--only-show-errors'],
    ...['--account-name', outputs.RECORDINGS_STORAGE_ACCOUNT],
    ...['--container-name', outputs.RECORDINGS_CONTAINER],
    ...['--name', name, '--file', SAMPLE, '--output', 'none'],
  ]);
  const since = new Date(Date.now() - 60_000).toISOString();
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const { status, body } = await ask(`recordings?limit=200&from=${encodeURIComponent(since)}`);
    const found = status === 200 ? JSON.parse(body).recordings.find(isNamed(name)) : undefined;
    if (ENDS.includes(found?.status)) return end(found);
    say(`Waiting for its end (${tried} of ${TRIES}): ${found?.status ?? 'not seen yet'} …`);
    await wait(SECONDS_BETWEEN * 1000);
  }
  return fail('The recording did not come to an end. /api/health says what waits, and why.');
}

const isNamed = (name) => (recording) => recording.path === name;

function end({ id, status, reason }) {
  if (status === 'completed') return say(`Completed: /api/recordings/${id} shows what was made.`);
  return fail(`The recording ended as ${status}: ${reason?.message ?? 'without a reason'}`);
}
