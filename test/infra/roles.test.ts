import { deployMain, ofType, properties, textOf } from './support/deployed';

/** Built-in roles by their documented ids. */
const ROLES: Readonly<Record<string, string>> = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': 'Storage Blob Data Reader',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
  'f2dc8367-1007-4938-bd23-fe263f013447': 'Cognitive Services Speech User',
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd': 'Cognitive Services OpenAI User',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  '00000000-0000-0000-0000-000000000001': 'Cosmos DB Built-in Data Reader',
  '00000000-0000-0000-0000-000000000002': 'Cosmos DB Built-in Data Contributor',
};

const WHO: readonly (readonly [RegExp, string])[] = [
  [/userAssignedIdentities\/id-callscribe/, 'app'],
  [/accounts\/speech-/, 'Speech'],
  [/systemTopics\//, 'topic'],
  [/^operator$/, 'operator'],
];

/** Every assignment as `who: role @ where`. */
function assignments(operatorId: string, more: object = {}): string[] {
  const { resources } = deployMain({ operatorId, ...more });
  const found = [
    ...ofType(resources, 'Microsoft.Authorization/roleAssignments'),
    ...ofType(resources, 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments'),
  ];
  return found.map((assignment) => {
    const { principalId, roleDefinitionId, scope } = properties(assignment);
    const role = ROLES[String(roleDefinitionId).split('/').at(-1) ?? ''];
    const who = WHO.find(([pattern]) => pattern.test(String(principalId)))?.[1];
    const where = String(assignment.body['scope'] ?? scope).replace('0123456789abc', '');
    return `${who}: ${role} @ ${where.split('/').slice(2).join('/')}`;
  });
}

const SERVICES = [
  'app: Storage Blob Data Owner @ sthost',
  'app: Storage Queue Data Contributor @ sthost',
  'app: Storage Table Data Contributor @ sthost',
  'app: Storage Blob Data Owner @ strec',
  'app: Storage Queue Data Contributor @ strec',
  'app: Cognitive Services Speech User @ speech-',
  'app: Cognitive Services OpenAI User @ openai-',
  'app: Monitoring Metrics Publisher @ appi-',
  'app: Cosmos DB Built-in Data Contributor @ cosmos-',
  'Speech: Storage Blob Data Reader @ strec',
  'topic: Storage Blob Data Contributor @ strec/blobServices/default/containers/dead-letters',
];
const OPERATOR = [
  'operator: Storage Blob Data Contributor @ strec',
  'operator: Cosmos DB Built-in Data Reader @ cosmos-',
];

describe('roles', () => {
  it('are exactly these for the app and the services', () => {
    expect(assignments('').sort()).toEqual([...SERVICES].sort());
  });

  it('let an operator drop recordings and read results, and nothing else', () => {
    expect(assignments('operator').sort()).toEqual([...SERVICES, ...OPERATOR].sort());
  });

  it('are the same for every further Speech resource', () => {
    const more = { moreSpeechRegions: ['northeurope', 'eastus'] };

    const added = assignments('', more).filter((one) => !SERVICES.includes(one));

    expect(added.sort()).toEqual([
      'app: Cognitive Services Speech User @ speech-eastus-',
      'app: Cognitive Services Speech User @ speech-northeurope-',
    ]);
    const readers = assignments('', more).filter((one) => one.startsWith('Speech: '));
    expect(readers).toEqual(Array(3).fill('Speech: Storage Blob Data Reader @ strec'));
  });

  it('exist before the app, which reads its storage from the first second on', () => {
    expect(textOf('infra', 'main.bicep')).toMatch(/module functionApp [^}]*dependsOn: \[roles\]/);
  });

  it('have names of their own', () => {
    const more = { moreSpeechRegions: ['northeurope'] };
    const { resources } = deployMain({ operatorId: 'operator', ...more });
    const names = resources
      .filter(({ type }) => /roleAssignments$/i.test(type))
      .map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
  });
});
