import { parseSettings } from '../../../shared/config/settings';
import { textLike, textWith } from '../../support/app/matching';
import { LEAST, problemsOf } from '../../support/config/least';

describe('several Speech resources', () => {
  const endpoints = 'https://west.example, https://north.example/';

  it('are given with their keys, in the same order', () => {
    const { speech } = parseSettings({ ...LEAST, SPEECH_ENDPOINT: endpoints, SPEECH_KEY: 'w, n' });
    expect(speech.resources).toEqual([
      { endpoint: 'https://west.example', key: 'w' },
      { endpoint: 'https://north.example', key: 'n' },
    ]);
  });

  it('need no keys where an identity is used', () => {
    const { speech } = parseSettings({ ...LEAST, SPEECH_ENDPOINT: endpoints });
    expect(speech.resources).toEqual([
      { endpoint: 'https://west.example' },
      { endpoint: 'https://north.example' },
    ]);
  });

  it('are refused with too few keys or too many, which are not quoted', () => {
    const given = { ...LEAST, SPEECH_ENDPOINT: endpoints, SPEECH_KEY: 'one,two,three' };
    const problems = problemsOf(given);
    expect(problems).toEqual([
      textLike(/^SPEECH_KEY has 3 keys for 2 endpoints\. Give one for each/),
    ]);
    expect(problems.join()).not.toMatch(/\bone,|three/);
  });

  it('are refused when one is named twice: it is one region, and one job at a time', () => {
    const twice = 'https://west.example,https://west.example/,https://north.example';
    expect(problemsOf({ ...LEAST, SPEECH_ENDPOINT: twice })).toEqual([
      'SPEECH_ENDPOINT names west.example twice. Give each Speech resource once.',
    ]);
  });

  it('may have audio by its place, each named by its host', () => {
    const SPEECH_RESIDENCY = '{"recordings/eu/":["west.example","north.example"]}';
    const { speech } = parseSettings({ ...LEAST, SPEECH_ENDPOINT: endpoints, SPEECH_RESIDENCY });
    expect(speech.residency).toEqual({ 'recordings/eu/': ['west.example', 'north.example'] });
  });

  it('must have the ones that audio is allowed to go to', () => {
    const SPEECH_RESIDENCY = '{"recordings/eu/":["west.example","south.example"]}';
    expect(problemsOf({ ...LEAST, SPEECH_ENDPOINT: endpoints, SPEECH_RESIDENCY })).toEqual([
      textWith('SPEECH_RESIDENCY names south.example, which is not the host of any'),
    ]);
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
