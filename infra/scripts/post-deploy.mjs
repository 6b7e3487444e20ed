/*
 * Subscribes the published app to the events of the recordings account. To be run after every
 * first publication; running it again changes nothing. azd and deploy.mjs run it by themselves, with
 * the outputs of main.bicep in the environment. Needs az, signed in.
 *
 *   node infra/scripts/post-deploy.mjs
 */
import { az, toMessage, untilTrue } from './lib/az.mjs';
import { fail, say } from './lib/say.mjs';

/** A new app takes a minute or two to load its functions; its roles take up to ten to arrive. */
const PATIENCE = {
  tries: 40,
  seconds: Number(process.env.POST_DEPLOY_WAIT_SECONDS ?? 15),
  advice:
    "Look at the app's log stream: an app that does not start says there which settings to mend. Then run this script again.",
};

const given = environment([
  'AZURE_RESOURCE_GROUP',
  'AZURE_FUNCTION_APP_NAME',
  'EVENT_GRID_TOPIC_NAME',
  'RECORDINGS_STORAGE_ACCOUNT',
  'RECORDINGS_CONTAINER',
  'DEAD_LETTERS_CONTAINER',
]);

await untilTrue('the blob extension of the app has its key', hasBlobKey, PATIENCE);
await untilTrue('Event Grid accepts the subscription', subscribe, PATIENCE);
say('Recordings that land from now on are taken in.');

/** Asks whether the key is there; the key itself stays in Azure. */
async function hasBlobKey() {
  const answer = await az([
    ...['functionapp', 'keys', 'list'],
    ...['--resource-group', given.AZURE_RESOURCE_GROUP],
    ...['--name', given.AZURE_FUNCTION_APP_NAME],
    ...['--query', "contains(keys(systemKeys),'blobs_extension')", '--output', 'tsv'],
  ]);
  return answer.status === 0 && answer.stdout.trim() === 'true';
}

async function subscribe() {
  const answer = await az([
    ...['deployment', 'group', 'create'],
    ...['--resource-group', given.AZURE_RESOURCE_GROUP],
    ...['--name', 'callscribe-event-subscription'],
    ...['--template-file', 'infra/event-subscription.bicep'],
    '--parameters',
    `functionAppName=${given.AZURE_FUNCTION_APP_NAME}`,
    `topicName=${given.EVENT_GRID_TOPIC_NAME}`,
    `storageAccountName=${given.RECORDINGS_STORAGE_ACCOUNT}`,
    `recordingsContainer=${given.RECORDINGS_CONTAINER}`,
    `deadLettersContainer=${given.DEAD_LETTERS_CONTAINER}`,
    ...['--output', 'none'],
  ]);
  if (answer.status !== 0) say(toMessage(answer));
  return answer.status === 0;
}

function environment(names) {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    fail(`Set ${missing.join(', ')}: they are outputs of main.bicep (see docs/deploy.md).`);
  }
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
