import { speakerLabel, type Transcript } from '../transcript';
import type { Answer } from './answer';
import { findingOf, type Kind } from './check/check-statement';
import type { Finding } from './check/figures';
import { indexedTranscript, type IndexedTranscript } from './check/indexed';
import type { FieldDefinition } from './custom-fields';
import { checkedField } from './field-answers';
import type { Statement, Summary } from './types';
import { clean, type PromptWords } from './wall/clean';

/** Bounds of texts, in characters. */
const MOST = { statement: 400, topic: 60, owner: 80, due: 80 } as const;

/** Against what an answer is checked. */
export interface Ground {
  /** As the model saw it. */
  readonly transcript: Transcript;
  readonly fields: readonly FieldDefinition[];
  readonly prompt: PromptWords;
  readonly recordedAt?: string;
}

/** The statements of an answer with what their evidence came to, and what is wrong with them. */
export interface Checked extends Pick<
  Summary,
  | 'summary'
  | 'reason'
  | 'outcome'
  | 'keyPoints'
  | 'actionItems'
  | 'topics'
  | 'openQuestions'
  | 'sentiment'
  | 'fields'
> {
  readonly dropped: number;
  readonly droppedEvidence: number;
  /** In words for the model, with their places: `keyPoints[2]: …`. */
  readonly problems: readonly string[];
}

interface Raw {
  readonly text: string;
  readonly evidence: readonly string[];
}

/** Checks every statement of an answer; what has no evidence that exists is left out, and counted. */
export function checkedAnswer(answer: Answer, ground: Ground): Checked {
  return new Checker(ground).check(answer);
}

/** One answer's way through the checks. */
export class Checker {
  readonly index: IndexedTranscript;
  readonly problems: string[] = [];
  dropped = 0;
  droppedEvidence = 0;
  private readonly shown: ReadonlySet<string>;
  private readonly labels: ReadonlySet<string>;

  constructor(readonly ground: Ground) {
    const { transcript, recordedAt } = ground;
    this.index = indexedTranscript(transcript, recordedAt);
    this.shown = new Set(transcript.phrases.filter(({ text }) => text !== '').map(({ id }) => id));
    this.labels = new Set(
      transcript.phrases.flatMap((phrase) => speakerLabel(transcript, phrase) ?? []),
    );
  }

  check(answer: Answer): Checked {
    const list = (part: 'summary' | 'keyPoints' | 'openQuestions') =>
      answer[part].flatMap((raw, at) => this.statement(raw, `${part}[${at}]`) ?? []);
    const one = (part: 'reason' | 'outcome') => {
      const raw = answer[part];
      return (raw && this.statement(raw, part)) ?? null;
    };
    return {
      summary: list('summary'),
      reason: one('reason'),
      outcome: one('outcome'),
      keyPoints: list('keyPoints'),
      actionItems: answer.actionItems.flatMap((raw, at) => this.actionItem(raw, at)),
      topics: answer.topics.flatMap(
        (raw, at) => this.statement(raw, `topics[${at}]`, 'label', MOST.topic) ?? [],
      ),
      openQuestions: list('openQuestions'),
      sentiment: answer.sentiment.flatMap((raw, at) => this.sentiment(raw, at)),
      fields: this.ground.fields.map((field) =>
        checkedField(field, answer.fields?.[field.name], this),
      ),
      dropped: this.dropped,
      droppedEvidence: this.droppedEvidence,
      problems: this.problems,
    };
  }

  /** `undefined` for a statement that is left out. */
  statement(
    raw: Raw,
    place: string,
    kind: Kind = 'sentence',
    most: number = MOST.statement,
  ): Statement | undefined {
    const text = clean(raw.text, most, this.ground.prompt);
    const evidence = this.existing(raw.evidence, place);
    if (text === '' || evidence.length === 0) {
      this.dropped += 1;
      if (text !== '') this.problems.push(`${place} has no evidence that exists.`);
      return undefined;
    }
    return this.judged({ text, evidence }, place, findingOf(text, evidence, this.index, kind));
  }

  /** With the finding about it, which is noted for the model. */
  judged<S extends Raw>(raw: S, place: string, finding: Finding | undefined): S & Statement {
    if (!finding) return { ...raw, verified: true };
    this.problems.push(`${place} ${inWords(finding)} (its evidence: ${raw.evidence.join(', ')}).`);
    return { ...raw, verified: false, ...finding };
  }

  existing(ids: readonly string[], place: string): string[] {
    const given = [...new Set(ids.map((id) => id.trim()))];
    const evidence = given.filter((id) => this.shown.has(id));
    const invented = given.length - evidence.length;
    this.droppedEvidence += invented;
    if (invented > 0) this.problems.push(`${place} names lines that do not exist.`);
    return evidence;
  }

  private actionItem(raw: Answer['actionItems'][number], at: number) {
    const place = `actionItems[${at}]`;
    const statement = this.statement(raw, place);
    if (!statement) return [];
    const { prompt } = this.ground;
    const owner = raw.owner === null ? null : clean(raw.owner, MOST.owner, prompt) || null;
    const due = raw.due === null ? null : clean(raw.due, MOST.due, prompt) || null;
    const finding =
      (due === null ? undefined : findingOf(due, statement.evidence, this.index, 'judgement')) ??
      this.unknownOwner(owner, statement.evidence);
    const item = { ...statement, owner, due };
    return [finding && statement.verified ? this.judged(item, place, finding) : item];
  }

  /** An owner is a side of the call, or somebody who is named in it. */
  private unknownOwner(owner: string | null, evidence: readonly string[]): Finding | undefined {
    if (owner === null || this.labels.has(owner)) return undefined;
    const { language, ownNames } = this.index;
    const said = new Set(
      evidence.flatMap((id) => this.index.byId.get(id)?.tokens.map(({ lower }) => lower) ?? []),
    );
    const names = new Set([...ownNames.values()].flatMap((one) => [...one]));
    const isKnown = (owner.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).some(
      (word) =>
        said.has(word) ||
        names.has(word) ||
        language.agentWords.has(word) ||
        language.customerWords.has(word) ||
        /^(?:speaker|channel|depot|team|company)$/u.test(word),
    );
    return isKnown ? undefined : { problem: 'name_not_in_evidence', detail: owner };
  }

  private sentiment(raw: Answer['sentiment'][number], at: number) {
    const place = `sentiment[${at}]`;
    const statement = this.statement(raw, place, 'judgement');
    if (!statement) return [];
    const { label, start, end } = raw;
    const speaker = clean(raw.speaker, MOST.owner, this.ground.prompt);
    const voices = new Set(statement.evidence.map((id) => this.index.byId.get(id)?.label));
    const isOthers = this.labels.has(speaker) && !voices.has(speaker);
    const isNobody = this.labels.size > 0 && !this.labels.has(speaker);
    const sentiment = { ...statement, speaker, label, start, end };
    if (!statement.verified || (!isOthers && !isNobody)) return [sentiment];
    return [this.judged(sentiment, place, { problem: 'not_carried', detail: speaker })];
  }
}

const LACKS = {
  number_not_in_evidence: 'figure',
  name_not_in_evidence: 'name',
  date_not_in_evidence: 'date',
} as const;

function inWords({ problem, detail }: Finding): string {
  if (problem !== 'not_carried' && problem !== 'not_checked') {
    return `has the ${LACKS[problem]} "${detail ?? ''}", which its evidence does not have`;
  }
  const where = detail === undefined ? '' : `: see the word "${detail}"`;
  return `is not carried by its evidence${where}`;
}
