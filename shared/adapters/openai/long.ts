import type { Checked, Ground } from '../../domain/summary/build';
import { statementsOf } from '../../domain/summary/statements';
import type { Notice, Statement } from '../../domain/summary';
import type { Part } from '../../domain/summary/split';
import { clock } from '../../domain/transcript';
import { attempt, UNTRACEABLE, type Attempt, type Usable } from './answers';
import type { Conversation } from './model';
import { mergesOf, type Plan, type SummaryBounds } from './plan';
import { encoded } from './prompt';
import { estimatedTokens } from './tokens';

/** How the parts are asked about. */
export interface Prompts {
  readonly instructions: string;
  readonly mergeInstructions: string;
}

/**
 * Summarizes every part by itself and puts the summaries together, level by level where there are
 * many; ids of evidence go along. What a merge forgets of a part is added again.
 */
export async function summarizeInParts(
  conversation: Conversation,
  plan: Plan,
  ground: Ground,
  prompts: Prompts,
  bounds: SummaryBounds,
): Promise<Attempt> {
  const summaries: Usable[] = [];
  const empty: Part[] = [];
  for (const { part, content } of plan.parts) {
    const one = await attempt(
      conversation,
      [
        { role: 'system', content: prompts.instructions },
        { role: 'user', content },
      ],
      ground,
      // Room is kept for the parts that are still to be read, and for putting them together.
      plan.parts.length - summaries.length - empty.length - 1 + mergesOf(plan.parts.length, bounds),
    );
    if (!('reason' in one)) summaries.push(one);
    else if (one.reason.code === UNTRACEABLE.code) empty.push(part);
    // A part that the model refused is a hole in the story: then there is no summary, and the reason.
    else return one;
  }
  if (summaries.length === 0) return { reason: UNTRACEABLE };
  const whole = await merged(conversation, summaries, ground, prompts, bounds);
  return 'reason' in whole || empty.length === 0
    ? whole
    : { ...whole, notices: [nothingIn(empty, ground)] };
}

/** Small talk, say, or a long wait: the others are told, and this too. */
function nothingIn(parts: readonly Part[], { transcript }: Ground): Notice {
  const times = parts.map(({ from, to }) => {
    const [first, last] = [transcript.phrases[from], transcript.phrases[to - 1]];
    return `${clock(first?.offsetMs ?? 0)} to ${clock((last?.offsetMs ?? 0) + (last?.durationMs ?? 0))}`;
  });
  return {
    code: 'partly_read',
    message: `The model told nothing of ${times.join(' and ')} that can be traced to the transcript.`,
  };
}

async function merged(
  conversation: Conversation,
  summaries: readonly Usable[],
  ground: Ground,
  prompts: Prompts,
  bounds: SummaryBounds,
): Promise<Attempt> {
  const [only] = summaries;
  if (summaries.length === 1 && only) return only;
  const groups = grouped(summaries, bounds.partTokens);
  const next: Usable[] = [];
  for (const group of groups) {
    const [first] = group;
    if (group.length === 1 && first) {
      next.push(first);
      continue;
    }
    const one = await attempt(
      conversation,
      [
        { role: 'system', content: prompts.mergeInstructions },
        { role: 'user', content: toSummaries(group) },
      ],
      ground,
    );
    if ('reason' in one) return one;
    next.push(withAllParts(one, group));
  }
  return merged(conversation, next, ground, prompts, bounds);
}

/** As many as fit into one call, two at least. */
function grouped(summaries: readonly Usable[], most: number): Usable[][] {
  const groups: Usable[][] = [];
  let tokens = 0;
  for (const summary of summaries) {
    const own = estimatedTokens(toSummaries([summary]));
    const group = groups.at(-1);
    if (group && (tokens + own <= most || group.length < 2)) {
      group.push(summary);
      tokens += own;
    } else {
      groups.push([summary]);
      tokens = own;
    }
  }
  return groups;
}

function toSummaries(summaries: readonly Usable[]): string {
  const lines = summaries.flatMap(({ answer, checked }, index) => {
    const part = index + 1;
    const of = (kind: string, statements: readonly Statement[]) =>
      statements.map(({ verified: _v, problem: _p, detail: _d, ...statement }) =>
        encoded({ part, kind, ...statement }),
      );
    return [
      encoded({ part, kind: 'title', text: answer.title }),
      ...of('summary', checked.summary),
      ...of('reason', checked.reason ? [checked.reason] : []),
      ...of('outcome', checked.outcome ? [checked.outcome] : []),
      ...of('keyPoint', checked.keyPoints),
      ...of('actionItem', checked.actionItems),
      ...of('topic', checked.topics),
      ...of('openQuestion', checked.openQuestions),
      ...of('sentiment', checked.sentiment),
      ...of(
        'field',
        checked.fields.filter(({ value }) => value !== null),
      ),
    ];
  });
  return ['<summaries>', ...lines, '</summaries>'].join('\n');
}

/** A part of which the whole says nothing gives its first key point. */
function withAllParts(whole: Usable, parts: readonly Usable[]): Usable {
  const said = new Set(statementsOf(whole.checked).flatMap(({ evidence }) => evidence));
  const forgotten = parts.flatMap(({ checked }) => {
    const isTold = statementsOf(checked).some(({ evidence }) =>
      evidence.some((id) => said.has(id)),
    );
    const point = isTold ? undefined : bestOf(checked);
    return point ? [point] : [];
  });
  if (forgotten.length === 0) return whole;
  const keyPoints = [...whole.checked.keyPoints, ...forgotten];
  return { ...whole, checked: { ...whole.checked, keyPoints } };
}

function bestOf({ keyPoints, summary }: Checked): Statement | undefined {
  const all = [...keyPoints, ...summary];
  return all.find(({ verified }) => verified) ?? all[0];
}
