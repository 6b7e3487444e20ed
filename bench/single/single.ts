import { intake } from './intake';
import { latency } from './latency';
import { say } from '../report/say';
import { waiting } from './waiting';

/** A recording at a time, a waiting app, and one very large recording. */
export async function single(quick: boolean) {
  say('one recording at a time: latency, waiting, intake of a large one');
  return {
    withWebhook: await latency({ drops: quick ? 2 : 10, webhooks: true }),
    withPolling: await latency({ drops: quick ? 2 : 10, webhooks: false }),
    waiting: await waiting({ seconds: quick ? 5 : 60 }),
    intake: await intake({ bytes: quick ? 100e6 : 950e6 }),
  };
}

export type SingleFigures = Awaited<ReturnType<typeof single>>;
