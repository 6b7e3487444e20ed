import { makeAllowance } from '../../shared/activities/allowance';
import { makeTakeInAgain } from '../../shared/activities/take-in-again';
import { AppError } from '../../shared/domain/errors';
import { makeRetryRecording } from '../../shared/operations/retry-recording';
import { AppWorld, HOUR, MINUTE, SECOND } from '../support/app/app-world';
import { INTAKE, LIMITS } from '../support/app/memory-ports';

async function retry(app: AppWorld, id: string): Promise<number> {
  const again = makeTakeInAgain(app.ports, INTAKE);
  const allowance = makeAllowance(app.ports, LIMITS.budgets);
  return (await makeRetryRecording(app.ports, again, allowance)(id, app.workflows)).status;
}

async function completed(): Promise<{ app: AppWorld; id: string }> {
  const app = new AppWorld();
  const id = await app.land('call.wav');
  await app.liveToTheEnd();
  return { app, id };
}

describe('retrying a completed recording', () => {
  it('transcribes and summarizes it anew; readers have the old result until then', async () => {
    const { app, id } = await completed();
    const first = app.record(id);
    app.speech.workMs = 10 * MINUTE;

    expect(await retry(app, id)).toBe(202);
    for (let minutes = 0; app.record(id).status !== 'completed'; minutes += 1) {
      expect(minutes).toBeLessThan(60);
      const { result, title } = app.record(id);
      expect({ result, title }).toEqual({ result: first.result, title: first.title });
      expect(await app.ports.results.read(id, result?.documentId ?? '')).toBeDefined();
      expect(app.ports.transcripts.paths()).toContain(result?.transcriptPath);
      await app.live(MINUTE);
    }

    const { result, version } = app.record(id);
    expect(version).toBe(first.version);
    expect(result?.documentId).not.toBe(first.result?.documentId);
    expect(app.ports.results.all().map((one) => one.id)).toEqual([result?.documentId]);
    expect(app.ports.transcripts.paths()).toEqual([result?.transcriptPath]);
    expect(app.model.asked).toHaveLength(2);
  });

  it('keeps the old result when the new try fails', async () => {
    const { app, id } = await completed();
    const { result } = app.record(id);
    app.model.before = () => {
      throw new AppError('content_filter', 'The model refused.', { verdict: 'never' });
    };
    await retry(app, id);
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'failed', result });
    expect(await app.ports.results.read(id, result?.documentId ?? '')).toBeDefined();

    app.model.before = undefined;
    await retry(app, id);
    await app.liveToTheEnd();
    expect(app.record(id).status).toBe('completed');
    expect(app.ports.results.all()).toHaveLength(1);
    expect(app.ports.transcripts.paths()).toHaveLength(1);
  });

  it('leaves one transcript when the recording is overwritten and retried in turns', async () => {
    const { app, id } = await completed();
    await retry(app, id);
    await app.live(30 * SECOND);
    await app.land('call.wav');
    await app.live(2 * HOUR);
    await retry(app, id);
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.ports.results.all()).toHaveLength(1);
    expect(app.ports.transcripts.paths()).toEqual([app.record(id).result?.transcriptPath]);
    expect(app.defects).toEqual([]);
  });
});

describe('retrying what was given up', () => {
  it('gives a failed recording its tries once more', async () => {
    const app = new AppWorld();
    const reason = { code: 'InvalidData', message: 'The audio is unreadable.' };
    app.speech.fileFailures.set('call', { reason, retryable: false });
    const id = await app.land('call.wav');
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'failed', attempts: 1 });

    app.speech.fileFailures.clear();
    expect(await retry(app, id)).toBe(202);
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
  });
});
