import { summarizeCall } from '../../../../../local/openai/summarize/summarize-call';
import type { Answer } from '../../../../../shared/domain/summary/answer';
import { checkedAnswer } from '../../../../../shared/domain/summary/build';
import { finished } from '../../../../../shared/domain/summary/finish';
import { statementsOf } from '../../../../../shared/domain/summary/statements';
import { PromptWords } from '../../../../../shared/domain/summary/wall/clean';
import { speakerLabel } from '../../../../../shared/domain/transcript';
import { TRANSCRIPTS } from '../../../../support/citations/calls';

/** What the app makes of the extractive answer about a call. */
function summaryOf(name: string) {
  const transcript = TRANSCRIPTS.get(name);
  if (!transcript) throw new Error(`There is no call "${name}".`);
  const phrases = transcript.phrases.map((phrase) => ({
    id: phrase.id,
    speaker: speakerLabel(transcript, phrase) ?? '',
    text: phrase.text,
  }));
  const answer: Answer = JSON.parse(JSON.stringify(summarizeCall(phrases))) as Answer;
  const ground = { transcript, fields: [], prompt: new PromptWords('') };
  const checked = checkedAnswer(answer, ground);
  return { transcript, summary: finished(answer, checked, ground, { notices: [], withheld: [] }) };
}

describe('what is picked out of a call', () => {
  it.each([...TRANSCRIPTS.keys()])('has evidence that exists for each statement: %s', (name) => {
    const { transcript, summary } = summaryOf(name);
    const ids = new Set(transcript.phrases.map(({ id }) => id));
    const statements = statementsOf(summary);
    expect(statements.length).toBeGreaterThan(3);
    for (const { evidence } of statements) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(evidence.filter((id) => !ids.has(id))).toEqual([]);
    }
    expect(summary.counts).toMatchObject({ dropped: 0, droppedEvidence: 0 });
  });

  it('is verified nearly always: it quotes', () => {
    const all = [...TRANSCRIPTS.keys()].flatMap((name) => statementsOf(summaryOf(name).summary));
    const unverified = all.filter(({ verified }) => !verified);
    expect(all.length).toBeGreaterThan(200);
    expect(unverified.length).toBeLessThanOrEqual(all.length * 0.02);
  });
});
