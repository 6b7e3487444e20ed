import { callOf, statementOf, type Call } from './call';
import { summarizeByFrequency } from './other-language';
import { actionItemsOf } from './parts/action-items';
import { gistOf } from './parts/gist';
import { keyPointsOf } from './parts/key-points';
import { openQuestionsOf } from './parts/open-questions';
import { outcomeOf } from './parts/outcome';
import { reasonOf } from './parts/reason';
import { sentimentOf } from './parts/sentiment';
import { titleOf } from './parts/title';
import { topicsOf } from './parts/topics';
import { isEnglish } from './text/language';
import { sentencesOf } from './text/sentences';
import type { CallSummary, Phrase, Sentence, Statement } from './types';

/** What stands over a call in which nobody says a word. */
export const NO_SPEECH_TITLE = 'No speech';

/**
 * Summarizes a call by picking out what was said: no model, no chance, the same answer every time.
 * Every word of meaning comes from the phrases that are named as evidence.
 */
export function summarizeCall(phrases: readonly Phrase[]): CallSummary {
  return summarizeSentences(sentencesOf(phrases));
}

/** The same for a call that is already cut into sentences. */
export function summarizeSentences(sentences: readonly Sentence[]): CallSummary {
  if (sentences.length === 0) {
    return NOTHING;
  }
  if (!isEnglish(sentences)) {
    return summarizeByFrequency(sentences);
  }
  const call = callOf(sentences);
  // A call of greetings only is told by its greetings.
  return summarizeEnglish(call.matter.length > 0 ? call : { ...call, matter: sentences });
}

function summarizeEnglish(call: Call): CallSummary {
  const reason = reasonOf(call);
  const actions = actionItemsOf(call);
  const outcome = outcomeOf(call, reason, actions.sentences);
  const points = keyPointsOf(call, [...reason, ...outcome.all, ...actions.sentences]);
  const topics = topicsOf(call, reason);
  return {
    title: titleOf(call, reason, topics),
    summary: gistOf(call, reason, outcome),
    reason: statementOrNull(call, reason),
    outcome: statementOrNull(call, outcome.all),
    keyPoints: points.map((sentence) => statementOf(call, sentence)),
    actionItems: actions.items,
    topics,
    openQuestions: openQuestionsOf(call),
    sentiment: sentimentOf(call),
  };
}

function statementOrNull(call: Call, sentences: readonly Sentence[]): Statement | null {
  return sentences.length === 0 ? null : statementOf(call, ...sentences);
}

const NOTHING: CallSummary = {
  title: NO_SPEECH_TITLE,
  summary: [],
  reason: null,
  outcome: null,
  keyPoints: [],
  actionItems: [],
  topics: [],
  openQuestions: [],
  sentiment: [],
};
