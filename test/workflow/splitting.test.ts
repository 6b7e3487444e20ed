import { ServiceError } from '../../shared/domain/errors';
import { AppWorld, type AppWorldOptions } from '../support/app/app-world';

const REASON = { code: 'speech_InvalidPayload', message: 'Speech service: 400.' };

const REFUSED = new ServiceError('Speech service', REASON.code, '400.', {
  verdict: 'never',
  oneOfMany: true,
});

async function withCulprits(
  count: number,
  isCulprit: (index: number) => boolean,
  options: AppWorldOptions = {},
): Promise<{ app: AppWorld; culprits: string[] }> {
  const app = new AppWorld(options);
  const culprits: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const bad = isCulprit(index);
    const id = await app.land(`${bad ? 'bad' : 'good'}-${index}.wav`);
    if (bad) culprits.push(id);
  }
  return { app, culprits };
}

function refuseWithBad(app: AppWorld): void {
  app.speech.before.submit = ({ sources }) => {
    if (sources.some((source) => source.includes('/bad-'))) throw REFUSED;
  };
}

function expectOnlyCulpritsFailed(app: AppWorld, culprits: readonly string[]): void {
  const failed = app.ports.ledger.all().filter(({ status }) => status === 'failed');
  expect(failed.map(({ id }) => id).toSorted()).toEqual(culprits.toSorted());
  for (const { reason } of failed) expect(reason?.code).toBe(REASON.code);
  expect(app.ports.results.all()).toHaveLength(app.ports.ledger.all().length - culprits.length);
}

describe('a job that is refused because of one of its recordings', () => {
  it('is split until the one is found, and the others go through', async () => {
    const { app, culprits } = await withCulprits(100, (index) => index === 37);
    refuseWithBad(app);
    await app.liveToTheEnd(12 * 3_600_000);
    expectOnlyCulpritsFailed(app, culprits);
    // A binary search: at most one refusal and one job that goes through for each halving.
    const tries = app.speech.calls.filter(({ method }) => method === 'submit').length;
    expect(tries).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(100)));
    const completed = app.ports.ledger.all().filter(({ status }) => status === 'completed');
    // The halvings count as no tries of theirs.
    expect(new Set(completed.map(({ attempts }) => attempts))).toEqual(new Set([1]));
  });

  it('finds several', async () => {
    const { app, culprits } = await withCulprits(40, (index) => index % 19 === 5);
    refuseWithBad(app);
    await app.liveToTheEnd(24 * 3_600_000);
    expect(culprits.length).toBeGreaterThan(1);
    expectOnlyCulpritsFailed(app, culprits);
  });

  it('is split as well when it fails while it is worked on', async () => {
    const { app, culprits } = await withCulprits(16, (index) => index === 3);
    app.speech.before.check = ({ sources }) => {
      const bad = sources.some((source) => source.includes('/bad-'));
      app.speech.jobFailure = bad
        ? { reason: REASON, retryable: false, oneOfMany: true }
        : undefined;
    };
    await app.liveToTheEnd(12 * 3_600_000);
    expectOnlyCulpritsFailed(app, culprits);
    expect(app.speech.jobs).toEqual([]);
  });

  it('is stated on a recording that is alone in its job', async () => {
    const { app, culprits } = await withCulprits(1, () => true);
    refuseWithBad(app);
    await app.liveToTheEnd();
    expectOnlyCulpritsFailed(app, culprits);
    expect(app.speech.calls.filter(({ method }) => method === 'submit')).toHaveLength(1);
  });

  it('survives a crash in the middle of each splitting', async () => {
    const { app, culprits } = await withCulprits(12, (index) => index === 7);
    refuseWithBad(app);
    let calls = 0;
    app.afterActivity = () => {
      calls += 1;
      // Rarely enough that eight summaries in lockstep come through between two of them.
      if (calls % 13 === 0) app.world.crash();
    };
    await app.liveToTheEnd(12 * 3_600_000);
    expectOnlyCulpritsFailed(app, culprits);
  });
});
