import { summarizeCall } from '../../../../../local/openai/summarize/summarize-call';
import type { CallSummary, Phrase, Statement } from '../../../../../local/openai/summarize/types';
import { CALLS } from './calls';

/** Framing words a line may add, beside words of grammar. Written down here once more on purpose. */
const ADDED = new Set(
  `customer agent caller speaker team asks says neutral positive negative mixed first end partly
   a an the to at in on of and is are was were has have will would does doesn't do it he she they them
   their they're they've they'll it's that's i my me you your if`.split(/\s+/u),
);

function statementsOf(summary: CallSummary): Statement[] {
  const { reason, outcome } = summary;
  return [
    ...summary.summary,
    ...(reason === null ? [] : [reason]),
    ...(outcome === null ? [] : [outcome]),
    ...summary.keyPoints,
    ...summary.actionItems,
    ...summary.topics,
    ...summary.sentiment,
  ];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['.,][\p{L}\p{N}]+)*/gu) ?? [];
}

/** "works" for "work", "booking" for "book": grammar may change an ending. */
function isSaid(word: string, said: readonly string[]): boolean {
  const base = word.replace(/(?:'s|ing|es|s)$/u, '').replace(/(.)\1$/u, '$1');
  return said.some((heard) => heard === word || (base.length > 2 && heard.startsWith(base)));
}

/** Words of the line that nobody said in its evidence. */
function invented(text: string, phrases: readonly Phrase[], evidence: readonly string[]): string[] {
  const own = phrases.filter(({ id }) => id !== undefined && evidence.includes(id));
  const said = own.flatMap((phrase) => wordsOf(phrase.text.replaceAll('’', "'")));
  const labels = phrases.flatMap(({ speaker }) => wordsOf(speaker ?? ''));
  return wordsOf(text).filter(
    (word) => !ADDED.has(word.replace(/'s$/u, '')) && !labels.includes(word) && !isSaid(word, said),
  );
}

describe.each(Object.entries(CALLS))('the summary of %s', (_name, phrases) => {
  const summary = summarizeCall(phrases);
  const ids = new Set(phrases.map(({ id }) => id));

  it('names phrases of the call as evidence of every statement', () => {
    for (const { evidence } of statementsOf(summary)) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(evidence.filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  it('says nothing that was not said in the evidence', () => {
    for (const { text, evidence } of statementsOf(summary)) {
      expect({ text, invented: invented(text, phrases, evidence) }).toEqual({ text, invented: [] });
    }
  });

  it('takes every word of the title from the call', () => {
    const everything = phrases.map(({ id }) => id ?? '');

    expect(summary.title.length).toBeLessThanOrEqual(80);
    expect(invented(summary.title, phrases, everything)).toEqual([]);
  });

  it('is brief, and the same every time', () => {
    expect(summary.summary.length).toBeGreaterThanOrEqual(1);
    expect(summary.summary.length).toBeLessThanOrEqual(3);
    expect(summary.topics.length).toBeLessThanOrEqual(5);
    expect(summarizeCall(phrases)).toEqual(summary);
  });

  it('keeps every time by which something is due as it was spoken', () => {
    for (const { due, evidence } of summary.actionItems) {
      const said = phrases.filter(({ id }) => evidence.includes(id ?? '')).map(({ text }) => text);
      expect(said.join(' ')).toContain(due ?? '');
    }
  });
});
