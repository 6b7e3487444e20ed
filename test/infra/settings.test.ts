import { parseSettings } from '../../shared/config/settings';
import { SETTINGS } from '../../shared/config/table';
import type { Deployed } from './support/bicep-deployment';
import {
  appSettings,
  deployMain,
  ofType,
  properties,
  VARIANT_DEPLOYMENTS,
} from './support/deployed';
import { EXISTING, SIGN_IN } from './support/variants';

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

/** Read by the Durable extension, where a scheduler keeps the orchestrations. */
const PROVIDER = 'AzureFunctionsJobHost__extensions__durableTask__storageProvider';
const SCHEDULER_SETTINGS = [
  `${PROVIDER}__connectionStringName`,
  `${PROVIDER}__type`,
  'DURABLE_TASK_SCHEDULER_CONNECTION_STRING',
];

/** Have a default that is right anywhere; whoever deploys may change them with moreSettings. A new setting belongs here or into the templates. */
const LEFT_TO_DEFAULTS: readonly string[] = [
  'ANNOUNCE_TOPIC_ENDPOINT',
  'BACKFILL_JOB_AUDIO_HOURS',
  'CATEGORIES',
  'DAILY_AUDIO_HOURS',
  'DAILY_TOKENS',
  'EMPTY_BLOB_GRACE_SECONDS',
  'EVENT_GRACE_SECONDS',
  'FAILOVER',
  'FAST_AT_ONCE',
  'FAST_AUDIO',
  'FAST_MOST_MB',
  'FAST_MOST_MINUTES',
  'GATHER_SECONDS',
  'HISTORY_DAYS',
  'HISTORY_SCHEDULE',
  'JOB_AUDIO_HOURS',
  'JOB_DEADLINE_HOURS',
  'JOB_DOCUMENT_DAYS',
  'LANGUAGE_ENDPOINT',
  'LIVE_IDLE_MINUTES',
  'LIVE_MOST_HOURS',
  'LIVE_PROVIDERS',
  'LIVE_SPEECH_ENDPOINT',
  'MODEL_REQUESTS_PER_MINUTE',
  'OPENAI_TIMEOUT_SECONDS',
  'ORIGINALS_CONTAINER',
  'OTEL_TRACES_SAMPLER_ARG',
  'PRICE_MODEL_INPUT_MILLION',
  'PRICE_MODEL_OUTPUT_MILLION',
  'PRICE_SPEECH_HOUR',
  'PROVIDERS',
  'RECORDING_NAME_PATTERN',
  'RECORDING_PROFILES',
  'REDACT',
  'SIDECARS',
  'SIDECAR_WAIT_SECONDS',
  'SPEECHMATICS_AT_ONCE',
  'SPEECHMATICS_AUDIO',
  'SPEECHMATICS_CALLBACK_URL',
  'SPEECHMATICS_ENDPOINT',
  'SPEECHMATICS_KEYS_ENDPOINT',
  'SPEECHMATICS_LIVE_ENDPOINT',
  'SPEECHMATICS_MODEL',
  'SPEECH_MAX_SPEAKERS',
  'SPEECH_POLL_MIN_SECONDS',
  'SPEECH_RESIDENCY',
  'SUMMARIES_AT_ONCE',
  'SUMMARY_FIELDS',
  'SUMMARY_MOST_CALLS',
  'SUMMARY_MOST_TOKENS',
  'SUMMARY_PART_TOKENS',
  'SWEEP_SCHEDULE',
  'TRANSCRIPTION_AT_ONCE',
  'TRANSCRIPTION_BASE_URL',
  'TRANSCRIPTION_MODEL',
];

const rows = Object.entries(SETTINGS);
const settings = appSettings(deployMain().resources);

/** As the app would find it: what only Azure knows becomes an address of its own. */
function environmentOf(resources: readonly Deployed[]) {
  const addresses = new Map<string, string>();
  const known = (value: string) =>
    value.replace(/<[^>]+>/g, (unknown) => {
      const address = addresses.get(unknown) ?? `https://host-${addresses.size}.azure.example/`;
      addresses.set(unknown, address);
      return address;
    });
  const named = Object.entries(appSettings(resources)).map(([name, value]) => [name, known(value)]);
  const signsIn = ofType(resources, 'Microsoft.Web/sites/config').length > 1;
  const found: Readonly<Record<string, string>> = {
    ...(Object.fromEntries(named) as Record<string, string>),
    // The platform says so where App Service authentication is on.
    ...(signsIn && { WEBSITE_AUTH_ENABLED: 'True' }),
  };
  return found;
}

describe.each(VARIANT_DEPLOYMENTS)('with $variant, app settings', ({ resources }) => {
  const deployed = appSettings(resources);
  const names = Object.keys(deployed);

  it('hold every setting that the app requires', () => {
    const required = rows.filter(([, { required }]) => required).map(([name]) => name);

    expect(required.length).toBeGreaterThan(0);
    expect(names).toEqual(expect.arrayContaining(required));
  });

  it('hold nothing that neither the app nor the host knows', () => {
    const hubs = ofType(resources, 'Microsoft.DurableTask/schedulers/taskHubs');
    const scheduler = hubs.length > 0 ? SCHEDULER_SETTINGS : [];
    const host = [...HOST_SETTINGS, ...scheduler];

    expect(names).toEqual(expect.arrayContaining(host));
    expect(names.filter((name) => !(name in SETTINGS)).sort()).toEqual(host.sort());
  });

  it('hold no secret: no key, no connection string of one', () => {
    const secrets = rows.filter(([, { secret }]) => secret).map(([name]) => name);

    expect(secrets.length).toBeGreaterThan(0);
    expect(names.filter((name) => secrets.includes(name))).toEqual([]);
    expect(Object.values(deployed).join()).not.toMatch(/AccountKey|SharedAccess|list[A-Z]\w*\(/);
  });

  it('name the one identity wherever one is used', () => {
    const ids = Object.values(deployed).flatMap((value) => value.match(/<[^>]+clientId>/g) ?? []);
    const named = Object.entries(deployed).filter(([name]) => /client_?id$/i.test(name));

    expect(named).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(deployed['AzureWebJobsStorage__credential']).toBe('managedidentity');
    expect(deployed['RecordingsStorage__credential']).toBe('managedidentity');
  });

  it('are settings that the app starts with', () => {
    const environment = environmentOf(resources);

    const parsed = parseSettings(environment);

    expect(parsed.recordings).toMatchObject({
      container: 'recordings',
      transcriptsContainer: 'transcripts',
      deadLettersContainer: 'dead-letters',
      connection: { blobUrl: environment['RecordingsStorage__blobServiceUri'] },
    });
    expect(parsed.openai.baseUrl).toMatch(/^https:\/\/host-\d+\.azure\.example\/openai\/v1$/);
    expect(parsed.cosmos).not.toHaveProperty('key');
  });
});

describe('app settings', () => {
  it('are those of the table: deployed, left to their defaults, or secrets of other installations', () => {
    const deployed = VARIANT_DEPLOYMENTS.flatMap(({ resources }) =>
      Object.keys(appSettings(resources)),
    );
    const own = new Set(deployed.filter((name) => name in SETTINGS));
    const secrets = rows.filter(([, { secret }]) => secret).map(([name]) => name);

    expect([...own, ...secrets, ...LEFT_TO_DEFAULTS].sort()).toEqual(Object.keys(SETTINGS).sort());
  });

  it('take further ones of the table, but never at the cost of an endpoint', () => {
    const moreSettings = { GATHER_SECONDS: '5', COSMOS_ENDPOINT: 'https://elsewhere' };

    const more = appSettings(deployMain({ moreSettings }).resources);

    expect(more).toEqual({ ...settings, GATHER_SECONDS: '5' });
  });

  it('name every Speech resource, each a lane of its own', () => {
    const speech = { moreRegions: ['northeurope'] };
    const more = appSettings(deployMain({ speech }).resources);
    const endpoints = (more['SPEECH_ENDPOINT'] ?? '').split(',');

    expect(endpoints).toHaveLength(2);
    expect(new Set(endpoints).size).toBe(2);
    expect(endpoints[1]).toContain('speech-northeurope-');
  });

  it('name what is there already', () => {
    const there = appSettings(deployMain({ existing: EXISTING }).resources);

    expect(there['SPEECH_ENDPOINT']?.split(',')).toEqual([
      expect.stringContaining('/their-speech:'),
      expect.stringContaining('/their-speech-2:'),
    ]);
    expect(there['COSMOS_ENDPOINT']).toContain('/their-cosmos:');
    expect(there['OPENAI_BASE_URL']).toMatch(/\/their-openai:.+>openai\/v1$/);
    expect(there['OPENAI_MODEL']).toBe('their-model');
  });

  it('say what a deleted recording leaves behind for how long, as it is deployed', () => {
    const retention = { softDeleteDays: 30, telemetryDays: 120, documentDays: 60 };
    const { resources } = deployMain({ retention, cosmosDb: { backup: 'Continuous30Days' } });
    const [services] = ofType(resources, 'Microsoft.Storage/storageAccounts/blobServices');
    const [workspace] = ofType(resources, 'Microsoft.OperationalInsights/workspaces');
    const [cosmos] = ofType(resources, 'Microsoft.DocumentDB/databaseAccounts');

    expect(appSettings(resources)).toMatchObject({
      SOFT_DELETE_DAYS: '30',
      TELEMETRY_DAYS: '120',
      COSMOS_BACKUP_DAYS: '30',
      DOCUMENT_DAYS: '60',
    });
    expect(properties(services)).toMatchObject({ deleteRetentionPolicy: { days: 30 } });
    expect(properties(workspace)).toMatchObject({ retentionInDays: 120 });
    expect(properties(cosmos)).toMatchObject({
      backupPolicy: { continuousModeProperties: { tier: 'Continuous30Days' } },
    });
  });

  it('tell a queue when a recording ends, which is made then, or nobody', () => {
    const queuesOf = (more: object) =>
      ofType(
        deployMain({ ...more }).resources,
        'Microsoft.Storage/storageAccounts/queueServices/queues',
      ).map(({ name }) => name);
    const told = appSettings(deployMain({ announceQueue: 'ended' }).resources);

    expect(settings).not.toHaveProperty('ANNOUNCE_QUEUE');
    expect(queuesOf({})).toEqual(['webjobs-blobtrigger-poison']);
    expect(told['ANNOUNCE_QUEUE']).toBe('ended');
    expect(queuesOf({ announceQueue: 'ended' })).toEqual(['webjobs-blobtrigger-poison', 'ended']);
  });

  it('keep the model within its quota, or within what is set instead', () => {
    const tokensOf = (more: object) =>
      appSettings(deployMain({ ...more }).resources)['MODEL_TOKENS_PER_MINUTE'];

    expect(tokensOf({ model: { capacity: 120 } })).toBe('120000');
    expect(tokensOf({ moreSettings: { MODEL_TOKENS_PER_MINUTE: '9000' } })).toBe('9000');
  });

  it('ask for function keys, or leave that to sign-in where it stands in front', () => {
    expect(settings['API_ACCESS']).toBe('key');
    expect(appSettings(deployMain({ signIn: SIGN_IN }).resources)['API_ACCESS']).toBe('sign-in');
  });
});
