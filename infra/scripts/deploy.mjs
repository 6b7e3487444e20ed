/*
 * From a clone to a running system, with nothing but Node and the Azure CLI (signed in):
 *
 *   node infra/scripts/deploy.mjs --name NAME --location REGION [--parameters FILE]
 *     --what-if   says what would change, and changes nothing
 *     --verify    drops a sample recording at the end and waits for its summary
 *     --no-check  does not wait until the app is healthy (nobody can from outside a private network)
 *     --no-build  packs what npm run build has made
 *
 * Every step may be repeated: after whatever went wrong, run it again. It does what azd up does.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { az, azOrFail, toMessage, untilTrue } from './lib/az.mjs';
import { checkApp } from './lib/check-app.mjs';
import { assertRegion, deletedAccounts, registerProviders, sayWhere } from './lib/preflight.mjs';
import { fail, say } from './lib/say.mjs';
import { verify } from './lib/verify.mjs';

const USAGE =
  'Use: node infra/scripts/deploy.mjs --name NAME --location REGION [--parameters FILE] [--what-if] [--verify] [--no-check] [--no-build]';
const scripts = fileURLToPath(new URL('.', import.meta.url));
const project = join(scripts, '..', '..');
const { name, location, ...options } = read();

/** The roles that let the platform write the package may need minutes to arrive. */
const PATIENCE = {
  tries: 10,
  seconds: Number(process.env.POST_DEPLOY_WAIT_SECONDS ?? 30),
  advice: 'Run this script again; if it stays so, look at the deployment in the portal.',
};

await sayWhere();
await assertRegion(location);
const group = `rg-${name}`;
const held = await deletedAccounts(group);
if (held.length > 0) {
  fail(
    `${held.map((one) => one.name).join(', ')} were deleted and still hold their names. Purge them: node infra/scripts/teardown.mjs --name ${name} --location ${location} --yes`,
  );
}
if (options['what-if']) {
  say('What would change:');
  say(
    await azOrFail(
      'The comparison',
      ['deployment', 'sub', 'what-if', ...template()],
      await values(),
    ),
  );
} else {
  await registerProviders();
  const outputs = await provision();
  pack();
  await untilTrue('the package is published', () => publish(outputs), PATIENCE);
  node('post-deploy.mjs', [], outputs);
  await check(outputs);
}

/** Makes or updates all resources. */
async function provision() {
  say(`Making the resources in ${group} (ten minutes the first time) …`);
  const output = await azOrFail(
    'Making the resources',
    ['deployment', 'sub', 'create', ...template(), '--query', 'properties.outputs'],
    await values(),
  );
  // Resource Manager gives names of outputs in another case.
  const named = Object.entries(JSON.parse(output)).map(([key, { value }]) => [
    key.toUpperCase(),
    String(value),
  ]);
  return Object.fromEntries(named);
}

function template() {
  return [
    ...['--name', `callscribe-${name}`, '--location', location, '--output', 'json'],
    ...['--template-file', 'infra/main.bicep', '--parameters', options.parameters],
    ...['--parameters', `environmentName=${name}`, `location=${location}`],
  ];
}

/** What azd hands to main.bicepparam. */
async function values() {
  return { AZURE_ENV_NAME: name, AZURE_LOCATION: location, ...(await operator()) };
}

/** Whoever deploys may drop recordings and read the results; a pipeline's identity may not. */
async function operator() {
  if (process.env.AZURE_PRINCIPAL_ID !== undefined) return {};
  const words = ['ad', 'signed-in-user', 'show', '--query', 'id', '--output', 'tsv'];
  const { status, stdout } = await az(words);
  return status === 0 ? { AZURE_PRINCIPAL_ID: stdout.trim() } : {};
}

function pack() {
  say('Packing the app …');
  node('package.mjs', options['no-build'] ? ['--no-build'] : []);
}

async function publish({ AZURE_RESOURCE_GROUP, AZURE_FUNCTION_APP_NAME }) {
  say(`Publishing to ${AZURE_FUNCTION_APP_NAME} …`);
  const answer = await az([
    ...['functionapp', 'deployment', 'source', 'config-zip', '--output', 'none'],
    ...['--resource-group', AZURE_RESOURCE_GROUP, '--name', AZURE_FUNCTION_APP_NAME],
    ...['--src', join('.callscribe', 'deploy.zip')],
  ]);
  if (answer.status !== 0) say(toMessage(answer));
  return answer.status === 0;
}

async function check(outputs) {
  const which = { group: outputs.AZURE_RESOURCE_GROUP, app: outputs.AZURE_FUNCTION_APP_NAME };
  const ask = options['no-check'] ? undefined : await checkApp(which);
  if (options.verify && ask) await verify(outputs, ask);
  say(
    `Done. Drop recordings into ${outputs.RECORDINGS_CONTAINER} of ${outputs.RECORDINGS_STORAGE_ACCOUNT}.`,
  );
}

/** Runs another script to its end, with more in its environment. */
function node(script, words = [], environment = {}) {
  const { status } = spawnSync(process.execPath, [join(scripts, script), ...words], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}

function read() {
  let given;
  try {
    given = parseArgs({
      options: {
        name: { type: 'string' },
        location: { type: 'string' },
        parameters: { type: 'string' },
        'what-if': { type: 'boolean' },
        verify: { type: 'boolean' },
        'no-check': { type: 'boolean' },
        'no-build': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return fail(`${error.message}\n${USAGE}`);
  }
  if (!given.name || !given.location) return fail(USAGE);
  if (!/^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/i.test(given.name)) {
    return fail('--name takes 2 to 64 letters, digits and hyphens, a letter or digit at its ends.');
  }
  const { parameters } = given;
  return { ...given, parameters: parameters ? resolve(parameters) : 'infra/main.bicepparam' };
}
