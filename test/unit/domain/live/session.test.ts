import {
  countedSession,
  isLiveId,
  LIVE_ID_BYTES,
  liveIdOf,
  missingUpTo,
  MOST_MISSING,
  sessionOfAudio,
  toRecognition,
} from '../../../../shared/domain/live';
import { recordingIdOf } from '../../../../shared/domain/recording-id';
import { aPhrase } from '../../../support/app/live-client';

const bytes = (value: number) => new Uint8Array(LIVE_ID_BYTES).fill(value);

describe('the id of a live session', () => {
  it('is told from ids of recordings, whatever those are called', () => {
    expect(isLiveId(liveIdOf(bytes(7)))).toBe(true);
    expect(isLiveId(liveIdOf(bytes(255)))).toBe(true);
    for (const path of ['live.wav', 'live-7.wav', `${liveIdOf(bytes(9))}.wav`]) {
      expect(isLiveId(recordingIdOf('recordings', path))).toBe(false);
    }
  });

  it('is fit for a URL, for Cosmos DB and for Durable Functions', () => {
    for (let value = 0; value < 256; value += 1) {
      expect(liveIdOf(bytes(value))).toMatch(/^[a-z0-9-]{31}$/);
    }
  });
});

describe('what is missing of a session', () => {
  it.each([
    [0, [], []],
    [3, [], [1, 2, 3]],
    [3, [1, 2, 3], []],
    [5, [2, 4], [1, 3, 5]],
  ])('up to %d, with %j received, is %j', (last, received, missing) => {
    expect(missingUpTo(last, received)).toEqual(missing);
  });

  it('is kept up to a bound, with how many came', () => {
    const session = { openedAt: '2026-03-02T09:00:00.000Z' };
    expect(countedSession(session, [2, 4])).toEqual({
      ...session,
      phrases: 2,
      lastSequence: 4,
      missing: [1, 3],
    });
    expect(countedSession(session, [])).toEqual({ ...session, phrases: 0, lastSequence: 0 });
    expect(countedSession(session, [1000]).missing).toHaveLength(MOST_MISSING);
  });
});

describe('a recording of the audio of a session', () => {
  const id = liveIdOf(bytes(3));
  const blob = { container: 'recordings', path: `live/${id}.wav` };

  it('is told by its place and its metadata together', () => {
    expect(sessionOfAudio(blob, { livesession: id })).toBe(id);
    expect(sessionOfAudio(blob, { LiveSession: id })).toBe(id);
    expect(sessionOfAudio(blob, {})).toBeUndefined();
    expect(sessionOfAudio({ ...blob, path: 'other.wav' }, { livesession: id })).toBeUndefined();
    expect(sessionOfAudio(blob, { livesession: liveIdOf(bytes(4)) })).toBeUndefined();
  });
});

describe('the recognition of a session', () => {
  it('is as long and as wide as its phrases show, at least', () => {
    const phrases = [aPhrase(1), aPhrase(2, { channel: 1 })];
    expect(toRecognition(phrases, { channels: 1 })).toMatchObject({
      durationMs: 1900,
      channels: 2,
      phrases: [{ recognized: true }, { channel: 1 }],
    });
    expect(toRecognition(phrases, { channels: 2, durationMs: 9000 })).toMatchObject({
      durationMs: 9000,
      channels: 2,
    });
    expect(toRecognition([], { channels: 1 })).toEqual({ durationMs: 0, channels: 1, phrases: [] });
  });
});
