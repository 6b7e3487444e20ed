import { AppWorld, HOUR, MINUTE, SECOND } from '../support/app/app-world';

/** The only job. */
function jobOf({ ports }: AppWorld) {
  const [job, ...others] = ports.jobs.all();
  if (!job || others.length > 0)
    throw new Error(`There are ${others.length + (job ? 1 : 0)} jobs.`);
  return job;
}

describe('one recording', () => {
  it('goes from its landing to a completed result, with nobody’s help', async () => {
    const app = new AppWorld();
    const id = await app.land('march/call 7.wav');
    await app.world.advance(HOUR);

    const record = app.record(id);
    expect(record).toMatchObject({ status: 'completed', title: 'Lost bank card', attempts: 1 });
    expect(Object.keys(record.times).toSorted()).toEqual([
      'claimedAt',
      'completedAt',
      'landedAt',
      'submittedAt',
      'transcribedAt',
    ]);
    expect(app.ports.results.all()).toHaveLength(1);
    expect(app.ports.transcripts.paths()).toEqual([record.result?.transcriptPath]);
    expect(app.defects).toEqual([]);
  });

  it('leaves nothing behind: job closed, lane free, the provider’s copy deleted, all instances over', async () => {
    const app = new AppWorld();
    await app.land('call.wav');
    await app.world.advance(HOUR);

    expect(jobOf(app).state).toBe('closed');
    expect(await app.ports.jobs.running()).toEqual([]);
    expect(app.speech.jobs).toEqual([]);
    const statuses = app.world.instances().map((id) => app.world.status(id).runtimeStatus);
    expect(new Set(statuses)).toEqual(new Set(['Completed']));
  });

  it('calls each step once', async () => {
    const app = new AppWorld();
    app.speech.workMs = 30 * SECOND;
    await app.land('call.wav');
    await app.world.advance(HOUR);

    const steps = app.world.calls.filter(({ instanceId }) => !instanceId.startsWith('dispatch'));
    expect(steps.map(({ activity }) => activity)).toEqual([
      'submitTranscription',
      'markTranscribing',
      'checkTranscription',
      'collectTranscripts',
      'settleJob',
      'discardTranscription',
      'releaseLane',
      'listTranscribed',
      'leaseModel',
      'summarizeRecording',
      'completeRecordings',
      'leaseModel',
      'closeJob',
    ]);
  });

  it('leaves no spoken words and no signatures in any history', async () => {
    const app = new AppWorld();
    const id = await app.land('call.wav');
    await app.world.advance(HOUR);

    const histories = app.historiesAsText();
    expect(histories).toContain(id);
    expect(histories).not.toMatch(/secret-signature|My card is gone|Lost bank card/);
  });
});

describe('waiting for the provider', () => {
  /** Times of the checks in ms after the submission. */
  function checks(app: AppWorld): number[] {
    const [submitted = 0] = app.timesOf('submitTranscription');
    return app.timesOf('checkTranscription').map((at) => at - submitted);
  }

  it('polls after a minute and then more and more rarely, to ten minutes', async () => {
    const app = new AppWorld();
    app.speech.workMs = 50 * MINUTE;
    await app.land('call.wav');
    await app.world.advance(2 * HOUR);

    const waits = checks(app).map((at, index, all) => at - (all[index - 1] ?? 0));
    expect(waits.map((ms) => ms / SECOND)).toEqual([
      60, 90, 135, 202.5, 303.75, 455.625, 600, 600, 600,
    ]);
    expect(app.statuses()).toEqual({ completed: 1 });
  });

  it('waits longer when the service asks for it', async () => {
    const app = new AppWorld();
    app.speech.hintMs = 4 * MINUTE;
    await app.land('call.wav');
    await app.world.advance(HOUR);
    expect(checks(app)).toEqual([MINUTE, 5 * MINUTE]);
  });

  it('is woken at once by the webhook', async () => {
    const app = new AppWorld();
    app.speech.workMs = 10 * SECOND;
    await app.land('call.wav');
    await app.world.advance(12 * SECOND);
    expect(app.statuses()).toEqual({ transcribing: 1 });

    await app.workflows.transcriptionEnded(jobOf(app).id);
    await app.world.runUntilIdle();
    expect(app.statuses()).toEqual({ completed: 1 });
    expect(app.timesOf('checkTranscription')).toEqual([12 * SECOND]);
  });

  it('believes the check and not the webhook, and goes on waiting', async () => {
    const app = new AppWorld();
    await app.land('call.wav');
    await app.world.advance(12 * SECOND);
    await app.workflows.transcriptionEnded(jobOf(app).id);
    await app.world.runUntilIdle();
    expect(app.statuses()).toEqual({ transcribing: 1 });
    await app.world.advance(HOUR);
    expect(app.statuses()).toEqual({ completed: 1 });
  });

  it('bears webhooks that come twice, too early and too late', async () => {
    const app = new AppWorld();
    await app.land('call.wav');
    await app.world.advance(2 * SECOND);
    const { id } = jobOf(app);
    await Promise.all([app.workflows.transcriptionEnded(id), app.workflows.transcriptionEnded(id)]);
    await app.world.advance(HOUR);
    expect(app.statuses()).toEqual({ completed: 1 });

    await app.workflows.transcriptionEnded(id);
    await app.workflows.transcriptionEnded('job-of-nobody');
    await app.world.advance(MINUTE);
    expect(app.ports.results.all()).toHaveLength(1);
    expect(app.model.asked).toHaveLength(1);
  });
});
