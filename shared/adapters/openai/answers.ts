import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { AppError, type Reason } from '../../domain/errors';
import { answerSchema, type Answer } from '../../domain/summary/answer';
import { checkedAnswer, type Checked, type Ground } from '../../domain/summary/build';
import type { Notice } from '../../domain/summary';
import { statementsOf } from '../../domain/summary/statements';
import type { Conversation, Reply } from './model';
import { repairRequest } from './prompt';

/** An answer that fits the schema, checked; `repaired`: the model was shown problems on the way. */
export interface Usable {
  readonly answer: Answer;
  readonly checked: Checked;
  readonly repaired: boolean;
  readonly shortened: boolean;
  /** What a reader has to know of how it was made. */
  readonly notices?: readonly Notice[];
}

export type Attempt = Usable | { readonly reason: Reason };

const UNUSABLE: Reason = {
  code: 'summary_unusable',
  message:
    'The model gave no summary that fits the schema, not even when it was told what was wrong.',
};
/** No sentence of what the model said has evidence that exists. */
export const UNTRACEABLE: Reason = {
  code: 'summary_untraceable',
  message: 'The model gave a summary of which no sentence can be traced to the transcript.',
};

/**
 * Asks for an answer and checks it; what is wrong with it goes back to the model once, with the
 * problems named. The better of the two counts, with the truth about what is left.
 *
 * @param reserved calls that must still be possible afterwards
 */
export async function attempt(
  conversation: Conversation,
  messages: readonly ChatCompletionMessageParam[],
  ground: Ground,
  reserved = 0,
): Promise<Attempt> {
  const first = await conversation.ask(messages);
  if (first.kind === 'none') return { reason: first.reason };
  const one = read(first, ground);
  const problems = problemsOf(one);
  if (problems.length === 0 || !conversation.hasRoomFor(1 + reserved)) return usable(one, false);
  const second = await repaired(conversation, 'problems' in one, [
    ...messages,
    { role: 'assistant', content: first.content },
    { role: 'user', content: repairRequest(problems) },
  ]);
  if (!second) return usable(one, false);
  if (second.kind === 'none')
    return 'problems' in one ? { reason: second.reason } : usable(one, true);
  const other = read(second, ground);
  return usable(better(one, other), true);
}

/** `undefined` when the model is busy and there is a first answer to make do with. */
async function repaired(
  conversation: Conversation,
  isNeeded: boolean,
  messages: readonly ChatCompletionMessageParam[],
): Promise<Reply | undefined> {
  try {
    return await conversation.ask(messages);
  } catch (error) {
    if (isNeeded || !(error instanceof AppError)) throw error;
    return undefined;
  }
}

function problemsOf(read: Read): readonly string[] {
  if ('problems' in read) return read.problems;
  const { summary, problems } = read.checked;
  return summary.length > 0 ? problems : [...problems, 'summary has no sentence with evidence.'];
}

type Read =
  | { readonly answer: Answer; readonly checked: Checked; readonly shortened: boolean }
  | { readonly problems: readonly string[] };

function read(reply: Extract<Reply, { kind: 'content' }>, ground: Ground): Read {
  const parsed = parse(reply.content, ground);
  if ('problems' in parsed) return parsed;
  const checked = checkedAnswer(parsed.answer, ground);
  return { answer: parsed.answer, checked, shortened: reply.shortened };
}

function parse(
  content: string,
  { fields }: Ground,
): { answer: Answer } | { problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { problems: ['It is not JSON.'] };
  }
  const parsed = answerSchema(fields).safeParse(json);
  if (parsed.success) return { answer: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  };
}

/** The one with fewer faults; the first of two that are as good. */
function better(one: Read, other: Read): Read {
  return faultsOf(other) < faultsOf(one) ? other : one;
}

function faultsOf(answer: Read): number {
  if ('problems' in answer) return Number.POSITIVE_INFINITY;
  const { checked } = answer;
  if (checked.summary.length === 0) return Number.MAX_SAFE_INTEGER;
  const unverified = statementsOf(checked).filter(({ verified }) => !verified).length;
  // Leaving everything out would be without fault.
  const said = checked.summary.length + checked.keyPoints.length + checked.actionItems.length;
  return unverified + checked.dropped + checked.droppedEvidence * 0.5 - Math.min(said, 8) * 0.1;
}

function usable(answer: Read, repaired: boolean): Attempt {
  if ('problems' in answer) return { reason: UNUSABLE };
  if (answer.checked.summary.length === 0) return { reason: UNTRACEABLE };
  return { ...answer, repaired };
}
