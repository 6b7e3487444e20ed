/*
 * Deletes a deployment with everything in it: recordings, transcripts, results. Without --yes it
 * says what that is. The AI resources are purged, so that the same name can be deployed again at
 * once. After azd up, azd down --purge does the same.
 *
 *   node infra/scripts/teardown.mjs --name NAME --location REGION [--resource-group GROUP] [--yes]
 */
import { parseArgs } from 'node:util';
import { az, azOrFail } from './lib/az.mjs';
import { deletedAccounts, sayWhere } from './lib/preflight.mjs';
import { fail, say } from './lib/say.mjs';

const USAGE =
  'Use: node infra/scripts/teardown.mjs --name NAME --location REGION [--resource-group GROUP] [--yes]';
const { values: given } = parseArgs({
  options: {
    name: { type: 'string' },
    location: { type: 'string' },
    'resource-group': { type: 'string' },
    yes: { type: 'boolean' },
  },
});
if (!given.name || !given.location) fail(USAGE);
const group = given['resource-group'] ?? `rg-${given.name}`;

await sayWhere();
const resources = await resourcesOf(group);
const held = await deletedAccounts(group);
if (!given.yes) {
  say(`With --yes these are deleted for ever, with all data in them, from ${group}:`);
  for (const { name, type } of resources) say(`  ${type} ${name}`);
  for (const { name } of held) say(`  purged: ${name}`);
  say('Roles on resources of other groups that were brought along stay, for nobody.');
  process.exit(2);
}
if (resources.length > 0) {
  say(`Deleting ${group} (some minutes) …`);
  await azOrFail('Deleting', ['group', 'delete', '--name', group, '--yes']);
}
for (const { name, location } of await deletedAccounts(group)) {
  say(`Purging ${name} …`);
  await azOrFail('Purging', [
    ...['cognitiveservices', 'account', 'purge', '--name', name],
    ...['--resource-group', group, '--location', location ?? given.location],
  ]);
}
// The record of the deployment; there is none after azd up, which has records of its own.
await az(['deployment', 'sub', 'delete', '--name', `callscribe-${given.name}`]);
say(`Nothing is left of ${given.name}.`);

/** Empty for a group that is gone. */
async function resourcesOf(name) {
  const exists = await azOrFail('Asking for the resource group', [
    ...['group', 'exists', '--name', name],
  ]);
  if (exists !== 'true') return [];
  const words = ['resource', 'list', '--resource-group', name, '--output', 'json'];
  return JSON.parse(await azOrFail('Asking for the resources', words));
}
