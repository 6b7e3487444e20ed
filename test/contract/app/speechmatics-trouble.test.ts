import type { BatchLane } from '../../../shared/ports';
import { closeFixtures, startFixture, type Fixture } from '../speechmatics-server/support/fixture';
import {
  collected,
  ended,
  laneOf,
  newName,
  PROFILE,
  providerOf,
  recording,
} from '../speechmatics-server/support/lane';

afterEach(closeFixtures);

describe('the service in trouble', () => {
  const submit = (fixture: Fixture, lane: BatchLane) =>
    lane.submit({ name: newName(), profile: PROFILE, audio: [recording(fixture, 'a.wav')] });

  it('blocks with a wrong key, whose refusal is a page', async () => {
    const fixture = await startFixture();
    const lane = laneOf(providerOf(fixture, { key: 'wrong' }));
    await expect(lane.ping()).rejects.toMatchObject({ status: 401, verdict: 'blocked' });
  });

  it('is up when it can be listed', async () => {
    const fixture = await startFixture();
    await expect(laneOf(providerOf(fixture)).ping()).resolves.toBeUndefined();
  });

  it.each([
    [{ status: 403 }, 'blocked'],
    [{ status: 429 }, 'later'],
    [{ status: 429, body: { code: 429, error: 'Max concurrent running jobs exceeded' } }, 'later'],
    [{ status: 503 }, 'unsure'],
    [{ cut: 'before' }, 'unsure'],
    [{ cut: 'after' }, 'unsure'],
    [{ malformed: true }, 'unsure'],
    [{ truncate: true }, 'unsure'],
    [{ status: 201, body: { job: 'a' } }, 'unsure'],
  ] as const)('answers a new job with %j: %s', async (action, verdict) => {
    const fixture = await startFixture();
    fixture.server.faults.add({ operation: 'create', action });
    await expect(submit(fixture, laneOf(providerOf(fixture)))).rejects.toMatchObject({ verdict });
  });

  it('may have created a job whose answer was lost: its name finds it', async () => {
    const fixture = await startFixture();
    const lane = laneOf(providerOf(fixture));
    fixture.server.faults.add({ operation: 'create', action: { cut: 'after' } });
    const name = newName();
    const audio = [recording(fixture, 'a.wav')];
    await expect(lane.submit({ name, profile: PROFILE, audio })).rejects.toThrow();
    expect(await lane.find(name)).toHaveLength(1);
  });

  it('passes on how long it asks to wait', async () => {
    const fixture = await startFixture();
    fixture.server.faults.add({ operation: 'get', action: { status: 429, retryAfter: 7 } });
    await expect(laneOf(providerOf(fixture)).check('a1b2c3d4e5')).rejects.toMatchObject({
      verdict: 'later',
      retryAfterMs: 7000,
    });
  });

  it.each([
    [{ status: 404, body: { code: 404, error: 'Transcription not ready' } }, 'later'],
    [{ status: 500 }, 'later'],
    [{ truncate: true }, 'unsure'],
    [{ malformed: true }, 'unsure'],
  ] as const)('answers for a transcript with %j: %s', async (action, verdict) => {
    const fixture = await startFixture();
    const lane = laneOf(providerOf(fixture));
    const job = await submit(fixture, lane);
    await ended(lane, job);
    fixture.server.faults.add({ operation: 'transcript', action });
    await expect(collected(lane, job)).rejects.toMatchObject({ verdict });
    expect(await collected(lane, job)).toHaveLength(1);
  });
});
