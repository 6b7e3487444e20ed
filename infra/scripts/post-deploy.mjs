/*
 * Subscribes the published app to the events of the recordings account. To be run after every
 * first publication; running it again changes nothing. azd runs it by itself, with the outputs of
 * main.bicep in the environment; docs/deploy.md says how to run it without azd. Needs az, signed in.
 *
 *   node infra/scripts/post-deploy.mjs
 */
import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A new app takes a minute or two to load its functions; its roles take up to ten to arrive. */
const TRIES = 40;
const SECONDS_BETWEEN = Number(process.env.POST_DEPLOY_WAIT_SECONDS ?? 15);

const infra = fileURLToPath(new URL('..', import.meta.url));
const given = environment([
  'AZURE_RESOURCE_GROUP',
  'AZURE_FUNCTION_APP_NAME',
  'EVENT_GRID_TOPIC_NAME',
  'RECORDINGS_STORAGE_ACCOUNT',
  'RECORDINGS_CONTAINER',
  'DEAD_LETTERS_CONTAINER',
]);

await untilTrue('the blob extension of the app has its key', hasBlobKey);
await untilTrue('Event Grid accepts the subscription', subscribe);
say('Recordings that land from now on are taken in.');

/** Asks whether the key is there; the key itself stays in Azure. */
function hasBlobKey() {
  const answer = az([
    'functionapp',
    'keys',
    'list',
    ...['--resource-group', given.AZURE_RESOURCE_GROUP],
    ...['--name', given.AZURE_FUNCTION_APP_NAME],
    ...['--query', "contains(keys(systemKeys),'blobs_extension')", '--output', 'tsv'],
  ]);
  return answer.status === 0 && answer.stdout.trim() === 'true';
}

function subscribe() {
  const answer = az([
    'deployment',
    'group',
    'create',
    ...['--resource-group', given.AZURE_RESOURCE_GROUP],
    ...['--name', 'callscribe-event-subscription'],
    ...['--template-file', 'event-subscription.bicep'],
    '--parameters',
    `functionAppName=${given.AZURE_FUNCTION_APP_NAME}`,
    `topicName=${given.EVENT_GRID_TOPIC_NAME}`,
    `storageAccountName=${given.RECORDINGS_STORAGE_ACCOUNT}`,
    `recordingsContainer=${given.RECORDINGS_CONTAINER}`,
    `deadLettersContainer=${given.DEAD_LETTERS_CONTAINER}`,
    ...['--output', 'none'],
  ]);
  if (answer.status !== 0) say(answer.stderr.trim());
  return answer.status === 0;
}

async function untilTrue(what, ask) {
  for (let tried = 1; tried <= TRIES; tried += 1) {
    if (ask()) return;
    say(`Waiting until ${what} (${tried} of ${TRIES}) …`);
    await wait(SECONDS_BETWEEN * 1000);
  }
  fail(
    `Gave up waiting until ${what}. Look at the app's log stream: an app that does not start says there which settings to mend. Then run this script again.`,
  );
}

function environment(names) {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    fail(`Set ${missing.join(', ')}: they are outputs of main.bicep (see docs/deploy.md).`);
  }
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

function az(words) {
  // On Windows az is a batch file, which only a shell starts; none of these words has a blank.
  const shell = process.platform === 'win32';
  const answer = spawnSync('az', words, { cwd: infra, encoding: 'utf8', shell });
  if (answer.error)
    fail(`az could not be started (${answer.error.message}): install the Azure CLI.`);
  return answer;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
