import { ServiceError } from '../../shared/domain/errors';
import { AppWorld, FEW_HUNDRED, HOUR, MINUTE, SECOND } from '../support/app/app-world';

const MONO_HOURS = {
  kind: 'audio',
  format: { kind: 'wav', codec: 'PCM', channels: 2, estimatedSeconds: 2 * 3600 },
} as const;

const WRONG_KEY = new ServiceError('Speech service', 'speech_401', 'wrong key.', {
  verdict: 'blocked',
});

function withLanes(...lanes: string[]): AppWorld {
  const app = new AppWorld();
  app.speech.lanes = lanes;
  return app;
}

async function landMany(app: AppWorld, count: number, prefix = 'call'): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await app.land(`${prefix}-${index}.wav`));
  return ids;
}

/** How many recordings went to which lane. */
function sizesByLane(app: AppWorld): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const { lane, sources } of app.speech.submitted) {
    sizes[lane] = (sizes[lane] ?? 0) + sources.length;
  }
  return sizes;
}

describe('several speech resources', () => {
  it('share what waits', async () => {
    const app = withLanes('west', 'east');
    await landMany(app, 300);
    await app.liveToTheEnd();
    expect(sizesByLane(app)).toEqual({ west: 150, east: 150 });
    expect(app.statuses()).toEqual({ completed: 300 });
  });

  it('get only the audio that they may have', async () => {
    const app = new AppWorld({ intake: { residency: { 'recordings/eu/': ['west'] } } });
    app.speech.lanes = ['east', 'west'];
    await landMany(app, 60, 'eu/call');
    await landMany(app, 60, 'us/call');
    await app.liveToTheEnd();
    const european = app.speech.submitted.filter(({ sources }) =>
      sources.some((source) => source.includes('/eu/')),
    );
    expect(new Set(european.map(({ lane }) => lane))).toEqual(new Set(['west']));
    expect(european.flatMap(({ sources }) => sources)).toHaveLength(60);
    expect(app.statuses()).toEqual({ completed: 120 });
  });

  it('are never all taken by long recordings', async () => {
    const app = withLanes('west', 'east');
    app.speech.workMs = 60 * MINUTE;
    app.ports.inspector.sees = MONO_HOURS;
    await landMany(app, 250, 'long');
    await app.world.advance(5 * SECOND);
    expect(await app.ports.jobs.running()).toHaveLength(1);

    app.ports.inspector.sees = { kind: 'audio', format: { kind: 'wav', estimatedSeconds: 60 } };
    const short = await app.land('short.wav');
    await app.world.advance(5 * SECOND);
    expect(app.record(short).status).toBe('transcribing');
    await app.liveToTheEnd(10 * 60 * MINUTE);
    expect(app.statuses()).toEqual({ completed: 251 });
  });

  it('take over a job that its own refuses, and leave that one alone until it is mended', async () => {
    const app = withLanes('west', 'east');
    app.speech.before.submit = ({ lane }) => {
      if (lane === 'west') throw WRONG_KEY;
    };
    const first = await app.land('first.wav');
    await app.world.advance(5 * SECOND);
    expect(app.record(first)).toMatchObject({ status: 'transcribing', attempts: 1 });
    expect(sizesByLane(app)).toEqual({ east: 1 });
    const tries = app.speech.calls.filter(({ method }) => method === 'submit').length;

    // The first job is over, and the other lane is still left alone.
    await app.live(9 * MINUTE);
    await app.land('second.wav');
    await app.world.advance(5 * SECOND);
    expect(sizesByLane(app)).toEqual({ east: 2 });
    expect(app.speech.calls.filter(({ method }) => method === 'submit')).toHaveLength(tries + 1);

    delete app.speech.before.submit;
    await app.live(10 * MINUTE);
    await app.land('third.wav');
    await app.liveToTheEnd();
    expect(sizesByLane(app)).toEqual({ east: 2, west: 1 });
    expect(app.statuses()).toEqual({ completed: 3 });
  });

  it('keep to where audio may go when its own refuses', async () => {
    const app = new AppWorld({ intake: { residency: { 'recordings/': ['west'] } } });
    app.speech.lanes = ['west', 'east'];
    app.speech.before.submit = () => {
      throw WRONG_KEY;
    };
    await app.land('call.wav');
    await app.live(30 * MINUTE);
    expect(app.statuses()).toEqual({ parked: 1 });
    expect(new Set(app.speech.calls.map(({ lane }) => lane))).not.toContain('east ');
    expect(
      app.speech.calls.filter(({ method }) => method === 'submit').map(({ lane }) => lane),
    ).not.toContain('east');
    delete app.speech.before.submit;
    await app.liveToTheEnd();
    expect(sizesByLane(app)).toEqual({ west: 1 });
  });

  it('park a job that all refuse, and take it by themselves when one is mended', async () => {
    const app = withLanes('west', 'east');
    app.speech.before.submit = () => {
      throw WRONG_KEY;
    };
    const id = await app.land('call.wav');
    await app.live(20 * MINUTE);
    expect(app.record(id)).toMatchObject({ status: 'parked', reason: { code: 'speech_401' } });
    delete app.speech.before.submit;
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.speech.submitted).toHaveLength(1);
  });

  it('take a job that all have refused from the last one, when another is mended first', async () => {
    const app = withLanes('west', 'east');
    let refusing = ['west', 'east'];
    app.speech.before.submit = ({ lane }) => {
      if (refusing.includes(lane)) throw WRONG_KEY;
    };
    const id = await app.land('call.wav');
    // For hours, so that the tries have moved to an orchestration of their own.
    await app.live(3 * HOUR);
    expect(app.record(id).status).toBe('parked');
    // Each lane is asked every ten minutes or so, no more.
    expect(app.timesOf('submitTranscription').length).toBeLessThanOrEqual(2 * 18 + 4);
    expect(app.mostEvents()).toBeLessThan(FEW_HUNDRED);

    const [job] = app.ports.jobs.all();
    refusing = refusing.filter((lane) => lane === job?.lane);
    await app.live(25 * MINUTE);
    await app.liveToTheEnd();
    expect(app.record(id)).toMatchObject({ status: 'completed', attempts: 1 });
    expect(app.speech.submitted.map(({ lane }) => lane)).not.toContain(job?.lane);
    expect(app.speech.submitted).toHaveLength(1);
  });

  it('never get a job that may exist on another', async () => {
    const app = withLanes('west', 'east');
    let calls = 0;
    app.speech.listedAfterMs = 10 * MINUTE;
    app.speech.after.submit = () => {
      calls += 1;
      throw new ServiceError('Speech service', 'cut', 'cut off.', { verdict: 'unsure' });
    };
    app.speech.before.submit = () => {
      if (calls > 0) throw WRONG_KEY;
    };
    await app.land('call.wav');
    await app.liveToTheEnd();
    expect(sizesByLane(app)).toEqual({ west: 1 });
    expect(app.statuses()).toEqual({ completed: 1 });
    expect(app.speech.jobs).toEqual([]);
  });
});
