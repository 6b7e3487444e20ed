import { ServiceError } from '../../../shared/domain/errors';
import { makeRequestDeletion } from '../../../shared/operations/request-deletion';
import { AppWorld, HOUR, MINUTE } from '../app/app-world';
import { backfillsOf } from '../app/backfills-of';
import { aPhrase, LiveClient } from '../app/live-client';
import { Recorder, type Execution } from './episodes';

type Story = (app: AppWorld) => Promise<void>;

/** What orchestrations live through: each ends with every recording at its end. */
const STORIES: Readonly<Record<string, Story>> = {
  async 'two recordings, one of which cannot be read'(app) {
    const reason = { code: 'speech_InvalidData', message: 'Bad.' };
    app.speech.fileFailures.set('bad.wav', { reason, retryable: false });
    for (const path of ['good.wav', 'bad.wav']) await app.land(path);
    await app.live(2 * HOUR);
  },
  async 'more than one sub-orchestration of summaries'(app) {
    for (let index = 0; index < 52; index += 1) await app.land(`call-${index}.wav`);
    await app.live(HOUR);
  },
  async 'a speech service that is away'(app) {
    const end = app.clock.now().getTime() + HOUR;
    for (const method of ['submit', 'check', 'transcripts', 'discard'] as const) {
      app.speech.before[method] = () => {
        if (app.clock.now().getTime() < end) throw away();
      };
    }
    await app.land('call.wav');
    await app.live(6 * HOUR);
  },
  async 'a model that is away'(app) {
    const end = app.clock.now().getTime() + HOUR;
    app.model.before = () => {
      if (app.clock.now().getTime() < end) throw away();
    };
    await app.land('call.wav');
    await app.live(6 * HOUR);
  },
  async 'an empty blob'(app) {
    await app.land('empty.wav', 0);
    await app.live(HOUR);
  },
  async 'a deletion while the job runs'(app) {
    const id = await app.land('call.wav');
    await app.live(MINUTE);
    const retention = { softDelete: 7, cosmosBackup: 30, telemetry: 30, history: 14 };
    await makeRequestDeletion(app.ports, { ...retention, document: 0, jobDocument: 30 })(
      id,
      app.workflows,
    );
    await app.live(3 * HOUR);
  },
  async 'live sessions, one closed and one left'(app) {
    const closed = new LiveClient(app.ports, app.workflows);
    const left = new LiveClient(app.ports, app.workflows);
    for (const client of [closed, left]) {
      await client.open();
      await client.append(aPhrase(1));
      await app.live(4 * MINUTE);
      await client.append(aPhrase(2));
    }
    await closed.close(2);
    await app.live(HOUR);
  },
  async 'a backfill of three pages'(app) {
    const archive = { container: 'archive' };
    for (let index = 0; index < 210; index += 1) {
      app.ports.recordings.put(`2024/${index}.wav`, 64_044, Buffer.from('RIFF'), archive);
    }
    app.speech.lanes = [];
    await backfillsOf(app.world).start({ ...archive, prefix: '2024/', todayFrom: null });
    await app.world.advance(HOUR);
  },
};

export const storyNames = Object.keys(STORIES);

/** Lives through a story, and gives all executions in it. */
export async function live(name: string): Promise<Execution[]> {
  const story = STORIES[name];
  if (!story) throw new Error(`There is no story '${name}'.`);
  const app = new AppWorld();
  const recorder = new Recorder();
  app.world.watchEpisodes(recorder.watch);
  await story(app);
  return recorder.executions();
}

function away(): ServiceError {
  return new ServiceError('Service', 'service_503', 'away.', { verdict: 'later' });
}
