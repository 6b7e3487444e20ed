/*
 * Lets the workflow .github/workflows/deploy.yml sign in to Azure without a secret: two identities
 * that trust tokens of GitHub for one repository, each for one environment of it, with the least
 * roles. Running it again changes nothing. Needs az, signed in as somebody who may give roles.
 *
 *   node infra/scripts/github-oidc.mjs --repository OWNER/NAME --location REGION [--environment production]
 *
 * It prints the variables that the repository needs; none of them is secret.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { az, azOrFail, untilTrue } from './lib/az.mjs';
import { sayWhere } from './lib/preflight.mjs';
import { fail, say } from './lib/say.mjs';

const USAGE =
  'Use: node infra/scripts/github-oidc.mjs --repository OWNER/NAME --location REGION [--environment production]';
const GROUP = 'rg-callscribe-github';
const ISSUER = 'https://token.actions.githubusercontent.com';

/** Comparing reads everything and writes nothing; no built-in role is that much and no more. */
const COMPARER = {
  Name: 'Callscribe what-if',
  Description: 'May read, and ask what a deployment would change.',
  Actions: [
    '*/read',
    'Microsoft.Resources/deployments/whatIf/action',
    'Microsoft.Resources/deployments/validate/action',
  ],
};

/**
 * Contributor may not give roles, and main.bicep gives some. The condition lets this identity give
 * and take those and no others, so that it cannot make anybody an owner.
 */
const ROLE_GIVER = 'Role Based Access Control Administrator';
const GUARD = [guard('write', 'Request'), guard('delete', 'Resource')].join(' AND ');

const { repository, location, environment } = read();
await sayWhere();
const show = ['account', 'show', '--output', 'tsv', '--query'];
const subscription = await azOrFail('Asking for the subscription', [...show, 'id']);
const tenant = await azOrFail('Asking for the tenant', [...show, 'tenantId']);
const scope = `/subscriptions/${subscription}`;
await azOrFail('Making the resource group', [
  ...['group', 'create', '--name', GROUP, '--location', location, '--output', 'none'],
]);
await defineComparer();

const deployer = await identity(`id-callscribe-${environment}`, environment);
await grant(deployer, 'Contributor');
await grant(deployer, ROLE_GIVER, ['--condition', GUARD, '--condition-version', '2.0']);
const comparer = await identity('id-callscribe-what-if', 'what-if');
await grant(comparer, COMPARER.Name);

say(`\nVariables of the repository ${repository} (Settings, Secrets and variables, Actions):
  AZURE_TENANT_ID        ${tenant}
  AZURE_SUBSCRIPTION_ID  ${subscription}
  AZURE_LOCATION         ${location}
  AZURE_ENV_NAME         the --name of the deployment
Variables of its environments:
  ${environment}: AZURE_CLIENT_ID  ${deployer.clientId}   (have it reviewed before it runs)
  what-if: AZURE_CLIENT_ID  ${comparer.clientId}`);

/** An identity that a job of this environment, of this repository, may be. */
async function identity(name, forEnvironment) {
  say(`Identity ${name} …`);
  const made = JSON.parse(
    await azOrFail('Making the identity', [
      ...['identity', 'create', '--name', name, '--resource-group', GROUP],
      ...['--location', location, '--output', 'json'],
    ]),
  );
  await azOrFail('Trusting GitHub', [
    ...['identity', 'federated-credential', 'create', '--name', 'github'],
    ...['--identity-name', name, '--resource-group', GROUP, '--issuer', ISSUER],
    ...['--subject', `repo:${repository}:environment:${forEnvironment}`],
    ...['--audiences', 'api://AzureADTokenExchange', '--output', 'none'],
  ]);
  return made;
}

async function grant({ principalId }, role, more = []) {
  const words = [
    ...['role', 'assignment', 'create', '--assignee-object-id', principalId],
    ...['--assignee-principal-type', 'ServicePrincipal', '--role', role, '--scope', scope],
    ...[...more, '--output', 'none'],
  ];
  const given = async () => (await az(words)).status === 0;
  const advice = `Give it yourself: az ${words.join(' ')}`;
  await untilTrue(`${role} is given`, given, { tries: 6, seconds: seconds(), advice });
}

/** A new role takes a minute or two to be known. */
function seconds() {
  return Number(process.env.POST_DEPLOY_WAIT_SECONDS ?? 20);
}

/** learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-examples */
function guard(action, place) {
  const act = `Microsoft.Authorization/roleAssignments/${action}`;
  const role = `@${place}[Microsoft.Authorization/roleAssignments:RoleDefinitionId]`;
  return `((!(ActionMatches{'${act}'})) OR (${role} ForAnyOfAnyValues:GuidEquals {${rolesGiven().join(', ')}}))`;
}

/** The built-in roles that the templates know. */
function rolesGiven() {
  const names = readFileSync(new URL('../modules/names.bicep', import.meta.url), 'utf8');
  const [, roles = ''] = /^var roleIds = \{([^}]*)\}/m.exec(names) ?? [];
  return [...roles.matchAll(/'([0-9a-f-]{36})'/g)].map(([, id]) => id);
}

async function defineComparer() {
  const named = ['--name', COMPARER.Name, '--query', 'length(@)', '--output', 'tsv'];
  const found = await azOrFail('Asking for the role', ['role', 'definition', 'list', ...named]);
  if (found !== '0') return;
  const definition = JSON.stringify({ ...COMPARER, AssignableScopes: [scope] });
  await azOrFail('Defining the role', [
    ...['role', 'definition', 'create', '--role-definition', definition, '--output', 'none'],
  ]);
}

function read() {
  const options = ['repository', 'location', 'environment'];
  const { values } = parseArgs({
    options: Object.fromEntries(options.map((name) => [name, { type: 'string' }])),
  });
  const isComplete = /^[\w.-]+\/[\w.-]+$/.test(values.repository ?? '') && values.location;
  return isComplete ? { environment: 'production', ...values } : fail(USAGE);
}
