import type { Answer } from '../../../shared/domain/summary/answer';
import type { SummarySettings } from '../../../shared/adapters/openai/summarizer';

/** What a model answers about `aTranscript()`: every statement of it is carried by its evidence. */
export function anAnswer(changes: Partial<Answer> = {}): Answer {
  const said = (text: string, ...evidence: string[]) => ({ text, evidence });
  return {
    title: 'Lost card',
    summary: [said("The customer's card is gone.", 'p2')],
    reason: said('The card is gone.', 'p2'),
    outcome: null,
    keyPoints: [said('The card is gone.', 'p2')],
    actionItems: [],
    topics: [said('Card', 'p2')],
    openQuestions: [],
    sentiment: [],
    ...changes,
  };
}

/** Bounds that no small call meets, and no questions of the customer's own. */
export const SUMMARIES: SummarySettings['summaries'] = {
  fieldSets: {},
  partTokens: 24_000,
  calls: 24,
  tokens: 600_000,
};
