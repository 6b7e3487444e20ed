import { parseSettings } from '../../../shared/config/settings';
import { SETTINGS, type SettingName } from '../../../shared/config/table';
import { textLike } from '../../support/app/matching';
import { LEAST, problemsOf } from '../../support/config/least';

const NAMES = Object.keys(SETTINGS) as SettingName[];

describe('parseSettings', () => {
  it('needs five settings, and has a default for each other', () => {
    expect(parseSettings(LEAST)).toEqual({
      recordings: {
        container: 'recordings',
        transcriptsContainer: 'transcripts',
        deadLettersContainer: 'dead-letters',
        connection: { connectionString: 'UseDevelopmentStorage=true' },
        access: 'sas',
        emptyGraceMs: 600_000,
      },
      choices: { profiles: new Map(), sidecars: 'read', sidecarWaitMs: 0, failover: 'none' },
      cosmos: { endpoint: 'https://account.documents.azure.com', database: 'callscribe' },
      speech: {
        resources: [{ endpoint: 'https://name.cognitiveservices.azure.com' }],
        residency: {},
        locale: 'en-US',
        candidateLocales: [],
        maxSpeakers: 2,
        pollMinMs: 60_000,
      },
      providers: {
        names: ['azure-speech'],
        fast: { audio: 'upload', atOnce: 4, mostBytes: 250_000_000, mostSeconds: 7200 },
      },
      openai: {
        baseUrl: 'https://name.openai.azure.com/openai/v1',
        model: 'gpt-4.1-mini',
        timeoutMs: 120_000,
        summaries: { fieldSets: { default: [] }, partTokens: 24_000, calls: 24, tokens: 600_000 },
      },
      live: { providers: [], idleMs: 600_000, mostMs: 8 * 3_600_000 },
      apiAccess: 'key',
      sweepSchedule: '0 */5 * * * *',
      historySchedule: '0 30 3 * * *',
      retention: {
        softDelete: 7,
        cosmosBackup: 30,
        telemetry: 30,
        history: 14,
        document: 0,
        jobDocument: 30,
      },
      gatherMs: 1000,
      eventGraceMs: 120_000,
      jobDeadlineMs: 26 * 3_600_000,
      jobCaps: { normal: 200 * 3600, low: 20 * 3600 },
      categories: [],
      redaction: { kinds: [] },
      budgets: { dailyAudioSeconds: Infinity, dailyTokens: Infinity },
      modelPace: {
        requestsPerMinute: Infinity,
        tokensPerMinute: Infinity,
        callsAtOnce: 16,
        callMs: 120_000,
      },
      prices: { speechHour: 0, modelInputMillion: 0, modelOutputMillion: 0 },
      traceShare: 1,
    });
  });

  it('takes what is set, trimmed, and gives durations in ms', () => {
    const settings = parseSettings({
      ...LEAST,
      SPEECH_LOCALES: 'de-DE, en-GB,fr-CH',
      SPEECH_ENDPOINT: ' https://x.example/ ',
      SPEECH_KEY: 'speech-key',
      SPEECH_POLL_MIN_SECONDS: '90',
      SPEECH_WEBHOOK_SECRET: 'hook-secret',
      COSMOS_KEY: 'cosmos-key',
      OPENAI_API_KEY: 'model-key',
      GATHER_SECONDS: '0.5',
      JOB_DEADLINE_HOURS: '0.5',
      RECORDINGS_ACCESS: 'identity',
    });
    expect(settings.speech).toMatchObject({
      resources: [{ endpoint: 'https://x.example', key: 'speech-key' }],
      locale: 'de-DE',
      candidateLocales: ['en-GB', 'fr-CH'],
      pollMinMs: 90_000,
      webhookSecret: 'hook-secret',
    });
    expect(settings.cosmos.key).toBe('cosmos-key');
    expect(settings.openai.key).toBe('model-key');
    expect(settings.recordings.access).toBe('identity');
    expect([settings.gatherMs, settings.jobDeadlineMs]).toEqual([500, 1_800_000]);
  });

  it('takes bounds, in seconds of audio, requests and tokens', () => {
    const settings = parseSettings({
      ...LEAST,
      JOB_AUDIO_HOURS: '10',
      BACKFILL_JOB_AUDIO_HOURS: '0.5',
      DAILY_AUDIO_HOURS: '2.5',
      DAILY_TOKENS: '3000000',
      MODEL_REQUESTS_PER_MINUTE: '300',
      MODEL_TOKENS_PER_MINUTE: '50000',
      SUMMARIES_AT_ONCE: '40',
      OPENAI_TIMEOUT_SECONDS: '30',
    });
    expect(settings).toMatchObject({
      jobCaps: { normal: 36_000, low: 1800 },
      budgets: { dailyAudioSeconds: 9000, dailyTokens: 3_000_000 },
      modelPace: {
        requestsPerMinute: 300,
        tokensPerMinute: 50_000,
        callsAtOnce: 40,
        callMs: 30_000,
      },
    });
  });

  it('takes list prices, and how long documents are kept', () => {
    const { prices, retention } = parseSettings({
      ...LEAST,
      PRICE_SPEECH_HOUR: '0.18',
      PRICE_MODEL_INPUT_MILLION: '0.4',
      PRICE_MODEL_OUTPUT_MILLION: '1.6',
      DOCUMENT_DAYS: '365',
    });
    expect(prices).toEqual({ speechHour: 0.18, modelInputMillion: 0.4, modelOutputMillion: 1.6 });
    expect(retention.document).toBe(365);
  });

  it('takes "sign-in" only where the platform says that its authentication is on', () => {
    const signIn = { ...LEAST, API_ACCESS: 'sign-in' };
    for (const on of ['True', 'true']) {
      expect(parseSettings({ ...signIn, WEBSITE_AUTH_ENABLED: on }).apiAccess).toBe('sign-in');
    }
    for (const off of ['False', '', '1', undefined]) {
      const problems = problemsOf({ ...signIn, WEBSITE_AUTH_ENABLED: off });
      expect(problems).toEqual([textLike(/^API_ACCESS is "sign-in".*set API_ACCESS to "key"\.$/)]);
    }
    expect(problemsOf({ ...LEAST, API_ACCESS: 'none' })).toHaveLength(1);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(parseSettings(LEAST))).toBe(true);
  });

  it('tells absent, blank and malformed apart', () => {
    const [absent] = problemsOf({ ...LEAST, COSMOS_ENDPOINT: undefined });
    const [blank] = problemsOf({ ...LEAST, COSMOS_ENDPOINT: '  ' });
    const [malformed] = problemsOf({ ...LEAST, COSMOS_ENDPOINT: 'account' });
    expect(absent).toMatch(/^COSMOS_ENDPOINT is missing\. .*Example: https:/);
    expect(blank).toMatch(/^COSMOS_ENDPOINT is blank\. .*Example: https:/);
    expect(malformed).toMatch(
      /^COSMOS_ENDPOINT is malformed \(not an http\(s\) URL\)\. .*Example: /,
    );
  });

  it('reports all problems together', () => {
    const problems = problemsOf({
      COSMOS_ENDPOINT: '',
      SPEECH_ENDPOINT: 'ftp://x',
      SPEECH_MAX_SPEAKERS: 'two',
      OPENAI_BASE_URL: LEAST.OPENAI_BASE_URL,
    });
    expect(problems.map((problem) => problem.split(' ')[0]).toSorted()).toEqual([
      'COSMOS_ENDPOINT',
      'OPENAI_MODEL',
      'RecordingsStorage',
      'SPEECH_ENDPOINT',
      'SPEECH_MAX_SPEAKERS',
    ]);
  });

  it.each([
    ['RECORDINGS_CONTAINER', 'My Calls'],
    ['RECORDINGS_CONTAINER', 'ab'],
    ['RECORDINGS_ACCESS', 'key'],
    ['EMPTY_BLOB_GRACE_SECONDS', '0'],
    ['EMPTY_BLOB_GRACE_SECONDS', '1.5'],
    ['SPEECH_LOCALES', 'english'],
    ['SPEECH_LOCALES', 'en-GB,,de-DE'],
    ['SPEECH_LOCALES', Array.from({ length: 11 }, () => 'en-GB').join(',')],
    ['SPEECH_MAX_SPEAKERS', '1'],
    ['SPEECH_MAX_SPEAKERS', '36'],
    ['SPEECH_POLL_MIN_SECONDS', 'NaN'],
    ['SPEECH_POLL_MIN_SECONDS', 'Infinity'],
    ['SPEECH_POLL_MIN_SECONDS', '-60'],
    ['SPEECH_POLL_MIN_SECONDS', '1e3'],
    ['OPENAI_TIMEOUT_SECONDS', '0'],
    ['SWEEP_SCHEDULE', '* * * * *'],
    ['GATHER_SECONDS', '61'],
    ['JOB_DEADLINE_HOURS', '0'],
    ['SUMMARIES_AT_ONCE', '0'],
    ['SUMMARIES_AT_ONCE', '1001'],
    ['EVENT_GRACE_SECONDS', '-1'],
    ['JOB_AUDIO_HOURS', '0'],
    ['BACKFILL_JOB_AUDIO_HOURS', '0.05'],
    ['DAILY_AUDIO_HOURS', '-1'],
    ['DAILY_TOKENS', '1.5'],
    ['MODEL_REQUESTS_PER_MINUTE', 'many'],
    ['MODEL_TOKENS_PER_MINUTE', '1e6'],
    ['DEAD_LETTERS_CONTAINER', 'Dead Letters'],
    ['SPEECH_RESIDENCY', '{'],
    ['SPEECH_RESIDENCY', '["westeurope"]'],
    ['SPEECH_RESIDENCY', '{"recordings/eu/":"westeurope"}'],
    ['SPEECH_RESIDENCY', '{"recordings/eu/":[]}'],
    ['SPEECH_ENDPOINT', 'https://a.example,b.example'],
  ] as const)('refuses %s = "%s" instead of bending it', (name, value) => {
    const problems = problemsOf({ ...LEAST, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} is malformed \\(`));
  });

  it.each(NAMES.filter((name) => SETTINGS[name].blankMeansAbsent))(
    'takes a blank %s for an absent one',
    (name) => {
      expect(parseSettings({ ...LEAST, [name]: ' ' })).toEqual(parseSettings(LEAST));
    },
  );

  it('never quotes a value, which may be a secret', () => {
    const environment = Object.fromEntries(NAMES.map((name) => [name, 'topsecret value!']));
    const problems = problemsOf({ ...environment, RecordingsStorage__blobServiceUri: 'topsecret' });
    expect(problems.length).toBeGreaterThan(5);
    expect(problems.join('\n')).not.toContain('topsecret');
  });
});

describe('the table of settings', () => {
  it.each(NAMES)('%s has an example that parses, and a sentence of help', (name) => {
    const { schema, example, help, default: value, required } = SETTINGS[name];
    expect(schema.safeParse(example).success).toBe(true);
    expect(help).toMatch(/^[A-Z].*\.$/);
    if (value !== undefined) expect(schema.safeParse(value).success).toBe(true);
    expect(required && value !== undefined).toBe(false);
  });

  it.each(NAMES.filter((name) => /(KEY|SECRET)$/.test(name)))(
    '%s is marked as a secret',
    (name) => {
      expect(SETTINGS[name].secret).toBe(true);
      expect(SETTINGS[name].default).toBeUndefined();
    },
  );
});
