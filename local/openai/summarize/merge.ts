import { z } from 'zod';
import type { AnswerQuestion } from '../document/fill-schema';
import { textOf, type ChatMessage } from '../request/chat-request';
import type { CallSummary, SentimentLabel, SpeakerSentiment, Statement } from './types';

const mood = z.enum(['positive', 'neutral', 'negative', 'mixed']);
const line = z.object({
  part: z.number(),
  kind: z.string(),
  text: z.string(),
  evidence: z.array(z.string()).default([]),
  owner: z.string().nullable().default(null),
  due: z.string().nullable().default(null),
  speaker: z.string().default(''),
  label: mood.default('neutral'),
  start: mood.default('neutral'),
  end: mood.default('neutral'),
  name: z.string().default(''),
  value: z.unknown().optional(),
});
type Line = z.output<typeof line>;

const MOST_POINTS = 7;
const MOST_ITEMS = 12;
const MOST_TOPICS = 5;

/** The summaries of parts, where a conversation is about these: JSON lines between two marks. */
export function readSummaries(messages: readonly ChatMessage[]): Line[] | undefined {
  const text = messages
    .filter(({ role }) => role === 'user')
    .map(textOf)
    .join('\n');
  const lines = text.split('\n');
  const [start, end] = [lines.indexOf('<summaries>'), lines.lastIndexOf('</summaries>')];
  if (start < 0 || end < start) return undefined;
  return lines.slice(start + 1, end).flatMap((one) => line.safeParse(parsed(one)).data ?? []);
}

/** One summary of all parts: what opens the first, what ends the last, and something of each. */
export function mergedSummary(lines: readonly Line[]): CallSummary {
  const of = (kind: string) => lines.filter((one) => one.kind === kind);
  const count = new Set(lines.map(({ part }) => part)).size;
  const told = of('summary');
  const middle = told[Math.floor(told.length / 2)];
  const brief = [
    told[0],
    told.length > 2 ? middle : undefined,
    told.length > 1 ? told.at(-1) : undefined,
  ];
  const [reason] = of('reason');
  const outcome = of('outcome').at(-1);
  return {
    title: of('title')[0]?.text ?? '',
    summary: brief.flatMap((one) => (one ? [said(one)] : [])),
    reason: reason ? said(reason) : null,
    outcome: outcome ? said(outcome) : null,
    keyPoints: inTurns(of('keyPoint'), Math.max(MOST_POINTS, count)).map(said),
    actionItems: inTurns(of('actionItem'), MOST_ITEMS).map((one) => ({
      ...said(one),
      owner: one.owner,
      due: one.due,
    })),
    topics: inTurns(distinct(of('topic')), MOST_TOPICS).map(said),
    openQuestions: inTurns(of('openQuestion'), MOST_TOPICS).map(said),
    sentiment: moodsOf(of('sentiment')),
  };
}

/** What the parts answered to questions of the caller's own: the first that knows. */
export function answersOf(lines: readonly Line[]): AnswerQuestion {
  return (name) => {
    const found = lines.find((one) => one.kind === 'field' && one.name === name);
    return found
      ? { value: found.value, text: found.text, evidence: found.evidence }
      : { value: null, text: '', evidence: [] };
  };
}

function said({ text, evidence }: Line): Statement {
  return { text, evidence };
}

/** A line of each part, then another of each, in the order of the call. */
function inTurns(lines: readonly Line[], most: number): Line[] {
  const turns = lines.map((one, at) => ({
    one,
    at,
    turn: lines.slice(0, at).filter(({ part }) => part === one.part).length,
  }));
  return turns
    .toSorted((a, b) => a.turn - b.turn || a.at - b.at)
    .slice(0, most)
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function distinct(lines: readonly Line[]): Line[] {
  const known = new Set<string>();
  return lines.filter(
    ({ text }) => !known.has(text.toLowerCase()) && known.add(text.toLowerCase()),
  );
}

function moodsOf(lines: readonly Line[]): SpeakerSentiment[] {
  return [...new Set(lines.map(({ speaker }) => speaker))].flatMap((speaker) => {
    const own = lines.filter((one) => one.speaker === speaker);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return [];
    const label: SentimentLabel = own.every((one) => one.label === first.label)
      ? first.label
      : 'mixed';
    const both = first === last ? [first] : [first, last];
    const evidence = [...new Set(both.flatMap((one) => one.evidence))];
    const text = both.map((one) => one.text).join(' ');
    return [{ speaker, label, start: first.start, end: last.end, text, evidence }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
