import { parseSettings } from '../../../shared/config/settings';
import { textWith } from '../../support/app/matching';
import { LEAST, problemsOf } from '../../support/config/least';

const ENDPOINT = 'https://name.westeurope-1.eventgrid.azure.net/api/events';

const announceOf = (environment: Record<string, string>) =>
  parseSettings({ ...LEAST, ...environment }).announce;

describe('the settings of announcements', () => {
  it('have nobody listen where none is set', () => {
    expect(parseSettings(LEAST)).not.toHaveProperty('announce');
    expect(announceOf({ ANNOUNCE_QUEUE: ' ', ANNOUNCE_TOPIC_ENDPOINT: '' })).toBeUndefined();
  });

  it('name a queue, reached as the recordings are', () => {
    expect(announceOf({ ANNOUNCE_QUEUE: 'announcements' })).toEqual({
      queue: 'announcements',
      connection: { connectionString: 'UseDevelopmentStorage=true' },
    });
  });

  it('reach the queue with the app’s identity where there is no connection string', () => {
    const { RecordingsStorage: _connection, ...identity } = {
      ...LEAST,
      RecordingsStorage__blobServiceUri: 'https://account.blob.core.windows.net',
      RecordingsStorage__queueServiceUri: 'https://account.queue.core.windows.net',
    };
    expect(parseSettings({ ...identity, ANNOUNCE_QUEUE: 'announcements' }).announce).toEqual({
      queue: 'announcements',
      connection: { queueUrl: 'https://account.queue.core.windows.net' },
    });
  });

  it('need the queue endpoint then', () => {
    const problems = problemsOf({
      ...LEAST,
      RecordingsStorage: undefined,
      RecordingsStorage__blobServiceUri: 'https://account.blob.core.windows.net',
      ANNOUNCE_QUEUE: 'announcements',
    });
    expect(problems).toEqual([textWith('RecordingsStorage__queueServiceUri is missing')]);
  });

  it('name a topic, with a key or with the app’s identity', () => {
    expect(announceOf({ ANNOUNCE_TOPIC_ENDPOINT: ENDPOINT })).toEqual({ endpoint: ENDPOINT });
    expect(
      announceOf({ ANNOUNCE_TOPIC_ENDPOINT: ENDPOINT, ANNOUNCE_TOPIC_KEY: 'topic-key' }),
    ).toEqual({ endpoint: ENDPOINT, key: 'topic-key' });
  });

  it('refuse both', () => {
    const both = { ANNOUNCE_QUEUE: 'announcements', ANNOUNCE_TOPIC_ENDPOINT: ENDPOINT };
    expect(problemsOf({ ...LEAST, ...both })).toEqual([
      textWith('ANNOUNCE_QUEUE and ANNOUNCE_TOPIC_ENDPOINT are both set'),
    ]);
  });

  it('refuse a key without its topic, and never quote it', () => {
    const problems = problemsOf({ ...LEAST, ANNOUNCE_TOPIC_KEY: 'topic-key' });
    expect(problems).toEqual([textWith('ANNOUNCE_TOPIC_KEY is set without')]);
    expect(problems.join()).not.toContain('topic-key');
  });

  it('refuse a name that no queue can have', () => {
    expect(problemsOf({ ...LEAST, ANNOUNCE_QUEUE: 'My Queue' })).toEqual([
      textWith('ANNOUNCE_QUEUE is malformed'),
    ]);
  });
});
