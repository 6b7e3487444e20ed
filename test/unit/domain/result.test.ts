import {
  RESULT_PART_BYTES,
  RESULT_TEXT_BYTES,
  resultId,
  toResultDocument,
  transcriptPath,
} from '../../../shared/domain/result';
import { aPhrase, aSummary, aTranscript, NOW, SUMMARIZED } from '../../support/app/builders';

const COSMOS_LIMIT_BYTES = 2 * 1024 ** 2;
const bytesOf = (document: object) => Buffer.byteLength(JSON.stringify(document));

/** So many phrases of so much text, as of a call of many hours. */
function long(phrases: number, text: string) {
  return aTranscript({
    phrases: Array.from({ length: phrases }, (_, index) =>
      aPhrase({ id: `p${index + 1}`, offsetMs: index * 3000, text }),
    ),
  });
}

describe('toResultDocument', () => {
  it('holds the whole of a usual call', () => {
    const document = toResultDocument(aTranscript(), SUMMARIZED, NOW);
    expect(document).toMatchObject({
      id: resultId(document.recordingId, document.version),
      createdAt: NOW,
      title: 'Lost bank card',
      brief: 'A customer reports a lost card.',
      droppedStatements: 0,
      transcript: {
        path: transcriptPath(document.recordingId, document.version),
        durationSeconds: 60,
        channels: 2,
        phrases: 2,
        text: 'Good morning.\nMy card is gone.',
        dialogue: ['00:00:00 Channel 1: Good morning.', '00:00:03 Channel 2: My card is gone.'],
        truncated: false,
      },
    });
    expect(document).not.toHaveProperty('summaryReason');
  });

  it('says why there is no summary, in place of the title too', () => {
    const reason = { code: 'no_speech', message: 'No speech was recognized in the recording.' };
    const document = toResultDocument(aTranscript({ phrases: [] }), { kind: 'none', reason }, NOW);
    expect(document).toMatchObject({
      title: reason.message,
      brief: '',
      summary: null,
      summaryReason: reason,
      droppedStatements: 0,
    });
  });

  it('counts the statements that were left out', () => {
    const outcome = { ...SUMMARIZED, dropped: 3 };
    expect(toResultDocument(aTranscript(), outcome, NOW).droppedStatements).toBe(3);
  });

  it.each([
    ['many short phrases', 200_000, 'Yes.'],
    ['many phrases', 20_000, 'A sentence of quite the usual length, as people say them.'],
    ['one endless phrase', 1, 'word '.repeat(2_000_000)],
    ['letters of four bytes', 20_000, '😀😀😀😀😀😀😀😀😀😀'],
    ['characters that JSON escapes', 20_000, '\u0001"\\\u0001"\\\u0001"\\'],
    ['letters of three bytes', 20_000, '電話番号を教えてください。'],
    ['half of a pair of surrogates', 20_000, '\ud83d'.repeat(30)],
  ])('stays far under 2 MB with %s', (_what, phrases, text) => {
    const document = toResultDocument(long(phrases, text), SUMMARIZED, NOW);
    const { transcript } = document;
    expect(bytesOf(document)).toBeLessThan(COSMOS_LIMIT_BYTES / 8);
    expect(bytesOf([transcript.text])).toBeLessThanOrEqual(RESULT_TEXT_BYTES + 4);
    expect(transcript.truncated).toBe(true);
    expect(transcript.phrases).toBe(phrases);
  });

  it('holds the whole text of an hour in any script that has few bytes a letter', () => {
    const hour = long(900, 'A sentence of quite the usual length, as people say them.');
    expect(toResultDocument(hour, SUMMARIZED, NOW).transcript.truncated).toBe(false);
  });

  it('is truncated as soon as one line of dialogue is missing, though the text fits', () => {
    const lines = Math.ceil(RESULT_TEXT_BYTES / 30);
    const { transcript } = toResultDocument(long(lines, 'Twelve chars'), SUMMARIZED, NOW);
    expect(transcript.text.length).toBeLessThan(RESULT_TEXT_BYTES);
    expect(transcript.dialogue.length).toBeLessThan(lines);
    expect(transcript.truncated).toBe(true);
  });

  it.each(['word ', '電話', '\u0001'])(
    'is written, however much there is of all parts, of "%s"',
    (letters) => {
      const much = letters.repeat(3000);
      const statement = {
        ...aSummary().keyPoints[0],
        evidence: ['p1'],
        verified: true,
        text: much,
      };
      const summary = aSummary({
        title: much,
        summary: Array.from({ length: 300 }, () => statement),
        keyPoints: Array.from({ length: 300 }, () => statement),
        topics: Array.from({ length: 300 }, () => statement),
      });
      const document = toResultDocument(
        long(20_000, much.slice(0, 200)),
        { kind: 'summary', summary, dropped: 0 },
        NOW,
        0,
        {
          call: { agent: much },
          fields: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`field${i}`, much])),
        },
      );
      expect(bytesOf(document)).toBeLessThan(COSMOS_LIMIT_BYTES / 2);
      expect(document.shortened).toEqual(expect.arrayContaining(['summary', 'fields']));
      expect(document.summary?.summary.length).toBeGreaterThan(0);
      expect(bytesOf({ ...document.summary })).toBeLessThanOrEqual(RESULT_PART_BYTES);
    },
  );

  it('carries what is known of the call, as it is where it fits', () => {
    const parts = { call: { agent: 'Sam', callId: '7' }, fields: { region: 'north' } };
    const document = toResultDocument(aTranscript(), SUMMARIZED, NOW, 0, parts);
    expect(document).toMatchObject(parts);
    expect(document).not.toHaveProperty('shortened');
  });

  it('names the speakers with their roles', () => {
    const speakers = [{ id: 'c0', channel: 0, role: 'agent', roleFrom: 'setting' }] as const;
    const document = toResultDocument(aTranscript({ speakers }), SUMMARIZED, NOW);
    expect(document.transcript.speakers).toEqual(speakers);
    expect(document.transcript.dialogue[0]).toBe('00:00:00 Agent: Good morning.');
  });
});

describe('transcriptPath and resultId', () => {
  it('carry the version, so that an overwritten recording never meets the old ones', () => {
    expect(transcriptPath('call-1', '0x1')).toBe('call-1/0x1/transcript.json');
    expect(transcriptPath('call-1', '0x1')).not.toBe(transcriptPath('call-1', '0x2'));
    expect(resultId('call-1', '0x1')).not.toBe(resultId('call-1', '0x2'));
  });
});
