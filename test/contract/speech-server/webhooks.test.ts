import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { eventually, type SpeechClient } from './support/speech-client';
import { closeFixtures, startFixture } from './support/speech-fixture';
import { startWebhookReceiver, type WebhookReceiver } from './support/webhook-receiver';

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await startWebhookReceiver();
});
afterEach(async () => {
  await closeFixtures();
  await receiver.close();
});

const SECRET = 'a shared secret';
const webhooks = { firstDelayMs: 5, attempts: 3, failuresUntilDisabled: 6 };
const webhook = z.looseObject({ self: z.string(), status: z.string() });
const notification = z.strictObject({ self: z.string(), invocationId: z.uuid() });

const register = async (client: SpeechClient, more: object = {}) => {
  const answer = await client.call('POST', '/webhooks', {
    displayName: 'a hook',
    webUrl: receiver.url,
    events: { transcriptionCompletion: true },
    properties: { secret: SECRET },
    ...more,
  });
  return { answer, self: webhook.parse(answer.body).self };
};
const statusOf = async (client: SpeechClient, self: string) =>
  webhook.parse((await client.call('GET', self)).body).status;
const becomes = (client: SpeechClient, self: string, status: string) =>
  eventually(
    () => statusOf(client, self),
    (actual) => actual === status,
  );
const sign = (payload: string) => createHmac('sha256', SECRET).update(payload).digest('base64');
const received = (count: number) =>
  eventually(
    () => receiver.callbacks.filter(({ validationToken }) => validationToken === null),
    (callbacks) => callbacks.length >= count,
  );

describe('registering a webhook', () => {
  it('answers 201 and starts when the receiver has echoed the token', async () => {
    const { client, server } = await startFixture({ webhooks });

    const { answer, self } = await register(client);
    await becomes(client, self, 'Succeeded');

    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(self);
    expect(answer.body).toMatchObject({
      status: 'NotStarted',
      properties: { apiVersion: '2025-10-15' },
      links: { ping: self.replace('?', ':ping?'), test: self.replace('?', ':test?') },
    });
    const [challenge] = receiver.callbacks;
    expect(challenge?.event).toBe('Challenge');
    expect(challenge?.signature).toBe(sign(challenge?.validationToken ?? ''));
    expect(JSON.stringify(server.journal())).not.toContain(SECRET);
  });

  it('fails without the right answer, until it is asked for again', async () => {
    const { client } = await startFixture({ webhooks });
    receiver.answerChallenge = () => 'something else';
    const { self } = await register(client);
    await becomes(client, self, 'Failed');
    const tries = receiver.callbacks.length;

    receiver.answerChallenge = (token) => token;
    await client.call('PATCH', self, { webUrl: receiver.url });
    await becomes(client, self, 'Succeeded');

    expect(tries).toBe(webhooks.attempts);
  });

  it.each([
    ['an unknown event', { events: { transcriptionFailure: true } }, 'InvalidWebHookEventKind'],
    ['a URL that is none', { webUrl: 'here' }, 'InvalidCallbackUri'],
  ])('refuses %s', async (_case, more, code) => {
    const { client } = await startFixture({ webhooks });
    const body = { displayName: 'w', webUrl: receiver.url, events: { ping: true }, ...more };

    const answer = await client.call('POST', '/webhooks', body);

    expect(answer).toMatchObject({ status: 400, body: { innerError: { code } } });
  });
});

describe('a notification', () => {
  it('is signed and names the transcription, once per event asked for', async () => {
    const { client, recordings } = await startFixture({ webhooks });
    const events = { transcriptionCreation: true, transcriptionCompletion: true };
    await becomes(client, (await register(client, { events })).self, 'Succeeded');

    const self = await client.submit([recordings.url('a.wav')]);
    const callbacks = await received(2);

    expect(callbacks.map(({ event }) => event)).toEqual([
      'TranscriptionCreation',
      'TranscriptionCompletion',
    ]);
    expect(callbacks.map(({ signature }) => signature)).toEqual(
      callbacks.map(({ body }) => sign(body)),
    );
    const bodies = callbacks.map(({ body }) => notification.parse(JSON.parse(body)));
    expect(bodies.map((body) => body.self)).toEqual([self, self]);
    expect(bodies[0]?.invocationId).not.toBe(bodies[1]?.invocationId);
  });

  it('is sent again with the same id until it is taken', async () => {
    const { client, recordings } = await startFixture({ webhooks });
    await becomes(client, (await register(client)).self, 'Succeeded');
    receiver.statuses.push(500, 503);

    await client.submit([recordings.url('a.wav')]);
    const callbacks = await received(3);

    expect(new Set(callbacks.map(({ body }) => body)).size).toBe(1);
  });

  it('stops with the webhook after too many failures', async () => {
    const { client, recordings } = await startFixture({ webhooks });
    const { self } = await register(client);
    await becomes(client, self, 'Succeeded');
    receiver.statuses.push(...Array<number>(20).fill(500));

    const jobs = [];
    for (const name of ['a.wav', 'b.wav', 'c.wav']) {
      jobs.push(await client.submit([recordings.url(name)]));
    }
    await Promise.all(jobs.map((job) => client.ended(job)));

    await becomes(client, self, 'Failed');
    expect(await received(0)).toHaveLength(webhooks.failuresUntilDisabled);
  });

  it('is delivered by the next server when this one ended before', async () => {
    const slow = { ...webhooks, firstDelayMs: 3_600_000 };
    const { client, recordings, restart } = await startFixture({ webhooks: slow });
    await becomes(client, (await register(client)).self, 'Succeeded');
    receiver.statuses.push(500);
    await client.submit([recordings.url('a.wav')]);
    await received(1);

    await restart();
    const callbacks = await received(2);

    expect(callbacks[1]?.body).toBe(callbacks[0]?.body);
  });

  it('is repeated or lost when a fault asks for it', async () => {
    const { client, recordings, server } = await startFixture({ webhooks });
    await becomes(client, (await register(client)).self, 'Succeeded');
    server.faults.add(
      { operation: 'notification', action: { drop: true } },
      { operation: 'notification', action: { duplicate: true } },
    );

    await client.ended(await client.submit([recordings.url('a.wav')]));
    const second = await client.submit([recordings.url('b.wav')]);
    const callbacks = await received(2);

    const bodies = callbacks.map(({ body }) => notification.parse(JSON.parse(body)));
    expect(bodies.map(({ self }) => self)).toEqual([second, second]);
    expect(bodies[0]).toEqual(bodies[1]);
  });
});

describe('a notification that a fault delays', () => {
  it('is overtaken by the next one', async () => {
    const { client, recordings, server } = await startFixture({ webhooks });
    await becomes(client, (await register(client)).self, 'Succeeded');
    server.faults.add({ operation: 'notification', action: { delayMs: 300 } });

    const first = await client.submit([recordings.url('a.wav')]);
    await client.ended(first);
    const second = await client.submit([recordings.url('b.wav')]);
    const callbacks = await received(2);

    const bodies = callbacks.map(({ body }) => notification.parse(JSON.parse(body)));
    expect(bodies.map(({ self }) => self)).toEqual([second, first]);
  });
});

describe('ping and test', () => {
  it('send the webhook itself and the last transcription', async () => {
    const { client, recordings } = await startFixture({ webhooks });
    const { self } = await register(client);
    await becomes(client, self, 'Succeeded');

    const early = await client.call('POST', self.replace('?', ':test?'));
    const ping = await client.call('POST', self.replace('?', ':ping?'));
    const job = await client.submit([recordings.url('a.wav')]);
    await client.ended(job);
    const test = await client.call('POST', self.replace('?', ':test?'));
    const callbacks = await received(3);

    expect([early.status, ping.status, test.status]).toEqual([204, 202, 202]);
    expect(callbacks.map(({ event }) => event)).toEqual([
      'Ping',
      'TranscriptionCompletion',
      'TranscriptionCompletion',
    ]);
    expect(JSON.parse(callbacks[0]?.body ?? '')).toMatchObject({ self, displayName: 'a hook' });
    expect(notification.parse(JSON.parse(callbacks[2]?.body ?? '')).self).toBe(job);
  });

  it('are not possible for a webhook that was deleted', async () => {
    const { client } = await startFixture({ webhooks });
    const { self } = await register(client);
    await becomes(client, self, 'Succeeded');

    const deleted = await client.call('DELETE', self);
    const again = await client.call('DELETE', self);
    const ping = await client.call('POST', self.replace('?', ':ping?'));

    expect([deleted.status, again.status, ping.status]).toEqual([204, 204, 404]);
  });
});
