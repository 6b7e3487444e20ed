import { evaluateRecording } from '../../../evaluate/figures/evaluate-recording';
import { evaluationSchema } from '../../../evaluate/figures/figures';
import { toEvaluation } from '../../../evaluate/figures/to-evaluation';
import { toTable } from '../../../evaluate/report/to-table';
import {
  evaluatedRecording,
  type EvaluatedRecording,
} from '../../../evaluate/run/evaluated-recording';

const statement = (evidence: string[], verified = true) => ({
  text: 'It is blocked.',
  evidence,
  verified,
});

const answered: EvaluatedRecording = evaluatedRecording.parse({
  id: 'a',
  status: 'completed',
  durationSeconds: 12.4,
  result: {
    transcript: {
      locale: 'en-US',
      phrases: [
        { id: 'p1', channel: 0, speaker: 1, text: 'I lost my cart.' },
        { id: 'p2', channel: 0, speaker: 2, text: 'It is blocked now, sir.' },
      ],
    },
    summary: {
      summary: [statement(['p1', 'p2'])],
      reason: statement(['p1'], false),
      outcome: null,
      keyPoints: [statement(['p9'])],
      actionItems: [statement([])],
      topics: [],
      openQuestions: [],
      sentiment: [],
      fields: [{ ...statement([]), value: null }],
      counts: { dropped: 2 },
    },
  },
});
const rejected = evaluatedRecording.parse({
  id: 'b',
  status: 'rejected',
  reason: { code: 'not_audio', message: 'It is not audio.' },
});

const pair = (name: string, reference: string) => ({ name, file: name, reference });
const evaluation = toEvaluation({ app: 'on this machine', folder: '/calls', environment: {} }, [
  evaluateRecording({
    pair: pair('a.wav', 'Customer: I lost my card.\nAgent: It is blocked now.'),
    recording: answered,
  }),
  evaluateRecording({ pair: pair('b.wav', 'Hello.'), recording: rejected }),
]);

describe('the figures of an evaluation', () => {
  it('are counted by hand the same', () => {
    expect(evaluation.recordings[0]).toEqual({
      name: 'a.wav',
      status: 'completed',
      locale: 'en-US',
      durationSeconds: 12.4,
      words: 8,
      substitutions: 1,
      insertions: 1,
      deletions: 0,
      wordErrorRate: 2 / 8,
      characterErrorRate: 4 / 25, // d → t, and "sir"
      speakerAttribution: 1,
      statements: 4,
      evidenceCoverage: 2 / 4,
      unverifiedStatements: 1,
      droppedStatements: 2,
      compression: 3 / 9,
    });
  });

  it('leave out what did not complete, and say why', () => {
    expect(evaluation.recordings[1]).toMatchObject({
      status: 'rejected',
      reason: 'It is not audio.',
      locale: null,
      durationSeconds: null,
      wordErrorRate: null,
      evidenceCoverage: null,
    });
    expect(evaluation.total).toMatchObject({
      recordings: 2,
      completed: 1,
      words: 8,
      wordErrorRate: 0.25,
    });
  });

  it('are as their schema says', () => {
    expect(evaluationSchema.parse(JSON.parse(JSON.stringify(evaluation)))).toEqual(evaluation);
  });

  it('make a table with a line for each recording, the total and the reasons', () => {
    const lines = toTable(evaluation).split('\n');

    expect(lines[2]).toBe(
      '| a.wav | en-US | 12 s | 8 | 25.0 % | 16.0 % | 100.0 % | 50.0 % | 1 of 4 | 33.3 % |',
    );
    expect(lines[3]).toMatch(/^\| b\.wav \| – \| – \| 0 \| – \|/);
    expect(lines[4]).toMatch(/^\| all 1 of 2 \|/);
    expect(lines.at(-1)).toBe('b.wav is rejected: It is not audio.');
  });

  it('weigh recordings by their words', () => {
    const about = {
      pair: pair('a.wav', 'I lost my cart it is blocked now sir'),
      recording: answered,
    };
    const wrong = { pair: pair('c.wav', 'no'), recording: answered };
    const { total } = toEvaluation(evaluation.settings, [about, wrong].map(evaluateRecording));

    expect(total.words).toBe(10);
    expect(total.wordErrorRate).toBe(9 / 10);
    expect(total.speakerAttribution).toBeNull();
  });
});
