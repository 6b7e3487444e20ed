import { createHash } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import { AppError } from '../../domain/errors';
import type { Notice, SummaryOutcome, SummaryRequest } from '../../domain/summary';
import { answerJsonSchema } from '../../domain/summary/answer';
import {
  DEFAULT_SET,
  type FieldDefinition,
  type FieldSets,
} from '../../domain/summary/custom-fields';
import { prospectOf } from '../../domain/summary/ends';
import { finished } from '../../domain/summary/finish';
import { PromptWords } from '../../domain/summary/wall/clean';
import { withhold } from '../../domain/summary/wall/withhold';
import type { Summarizer, Telemetry } from '../../ports';
import { attempt } from './answers';
import { summarizeInParts, type Prompts } from './long';
import { openModel, type ModelSettings } from './model';
import { estimateOf, planOf, type Plan, type SummaryBounds } from './plan';
import { INSTRUCTIONS, MERGE_INSTRUCTIONS, PROMPT_VERSION, wishes } from './prompt';

export type { ModelSettings } from './model';

/** What summaries are to have, and what they may cost. */
export interface SummarySettings extends ModelSettings {
  readonly summaries: SummaryBounds & { readonly fieldSets: FieldSets };
}

/** The words of both prompts, to find them again in an answer. */
const PROMPT_WORDS = new PromptWords(`${INSTRUCTIONS} ${MERGE_INSTRUCTIONS}`);

/** Summaries by any service that speaks OpenAI chat completions with structured outputs. */
export function makeOpenAiSummarizer(
  settings: SummarySettings,
  credential: () => TokenCredential,
  telemetry?: Telemetry,
): Summarizer {
  const model = openModel(settings, credential, telemetry);
  const { fieldSets, ...bounds } = settings.summaries;
  const overheadOf = (fields: readonly FieldDefinition[]) =>
    INSTRUCTIONS + JSON.stringify(answerJsonSchema(fields));
  const longest = overheadOf(
    Object.values(fieldSets).toSorted((a, b) => b.length - a.length)[0] ?? [],
  );

  return {
    async summarize(transcript, request = {}) {
      const fields = fieldsOf(fieldSets, request.fields);
      const prospect = prospectOf(transcript);
      if (prospect.kind === 'none') return prospect;
      const { transcript: shown, withheld } = withhold(transcript);
      const plan = await planOf(shown, overheadOf(fields), bounds);
      const { recordedAt } = request;
      const ground = {
        transcript: shown,
        fields,
        prompt: PROMPT_WORDS,
        ...(recordedAt !== undefined && { recordedAt }),
      };
      const asked = request.model ?? settings.model;
      const conversation = model.converse(asked, answerJsonSchema(fields), bounds);
      const result = await resultOf(plan, promptsFor(request));
      const run = { ...runOf(request, asked), ...conversation.meter, ...sizeOf(plan) };
      if ('reason' in result) {
        return { kind: 'none', reason: result.reason, run: { ...run, repaired: false } };
      }
      const { answer, checked, repaired, shortened, notices: ofParts = [] } = result;
      const notices = [
        ...prospect.notices,
        ...plan.notices,
        ...ofParts,
        ...(shortened ? [SHORTENED] : []),
      ];
      const summary = finished(answer, checked, ground, { notices, withheld });
      const { dropped } = summary.counts;
      return {
        kind: 'summary',
        summary,
        dropped,
        run: { ...run, repaired },
      } satisfies SummaryOutcome;

      function resultOf({ parts }: Plan, prompts: Prompts) {
        const [first] = parts;
        if (parts.length > 1 || !first) {
          return summarizeInParts(conversation, plan, ground, prompts, bounds);
        }
        return attempt(
          conversation,
          [
            { role: 'system', content: prompts.instructions },
            { role: 'user', content: first.content },
          ],
          ground,
        );
      }
    },

    tokensFor: (transcript) => estimateOf(transcript, longest, bounds).tokens,
    callsFor: (transcript) => estimateOf(transcript, longest, bounds).calls,
    fingerprint({ model: asked, instructions, fields }) {
      const questions = fieldsOf(fieldSets, fields);
      const what = [asked ?? settings.model, PROMPT_VERSION, instructions ?? '', questions];
      return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 12);
    },
    ping: () => model.ping(),
  };
}

const SHORTENED: Notice = {
  code: 'answer_shortened',
  message: "The model's first answer was too long and was cut; this is a shorter one.",
};

function promptsFor({ instructions }: SummaryRequest): Prompts {
  const more = instructions === undefined ? '' : wishes(instructions);
  return { instructions: INSTRUCTIONS + more, mergeInstructions: MERGE_INSTRUCTIONS + more };
}

function runOf({ fields, instructions }: SummaryRequest, model: string) {
  return {
    model,
    promptVersion: PROMPT_VERSION,
    ...(fields !== undefined && { fieldSet: fields }),
    ...(instructions !== undefined && { instructions }),
  };
}

function sizeOf({ split, parts }: Plan) {
  return { parts: split, partsRead: parts.length };
}

/** @throws AppError (never) for a set that the settings do not have: no silent default */
function fieldsOf(sets: FieldSets, name: string | undefined): readonly FieldDefinition[] {
  const fields = sets[name ?? DEFAULT_SET];
  if (fields) return fields;
  if (name === undefined) return [];
  throw new AppError(
    'unknown_field_set',
    `There is no set of fields "${name}" in SUMMARY_FIELDS (${Object.keys(sets).join(', ') || 'it has none'}).`,
    { verdict: 'never' },
  );
}
