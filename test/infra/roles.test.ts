import { deployMain, ofType, properties, textOf, VARIANT_DEPLOYMENTS } from './support/deployed';
import { documentedRoles } from './support/documented-roles';
import { EXISTING, THERE } from './support/variants';
import type { Deployed } from './support/bicep-deployment';

/** Built-in roles by their documented ids. */
const ROLES: Readonly<Record<string, string>> = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': 'Storage Blob Data Reader',
  'db58b8e5-c6ad-4a2a-8342-4190687cbf4a': 'Storage Blob Delegator',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
  'f2dc8367-1007-4938-bd23-fe263f013447': 'Cognitive Services Speech User',
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd': 'Cognitive Services OpenAI User',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  '0ad04412-c4d5-4796-b79c-f76d14c8d402': 'Durable Task Data Contributor',
  'e147488a-f6f5-4113-8e2d-b22465e65bf6': 'Key Vault Crypto Service Encryption User',
  '00000000-0000-0000-0000-000000000001': 'Cosmos DB Built-in Data Reader',
  '00000000-0000-0000-0000-000000000002': 'Cosmos DB Built-in Data Contributor',
};

/** As docs/deploy.md calls them. */
const WHO: readonly (readonly [RegExp, string])[] = [
  [/\/id-callscribe-/, 'app'],
  [/\/id-encryption-/, 'encryption'],
  [/accounts\/(their-)?speech/, 'Speech'],
  [/systemTopics\//, 'topic'],
  [/^44444444-/, 'you'],
];

/** As docs/deploy.md calls them. */
const WHERE: readonly (readonly [RegExp, string])[] = [
  [/\/sthost[^/]+$/, '`sthost…`'],
  [/\/strec[^/]+$/, '`strec…`'],
  [/\/strec.+\/containers\/archive-[0-9]+$/, '`strec…`, container `archive-…`'],
  [/\/strec.+\/containers\/(?<container>[a-z-]+)$/, '`strec…`, container `$<container>`'],
  [/CognitiveServices\/accounts\/(their-)?speech/, 'Speech'],
  [/CognitiveServices\/accounts\/(their-)?openai/, 'Azure OpenAI'],
  [/Insights\/components\//, 'Application Insights'],
  [/databaseAccounts\/[^/]+\/dbs\/callscribe$/, 'Cosmos DB, database `callscribe`'],
  [/schedulers\/[^/]+\/taskHubs\//, 'task hub of the scheduler'],
  [/vaults\/[^/]+\/keys\//, 'the key in your Key Vault'],
];

/** Every assignment as `who: role @ where`, each once. */
function assignments(resources: readonly Deployed[]): string[] {
  const found = [
    ...ofType(resources, 'Microsoft.Authorization/roleAssignments'),
    ...ofType(resources, 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments'),
  ];
  const lines = found.map((assignment) => {
    const { principalId, roleDefinitionId, scope } = properties(assignment);
    const role = ROLES[String(roleDefinitionId).split('/').at(-1) ?? ''];
    const who = WHO.find(([pattern]) => pattern.test(String(principalId)))?.[1];
    const place = String(assignment.body['scope'] ?? scope);
    const where = WHERE.find(([pattern]) => pattern.test(place));
    const name = where && where[0].exec(place)?.[0].replace(...where);
    return `${who}: ${role} @ ${name}`;
  });
  return [...new Set(lines)].sort();
}

const DOCUMENTED = documentedRoles(textOf('docs', 'deploy.md'));

/** The rows of the table that count with these parameters. */
function documentedWith(...parameters: readonly string[]): string[] {
  return DOCUMENTED.filter(({ only }) => only === undefined || parameters.includes(only))
    .map(({ line }) => line)
    .sort();
}

describe('roles', () => {
  const operatorId = '44444444-4444-4444-4444-444444444444';
  const deployed = (more = {}) => assignments(deployMain({ operatorId, ...more }).resources);

  it('are exactly those of the table in docs/deploy.md', () => {
    expect(DOCUMENTED.length).toBeGreaterThan(15);
    expect(deployed()).toEqual(documentedWith());
  });

  it('are no other with Durable Task Scheduler, archives and a key of the customer', () => {
    const everything = VARIANT_DEPLOYMENTS.find(({ variant }) => variant === 'everything');

    expect(assignments(everything?.resources ?? [])).toEqual(
      documentedWith(
        'durableStorage=DurableTaskScheduler',
        'encryptionKey',
        'existing.archiveContainers',
      ),
    );
  });

  it('let the app sign links instead of letting Speech read, where that is chosen', () => {
    const withoutReader = documentedWith('recordingsAccess=sas').filter(
      (line) => !line.startsWith('Speech: '),
    );

    expect(deployed({ recordingsAccess: 'sas' })).toEqual(withoutReader);
  });

  it('are the same on what is there already, in the group where it is', () => {
    const { resources } = deployMain({ operatorId, existing: EXISTING });
    const ids = resources.filter(({ type }) => /RoleAssignments$/i.test(type)).map(({ id }) => id);

    expect(assignments(resources)).toEqual(documentedWith());
    // Two Speech resources and the model; the app and the operator on the Cosmos DB account.
    expect(ids.filter((id) => id.startsWith(THERE))).toHaveLength(5);
  });

  it('give nothing to an operator who is not named', () => {
    const without = assignments(deployMain().resources);

    expect(without).toEqual(documentedWith().filter((line) => !line.startsWith('you: ')));
  });

  it('let nobody but the operator be looked up, who may be a group', () => {
    const given = ofType(
      deployMain({ operatorId }).resources,
      'Microsoft.Authorization/roleAssignments',
    ).map((one) => properties(one));

    for (const { principalId, principalType } of given) {
      expect(principalType).toBe(principalId === operatorId ? undefined : 'ServicePrincipal');
    }
  });

  it('exist before the app, which reads its storage from the first second on', () => {
    expect(textOf('infra', 'main.bicep')).toMatch(/module app [^}]*dependsOn: \[roles\]/);
  });
});

describe.each(VARIANT_DEPLOYMENTS)('with $variant, roles', ({ resources }) => {
  it('are all among the documented ones', () => {
    const lines = DOCUMENTED.map(({ line }) => line);

    expect(lines).toEqual(expect.arrayContaining(assignments(resources)));
  });

  it('have names of their own', () => {
    const names = resources
      .filter(({ type }) => /roleAssignments$/i.test(type))
      .map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
  });
});
