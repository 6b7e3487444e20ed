import { setTimeout as wait } from 'node:timers/promises';
import { azOrFail } from './az.mjs';
import { fail, say } from './say.mjs';

/** Roles take up to ten minutes to arrive, and health says so meanwhile. */
const TRIES = 40;
const SECONDS_BETWEEN = Number(process.env.POST_DEPLOY_WAIT_SECONDS ?? 15);
const TIMEOUT_MS = 30_000;

/** The app is there, and this script may not ask it. */
const CLOSED = {
  401: 'The app wants its callers to sign in: look at /api/health in a browser.',
  403: 'The app answers nobody from here: look at /api/health from within its network.',
};

/**
 * Waits until the app says that it is healthy. Its key is fetched for that and shown to nobody.
 *
 * @param {{ group: string, app: string }} which
 * @returns how to ask its API: a path to `{ status, body }`; undefined where this script may not
 */
export async function checkApp({ group, app }) {
  const ask = await apiOf(group, app);
  let last = { status: 0, body: '' };
  for (let tried = 1; tried <= TRIES; tried += 1) {
    last = await ask('health');
    if (last.status === 200) {
      say('The app is healthy: every dependency is reached.');
      return ask;
    }
    const closed = CLOSED[last.status];
    if (closed) {
      say(closed);
      return undefined;
    }
    say(`Waiting until the app is healthy (${tried} of ${TRIES}): ${last.status || last.body} …`);
    await wait(SECONDS_BETWEEN * 1000);
  }
  return fail(
    `The app is deployed and not healthy. It says:\n${last.body}\nRoles may take some minutes more; then run this script again.`,
  );
}

async function apiOf(group, app) {
  const which = ['--resource-group', group, '--name', app, '--output', 'tsv'];
  const words = ['functionapp', 'show', '--query', 'defaultHostName || properties.defaultHostName'];
  const host = await azOrFail('Asking for the host name', [...words, ...which]);
  const key = await azOrFail("Asking for the app's key", [
    ...['functionapp', 'keys', 'list', '--query', 'functionKeys.default', ...which],
  ]);
  // A gateway or a domain of one's own may stand before the app.
  const origin = process.env.CALLSCRIBE_APP_URL ?? `https://${host}`;
  return async (path) => {
    try {
      const response = await fetch(new URL(`/api/${path}`, origin), {
        headers: { 'x-functions-key': key },
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, body: await response.text() };
    } catch (error) {
      return { status: 0, body: `no answer (${error.cause?.code ?? error.name})` };
    }
  };
}
