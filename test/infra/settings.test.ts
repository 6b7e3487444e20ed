import { parseSettings } from '../../shared/config/settings';
import { SETTINGS } from '../../shared/config/table';
import type { Deployed } from './support/bicep-deployment';
import { appSettings, deployMain, ofType, properties } from './support/deployed';

/** Read by the Functions host, its extensions and the identity library. */
const HOST_SETTINGS = [
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'AZURE_CLIENT_ID',
  'AzureWebJobsStorage__blobServiceUri',
  'AzureWebJobsStorage__clientId',
  'AzureWebJobsStorage__credential',
  'AzureWebJobsStorage__queueServiceUri',
  'AzureWebJobsStorage__tableServiceUri',
  'RecordingsStorage__blobServiceUri',
  'RecordingsStorage__clientId',
  'RecordingsStorage__credential',
  'RecordingsStorage__queueServiceUri',
];

const settings = appSettings(deployMain().resources);
const rows = Object.entries(SETTINGS);

describe('app settings', () => {
  it('hold every setting that the app requires', () => {
    const required = rows.filter(([, { required }]) => required).map(([name]) => name);

    expect(required.length).toBeGreaterThan(0);
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(required));
  });

  it('hold nothing that neither the app nor the host knows', () => {
    const known = new Set([...HOST_SETTINGS, ...Object.keys(SETTINGS)]);

    expect(Object.keys(settings).filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(HOST_SETTINGS));
  });

  it('hold no secret: no key, no connection string', () => {
    const secrets = rows.filter(([, { secret }]) => secret).map(([name]) => name);

    expect(secrets.length).toBeGreaterThan(0);
    expect(Object.keys(settings).filter((name) => secrets.includes(name))).toEqual([]);
    expect(Object.values(settings).join()).not.toMatch(/AccountKey|SharedAccess|list[A-Z]\w*\(/);
  });

  it('name the identity wherever one is used', () => {
    const clientIds = Object.entries(settings).filter(([name]) => /client_?id$/i.test(name));

    expect(clientIds).toHaveLength(3);
    expect(new Set(clientIds.map(([, value]) => value)).size).toBe(1);
    expect(settings['AzureWebJobsStorage__credential']).toBe('managedidentity');
    expect(settings['RecordingsStorage__credential']).toBe('managedidentity');
  });

  it('are settings that the app starts with', () => {
    const known = (value: string) => value.replace(/<[^>]+>/g, 'https://known.only.to/azure/');
    const environment = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, known(value)]),
    );

    const parsed = parseSettings(environment);

    expect(parsed.recordings).toMatchObject({
      container: 'recordings',
      transcriptsContainer: 'transcripts',
      deadLettersContainer: 'dead-letters',
      connection: { blobUrl: 'https://known.only.to/azure/' },
      access: 'identity',
    });
    expect(parsed.openai).toMatchObject({
      baseUrl: 'https://known.only.to/azure/openai/v1',
      model: 'gpt-5.4-mini',
    });
    expect(parsed.speech.resources).toEqual([{ endpoint: 'https://known.only.to/azure' }]);
    expect(parsed.cosmos).not.toHaveProperty('key');
  });

  it('take further ones of the table, but never at the cost of an endpoint', () => {
    const moreSettings = { GATHER_SECONDS: '5', COSMOS_ENDPOINT: 'https://elsewhere' };

    const more = appSettings(deployMain({ moreSettings }).resources);

    expect(more).toEqual({ ...settings, GATHER_SECONDS: '5' });
  });

  it('name every Speech resource, each a lane of its own', () => {
    const more = appSettings(deployMain({ moreSpeechRegions: ['northeurope'] }).resources);
    const endpoints = (more['SPEECH_ENDPOINT'] ?? '').split(',');

    expect(endpoints).toHaveLength(2);
    expect(new Set(endpoints).size).toBe(2);
    expect(endpoints[1]).toContain('speech-northeurope-');
  });

  it('say what a deleted recording leaves behind for how long, as it is deployed', () => {
    const deployed = deployMain({ softDeleteDays: 30, telemetryDays: 120 }).resources;
    const [services] = ofType(deployed, 'Microsoft.Storage/storageAccounts/blobServices');
    const [workspace] = ofType(deployed, 'Microsoft.OperationalInsights/workspaces');
    const [cosmos] = ofType(deployed, 'Microsoft.DocumentDB/databaseAccounts');

    expect(appSettings(deployed)).toMatchObject({
      SOFT_DELETE_DAYS: '30',
      TELEMETRY_DAYS: '120',
      COSMOS_BACKUP_DAYS: '1',
    });
    expect(properties(services)).toMatchObject({ deleteRetentionPolicy: { days: 30 } });
    expect(properties(workspace)).toMatchObject({ retentionInDays: 120 });
    expect(properties(cosmos)).toMatchObject({
      backupPolicy: { periodicModeProperties: { backupRetentionIntervalInHours: 8 } },
    });
  });

  it('tell a queue when a recording ends, which is made then, or nobody', () => {
    const queuesOf = (deployed: readonly Deployed[]) =>
      ofType(deployed, 'Microsoft.Storage/storageAccounts/queueServices/queues').map(
        ({ name }) => name,
      );
    const told = deployMain({ announceQueue: 'ended' }).resources;

    expect(settings).not.toHaveProperty('ANNOUNCE_QUEUE');
    expect(queuesOf(deployMain().resources)).toEqual(['webjobs-blobtrigger-poison']);
    expect(appSettings(told)['ANNOUNCE_QUEUE']).toBe('ended');
    expect(queuesOf(told)).toEqual(['webjobs-blobtrigger-poison', 'ended']);
  });

  it('keep the model within its quota, or within what is set instead', () => {
    const tokensOf = (more: object) =>
      appSettings(deployMain({ ...more }).resources)['MODEL_TOKENS_PER_MINUTE'];

    expect(tokensOf({ modelCapacity: 120 })).toBe('120000');
    expect(tokensOf({ moreSettings: { MODEL_TOKENS_PER_MINUTE: '9000' } })).toBe('9000');
  });
});
