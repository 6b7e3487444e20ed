import { briefOf, verifyEvidence } from '../../../shared/domain/summary';
import { aSummary, aTranscript } from '../../support/app/builders';

const said = (text: string, ...evidence: string[]) => ({ text, evidence });

describe('verifyEvidence', () => {
  it('leaves a summary alone whose evidence is all there', () => {
    expect(verifyEvidence(aSummary(), aTranscript())).toEqual({ summary: aSummary(), dropped: 0 });
  });

  it('takes away ids that the transcript does not have, and repeated ones', () => {
    const summary = aSummary({ keyPoints: [said('Gone.', 'p2', 'p9', 'p2', 'p1')] });
    const verified = verifyEvidence(summary, aTranscript());
    expect(verified.summary.keyPoints).toEqual([said('Gone.', 'p2', 'p1')]);
    expect(verified.dropped).toBe(0);
  });

  it('drops and counts statements that are left without evidence or say nothing, wherever they are', () => {
    const invented = said('Invented.', 'p99');
    const verified = verifyEvidence(
      aSummary({
        summary: [said('True.', 'p1'), invented, said('  ', 'p1'), said('Bare.')],
        reason: invented,
        outcome: invented,
        keyPoints: [invented],
        actionItems: [{ ...invented, owner: 'Agent', due: null }],
        topics: [invented],
        sentiment: [{ ...invented, speaker: 'Channel 1', label: 'neutral' }],
      }),
      aTranscript(),
    );
    expect(verified.dropped).toBe(9);
    expect(verified.summary).toEqual({
      title: 'Lost bank card',
      summary: [said('True.', 'p1')],
      reason: null,
      outcome: null,
      keyPoints: [],
      actionItems: [],
      topics: [],
      sentiment: [],
    });
  });

  it('keeps what else an action item or a sentiment carries', () => {
    const actionItems = [{ ...said('Send a card.', 'p2'), owner: 'Agent', due: 'Friday' }];
    const sentiment = [
      { ...said('Worried.', 'p2'), speaker: 'Channel 2', label: 'negative' as const },
    ];
    const { summary } = verifyEvidence(aSummary({ actionItems, sentiment }), aTranscript());
    expect(summary).toMatchObject({ actionItems, sentiment });
  });
});

describe('briefOf', () => {
  it('joins the sentences', () => {
    const summary = aSummary({ summary: [said('One.', 'p1'), said('Two.', 'p2')] });
    expect(briefOf(summary)).toBe('One. Two.');
  });
});
