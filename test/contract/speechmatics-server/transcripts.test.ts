import { ScriptedEngine, type ScriptedCall } from '../../../local/speech/scripted-engine';
import { asking } from './support/client';
import { closeFixtures, startFixture } from './support/fixture';

afterEach(closeFixtures);

const CALL: ScriptedCall = {
  phrases: [
    { text: 'Hello, "Contoso" here.', speaker: 1, offsetMs: 500, durationMs: 900 },
    { text: '¿Sí? Um, I owe £45.50…', speaker: 2, offsetMs: 2000, durationMs: 3000 },
    { text: 'Fine.', speaker: 1, offsetMs: 7000, durationMs: 500 },
  ],
  durationMs: 12_400,
};
const STEREO: ScriptedCall = {
  phrases: [
    { text: 'Good morning.', channel: 0, offsetMs: 0, durationMs: 1000 },
    { text: 'Hi.', channel: 1, offsetMs: 600, durationMs: 300 },
  ],
};

interface Item {
  type: string;
  channel?: string;
  alternatives: [{ content: string; speaker?: string; tags?: string[] }];
}

/** The transcript of a script with these options. */
async function transcribed(call: ScriptedCall, options: object, format = 'json-v2') {
  const engine = new ScriptedEngine({ script: { 'call.wav': call } });
  const { client } = await startFixture({ engine });
  const id = await client.upload(asking(options));
  await client.ended(id);
  return client.call('GET', `/jobs/${id}/transcript?format=${format}`);
}

async function itemsOf(call: ScriptedCall, options: object): Promise<Item[]> {
  return ((await transcribed(call, options)).body as { results: Item[] }).results;
}

const contents = (items: readonly Item[]) => items.map((one) => one.alternatives[0].content);

describe('json-v2', () => {
  it('says what the documentation shows', async () => {
    const { body, type } = await transcribed(CALL, { model: 'enhanced' });
    expect(type).toContain('application/json');
    expect(body).toMatchObject({
      format: '2.9',
      job: { data_name: 'call.wav', duration: 12, id: expect.any(String) as string },
      metadata: {
        type: 'transcription',
        transcription_config: { language: 'en', model: 'enhanced' },
        language_pack_info: {
          language_description: 'English',
          word_delimiter: ' ',
          writing_direction: 'left-to-right',
        },
      },
    });
  });

  it('has words and marks apart, in hundredths of a second', async () => {
    const items = await itemsOf(CALL, {});
    expect(contents(items).slice(0, 5)).toEqual(['Hello', ',', 'Contoso', 'here', '.']);
    expect(items[0]).toEqual({
      type: 'word',
      start_time: 0.5,
      end_time: 0.8,
      alternatives: [{ content: 'Hello', confidence: 0.92, language: 'en', speaker: 'UU' }],
    });
    expect(items[4]).toMatchObject({
      type: 'punctuation',
      attaches_to: 'previous',
      is_eos: true,
      start_time: 1.4,
      end_time: 1.4,
    });
    expect(items[5]).toMatchObject({ type: 'punctuation', attaches_to: 'next', is_eos: false });
    expect(items.find(({ type }) => type === 'entity')).toBeUndefined();
    const tagged = items.find((one) => one.alternatives[0].tags !== undefined);
    expect(tagged?.alternatives[0]).toMatchObject({ content: 'Um', tags: ['disfluency'] });
  });

  it('has entities with their spoken and written form where they are asked for', async () => {
    const items = await itemsOf(CALL, { enable_entities: true });
    const entity = items.find(({ type }) => type === 'entity');
    expect(entity).toMatchObject({
      entity_class: 'money',
      alternatives: [{ content: '£45.50' }],
      written_form: [{ type: 'word', alternatives: [{ content: '£45.50' }] }],
    });
    const spoken = (entity as unknown as { spoken_form: Item[] }).spoken_form;
    expect(contents(spoken).join(' ')).toBe('four five point five zero pounds');
  });

  it('labels speakers where they are told apart', async () => {
    const items = await itemsOf(CALL, { diarization: 'speaker' });
    const speakers = items.map((one) => one.alternatives[0].speaker);
    expect([...new Set(speakers)]).toEqual(['S1', 'S2']);
    expect(speakers.at(-1)).toBe('S1');
  });

  it('labels channels where they are told apart, in one order of time', async () => {
    const items = await itemsOf(STEREO, { diarization: 'channel' });
    expect(items.map((one) => [one.channel, one.alternatives[0].content])).toEqual([
      ['Channel 1', 'Good'],
      ['Channel 1', 'morning'],
      ['Channel 1', '.'],
      ['Channel 2', 'Hi'],
      ['Channel 2', '.'],
    ]);
    expect(items[0]?.alternatives[0]).not.toHaveProperty('speaker');
    const labels = ['Agent', 'Caller', 'Nobody'];
    const named = { diarization: 'channel', channel_diarization_labels: labels };
    expect((await itemsOf(STEREO, named)).map(({ channel }) => channel)).toContain('Caller');
  });

  it('takes channels for voices where speakers of several channels are asked for', async () => {
    const items = await itemsOf(STEREO, { diarization: 'speaker' });
    expect(items.map((one) => one.alternatives[0].speaker)).toEqual(['S1', 'S1', 'S1', 'S2', 'S2']);
  });

  it('names the language that was identified', async () => {
    const engine = new ScriptedEngine({
      script: { 'call.wav': { phrases: [{ text: 'Guten Tag.', locale: 'de' }] } },
    });
    const { client } = await startFixture({ engine });
    const id = await client.upload({
      ...asking({ language: 'auto' }),
      language_identification_config: { expected_languages: ['en', 'de'] },
    });
    await client.ended(id);
    expect((await client.call('GET', `/jobs/${id}/transcript`)).body).toMatchObject({
      metadata: {
        language_identification: { results: [{ alternatives: [{ language: 'de' }] }] },
        language_pack_info: { language_description: 'German' },
      },
      results: [{ alternatives: [{ language: 'de' }] }, {}, {}],
    });
    expect(engine.requests[0]).toMatchObject({ candidateLocales: ['en', 'de'], locale: 'en' });
  });

  it('says that add-ons came to nothing, without failing for it', async () => {
    const { client } = await startFixture();
    const id = await client.upload({ ...asking({}), summarization_config: {} });
    await client.ended(id);
    expect((await client.call('GET', `/jobs/${id}/transcript`)).body).toMatchObject({
      metadata: { summarization_errors: [{ type: 'summarization_failed' }] },
    });
  });

  it('carries what was given for tracking', async () => {
    const { client } = await startFixture();
    const tracking = { title: 't', reference: 'r', tags: ['x'], details: { client: 7 } };
    const id = await client.upload({ ...asking({}), tracking });
    await client.ended(id);
    expect((await client.call('GET', `/jobs/${id}/transcript`)).body).toMatchObject({
      job: { tracking },
    });
  });
});

describe('other formats', () => {
  it('are text by turns', async () => {
    const { text, type } = await transcribed(CALL, { diarization: 'speaker' }, 'txt');
    expect(type).toContain('text/plain');
    expect(text).toBe(
      'SPEAKER: S1\nHello, Contoso here.\nSPEAKER: S2\n¿Sí? Um, I owe £45.50.\nSPEAKER: S1\nFine.\n',
    );
  });

  it('are subtitles', async () => {
    const { text } = await transcribed(CALL, {}, 'srt');
    expect(text).toBe(
      [
        '1\n00:00:00,500 --> 00:00:01,400\nHello, Contoso here.\n',
        '2\n00:00:02,000 --> 00:00:02,600\n¿Sí?\n',
        '3\n00:00:02,600 --> 00:00:05,000\nUm, I owe £45.50.\n',
        '4\n00:00:07,000 --> 00:00:07,500\nFine.\n',
      ].join('\n'),
    );
  });
});
