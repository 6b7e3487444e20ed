import { parseSettings } from '../../../shared/config/settings';
import { SETTINGS, type SettingName } from '../../../shared/config/table';
import { ConfigError } from '../../../shared/domain/errors';
import { textLike, textWith } from '../../support/app/matching';

const NAMES = Object.keys(SETTINGS) as SettingName[];

/** The least that an app needs. */
const LEAST = {
  RecordingsStorage: 'UseDevelopmentStorage=true',
  COSMOS_ENDPOINT: 'https://account.documents.azure.com',
  SPEECH_ENDPOINT: 'https://name.cognitiveservices.azure.com',
  OPENAI_BASE_URL: 'https://name.openai.azure.com/openai/v1',
  OPENAI_MODEL: 'gpt-4.1-mini',
};

/** The problems of an environment; fails when there are none. */
function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('The settings are in order.');
}

describe('parseSettings', () => {
  it('needs five settings, and has a default for each other', () => {
    expect(parseSettings(LEAST)).toEqual({
      recordings: {
        container: 'recordings',
        transcriptsContainer: 'transcripts',
        connection: { connectionString: 'UseDevelopmentStorage=true' },
        access: 'sas',
        emptyGraceMs: 600_000,
      },
      cosmos: { endpoint: 'https://account.documents.azure.com', database: 'callscribe' },
      speech: {
        endpoint: 'https://name.cognitiveservices.azure.com',
        locale: 'en-US',
        candidateLocales: [],
        maxSpeakers: 2,
        pollMinMs: 60_000,
      },
      openai: {
        baseUrl: 'https://name.openai.azure.com/openai/v1',
        model: 'gpt-4.1-mini',
        timeoutMs: 120_000,
      },
      sweepSchedule: '0 * * * * *',
      gatherMs: 1000,
      jobDeadlineMs: 26 * 3_600_000,
      summariesAtOnce: 8,
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
      endpoint: 'https://x.example',
      locale: 'de-DE',
      candidateLocales: ['en-GB', 'fr-CH'],
      key: 'speech-key',
      pollMinMs: 90_000,
      webhookSecret: 'hook-secret',
    });
    expect(settings.cosmos.key).toBe('cosmos-key');
    expect(settings.openai.key).toBe('model-key');
    expect(settings.recordings.access).toBe('identity');
    expect([settings.gatherMs, settings.jobDeadlineMs]).toEqual([500, 1_800_000]);
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
    ['SUMMARIES_AT_ONCE', '51'],
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

describe('the connection of the storage account', () => {
  const { RecordingsStorage: _connection, ...rest } = LEAST;

  it('may be an endpoint, for an identity', () => {
    const blobUrl = 'https://account.blob.core.windows.net';
    const settings = parseSettings({ ...rest, RecordingsStorage__blobServiceUri: blobUrl });
    expect(settings.recordings.connection).toEqual({ blobUrl });
  });

  it('is missed when neither is set, or both are blank', () => {
    const expected = [textLike(/^RecordingsStorage is missing\..*Example: /)];
    expect(problemsOf(rest)).toEqual(expected);
    const blank = { ...rest, RecordingsStorage: ' ', RecordingsStorage__blobServiceUri: '' };
    expect(problemsOf(blank)).toEqual(expected);
  });

  it('is refused when the endpoint is no URL', () => {
    expect(problemsOf({ ...rest, RecordingsStorage__blobServiceUri: 'account' })).toEqual([
      textWith('RecordingsStorage__blobServiceUri is malformed'),
    ]);
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

  it.each(NAMES.filter((name) => /KEY|SECRET/.test(name)))('%s is marked as a secret', (name) => {
    expect(SETTINGS[name].secret).toBe(true);
    expect(SETTINGS[name].default).toBeUndefined();
  });
});
