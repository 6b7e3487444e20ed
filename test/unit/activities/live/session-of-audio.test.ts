import { makeTakeInAgain } from '../../../../shared/activities/take-in-again';
import { audioOfSession } from '../../../../shared/domain/live';
import { LiveClient } from '../../../support/app/live-client';
import { INTAKE, memoryPorts, takeInOf } from '../../../support/app/memory-ports';
import { RecordedWorkflows } from '../../../support/app/recorded-workflows';

async function opened(request: object) {
  const ports = memoryPorts();
  const workflows = new RecordedWorkflows();
  const client = new LiveClient(ports, workflows);
  await client.open(request);
  const blob = audioOfSession('recordings', client.id);
  /** Uploads the audio as the client was told to, and lets its event arrive. */
  const land = async (metadata: Record<string, string>, path = blob.path) => {
    ports.recordings.put(path, 64_044, Buffer.from('RIFF'), { metadata });
    const taken = await takeInOf(ports)({ ...blob, path }, workflows);
    return 'id' in taken ? ports.ledger.of(taken.id) : undefined;
  };
  return { ports, workflows, client, land };
}

describe('the audio of a live session', () => {
  it('is uploaded by a link that can write one blob and not read it', async () => {
    const { client } = await opened({ record: true });
    const { status, jsonBody } = await client.recording();
    expect(status).toBe(200);
    expect(jsonBody).toEqual({
      url: expect.stringContaining(`live/${client.id}.wav?sp=cw&`) as string,
      expiresAt: '2026-03-02T09:15:00.000Z',
      container: 'recordings',
      path: `live/${client.id}.wav`,
      headers: {
        'x-ms-blob-type': 'BlockBlob',
        'content-type': 'audio/wav',
        'x-ms-meta-livesession': client.id,
      },
    });
  });

  it('becomes a recording of its own; each knows of the other, and neither is overwritten', async () => {
    const { ports, client, land } = await opened({
      record: true,
      separation: 'channels',
      speakers: { channel0: 'agent', channel1: 'customer' },
      call: { agent: 'anna', callId: '4711' },
      fields: { order: '17' },
      redact: ['card'],
    });
    const before = ports.ledger.of(client.id);

    const recording = await land({ livesession: client.id });

    expect(recording).toMatchObject({
      status: 'queued',
      live: client.id,
      choices: {
        speakers: { channel0: 'agent', channel1: 'customer' },
        fields: { order: '17' },
        redact: ['card'],
      },
      call: { agent: 'anna', callId: '4711' },
    });
    expect(recording).not.toHaveProperty('kind');
    expect(ports.ledger.of(client.id)).toEqual({ ...before, recording: recording?.id });
    expect((await client.get()).jsonBody).toMatchObject({ recording: recording?.id });
    expect((await client.recording()).status).toBe(409);
  });

  it('is linked once more when its landing was cut off after the first link', async () => {
    const { ports, client, land } = await opened({ record: true });
    const create = jest.spyOn(ports.ledger, 'create').mockRejectedValue(new Error('cut off'));
    await expect(land({ livesession: client.id })).rejects.toThrow('cut off');
    create.mockRestore();
    const recording = await land({ livesession: client.id });
    expect(ports.ledger.of(client.id).recording).toBe(recording?.id);
  });

  it('keeps its link when it is taken in again', async () => {
    const { ports, workflows, client, land } = await opened({ record: true });
    const recording = await land({ LiveSession: client.id });
    const known = await ports.ledger.read(recording?.id ?? '');
    if (!known) throw new Error('It has landed.');
    const again = await makeTakeInAgain(ports, INTAKE)(known, workflows);
    expect(again).toMatchObject({ live: client.id });
  });

  it.each([
    ['lies in another place', { record: true }, 'march/call.wav', true],
    ['names no session', { record: true }, undefined, false],
    ['is of a session without a recording', {}, undefined, true],
  ])('that %s is a recording like any other', async (_what, request, path, isNamed) => {
    const { ports, client, land } = await opened(request);
    const recording = await land(isNamed ? { livesession: client.id } : {}, path);
    expect(recording?.status).toBe('queued');
    expect(recording).not.toHaveProperty('live');
    expect(ports.ledger.of(client.id)).not.toHaveProperty('recording');
  });

  it('has no link to be uploaded by where that was not asked for, or the session is gone', async () => {
    const { client } = await opened({});
    expect((await client.recording()).status).toBe(409);
    client.id = 'live-0123456789abcdefghjkmnpqrs';
    expect((await client.recording()).status).toBe(404);
  });
});
