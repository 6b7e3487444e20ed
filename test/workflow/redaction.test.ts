import { AppError } from '../../shared/domain/errors';
import { REDACTION_KINDS } from '../../shared/domain/redaction';
import type { Transcript, UnnumberedPhrase } from '../../shared/domain/transcript';
import type { Transcribers, Ports } from '../../shared/ports';
import { AppWorld, HOUR, type AppWorldOptions } from '../support/app/app-world';
import { MemoryTranscripts } from '../support/app/memory-transcripts';

const CARD = '4111 1111 1111 1111';
const SAID = 'four one one one one one one one one one one one one one one one';
const SECRET = /4111|1111|one one one|jane\.smith|07911/;

const phrase = (
  channel: number,
  offsetMs: number,
  text: string,
  lexical: string,
): UnnumberedPhrase => ({
  channel,
  offsetMs,
  durationMs: 2500,
  text,
  lexical,
  itn: text,
  words: lexical
    .split(' ')
    .map((word, at) => ({ text: word, offsetMs: offsetMs + at, durationMs: 1 })),
  recognized: true,
  alternatives: [{ text: text.replace('1111', '1112') }],
});

const PHRASES = [
  phrase(0, 0, 'Can I take the card number, please?', 'can i take the card number please'),
  phrase(1, 3000, `It is ${CARD}.`, `it is ${SAID}`),
  phrase(1, 6000, 'And jane.smith@example.com.', 'and jane dot smith at example dot com'),
  phrase(
    1,
    9000,
    'Ring me on 07911 123456.',
    'ring me on oh seven nine double one one two three four five six',
  ),
];

/** A world in which every call has a card number in it. */
function aWorld(limits: NonNullable<AppWorldOptions['limits']>, more: Partial<Ports> = {}) {
  const read: Transcript[] = [];
  const app = new AppWorld({
    limits,
    between: {
      ports: (ports) => ({
        ...ports,
        ...more,
        transcribers: { ...seams(ports.transcribers), on: (lane: string) => speaking(ports, lane) },
        summarizer: {
          tokensFor: (transcript) => ports.summarizer.tokensFor(transcript),
          callsFor: (transcript) => ports.summarizer.callsFor(transcript),
          fingerprint: (request) => ports.summarizer.fingerprint(request),
          ping: () => ports.summarizer.ping(),
          summarize: (transcript, request) => {
            read.push(transcript);
            return ports.summarizer.summarize(transcript, request);
          },
        },
      }),
    },
  });
  return { app, read };
}

function seams(transcribers: Transcribers) {
  const { providers, lanes } = transcribers;
  return { providers, lanes, provider: (name: string) => transcribers.provider(name) };
}

function speaking(ports: Ports, lane: string) {
  const real = ports.transcribers.on(lane);
  return {
    submit: real.submit.bind(real),
    find: real.find.bind(real),
    check: real.check.bind(real),
    failures: real.failures.bind(real),
    discard: real.discard.bind(real),
    ours: real.ours.bind(real),
    ping: real.ping.bind(real),
    transcripts: async (id: string, page: string | null) => {
      const { read, next } = await real.transcripts(id, page);
      return {
        next,
        read: read.map((one) => async () => ({ ...(await one()), phrases: PHRASES })),
      };
    },
  };
}

/** Everything that the app has written anywhere, and what the model was shown. */
async function everything(app: AppWorld, read: readonly Transcript[]): Promise<string> {
  const { transcripts, results, ledger, jobs } = app.ports;
  const blobs = await Promise.all(
    transcripts.allPaths().map(async (path) => {
      let text = '';
      for await (const chunk of (await transcripts.open(path))?.chunks ?? [])
        text += Buffer.from(chunk).toString();
      return text;
    }),
  );
  const documents = [...ledger.all(), ...results.all(), ...jobs.all()];
  return [...blobs, JSON.stringify([documents, read]), app.historiesAsText()].join('\n');
}

describe('a card number that is said in a call', () => {
  it('is nowhere afterwards: no blob, document, prompt or history has it', async () => {
    const { app, read } = aWorld({ redaction: { kinds: REDACTION_KINDS } });
    const id = await app.land('call.wav');
    await app.world.advance(HOUR);

    expect(app.record(id).status).toBe('completed');
    const all = await everything(app, read);
    expect(app.ports.transcripts.allPaths()).toHaveLength(4);
    expect(read).toHaveLength(1);
    expect(all).toContain('[card]');
    expect(all).not.toMatch(SECRET);
    const [result] = app.ports.results.all();
    expect(result?.redaction).toEqual({ counts: { card: 1, email: 1, phone: 1 } });
    expect(result?.measures?.speakers[1]).toMatchObject({ speaker: 'c1', words: 40 });
    expect(app.defects).toEqual([]);
  });

  it('goes where the recording asks for it, and stays where the recording says so', async () => {
    const { app, read } = aWorld({ redaction: { kinds: ['email'] } });
    for (const [name, redact] of [
      ['yes', ['card', 'phone', 'email']],
      ['no', ['none']],
    ] as const) {
      const content = Buffer.from(JSON.stringify({ redact }));
      app.ports.recordings.put(`${name}.json`, content.length, content);
      await app.land(`${name}.wav`);
    }
    await app.world.advance(HOUR);
    const texts = read.map(({ phrases }) => phrases.map(({ text }) => text).join(' '));
    expect(texts.some((text) => text.includes('[card]') && !SECRET.test(text))).toBe(true);
    expect(texts.some((text) => text.includes(CARD) && text.includes('jane.smith'))).toBe(true);
  });

  it('stays in the container of originals alone, where there is one, until the recording is erased', async () => {
    const originals = new MemoryTranscripts();
    const { app, read } = aWorld({ redaction: { kinds: REDACTION_KINDS } }, { originals });
    const id = await app.land('call.wav');
    await app.world.advance(HOUR);
    const [path = ''] = originals.paths();
    expect(path).toBe(app.record(id).result?.transcriptPath);
    expect(JSON.stringify(await originals.read(path))).toContain(CARD);
    expect(await everything(app, read)).not.toMatch(SECRET);
  });

  it('is waited with while the service that helps to find it is away', async () => {
    let tries = 0;
    const find = async () => {
      tries += 1;
      if (tries === 1) throw new AppError('language_503', 'Away.', { verdict: 'later' });
      return [];
    };
    const personalData = { find, ping: () => Promise.resolve() };
    const { app, read } = aWorld({ redaction: { kinds: REDACTION_KINDS } }, { personalData });
    const id = await app.land('call.wav');
    await app.world.advance(6 * 60_000);
    const early = await everything(app, read);
    await app.world.advance(HOUR);

    expect(tries).toBe(2);
    expect(early).not.toMatch(SECRET);
    expect(app.record(id).status).toBe('completed');
    expect(await everything(app, read)).not.toMatch(SECRET);
  });
});
