import type { CallSummary } from '../summarize/types';
import type { JsonSchema } from '../request/json-schema';

/** Which part of a summary a property of the document asks for. */
export type Part = keyof CallSummary;
/** Which field of a statement, action item or sentiment it asks for. */
export type Field = 'text' | 'evidence' | 'owner' | 'due' | 'speaker' | 'label' | 'start' | 'end';

/** The more special comes first: "action items summary" is about action items. */
const PARTS: readonly (readonly [RegExp, Part])[] = [
  [
    /\b(?:action|actions|task|tasks|to ?dos?|follow ?ups?|next steps?|commitments?)\b/u,
    'actionItems',
  ],
  [/\b(?:open (?:questions?|points?|issues?)|unanswered|unresolved)\b/u, 'openQuestions'],
  [/\b(?:sentiments?|moods?|emotions?|tone|feelings?)\b/u, 'sentiment'],
  [/\b(?:key ?points?|points|highlights|facts|takeaways|details|notes|bullets)\b/u, 'keyPoints'],
  [/\b(?:topics?|themes?|tags?|keywords?|subjects|categories)\b/u, 'topics'],
  [/\b(?:outcome|resolution|result|conclusion|disposition|decision)\b/u, 'outcome'],
  [/\b(?:reason|purpose|intent|why|issue|problem|request|inquiry|enquiry)\b/u, 'reason'],
  [/\b(?:title|headline|heading|subject)\b/u, 'title'],
  [/\b(?:summary|summaries|overview|abstract|gist|brief|recap|synopsis)\b/u, 'summary'],
];

const FIELDS: readonly (readonly [RegExp, Field])[] = [
  [/\b(?:evidence|ids?|sources?|citations?|references?|refs?|phrases|lines)\b/u, 'evidence'],
  [/^(?:start|initial|before)$/u, 'start'],
  [/^(?:end|final|after)$/u, 'end'],
  [/\b(?:owner|assignee|assigned|responsible|who)\b/u, 'owner'],
  [/\b(?:due|deadline|by when|when)\b/u, 'due'],
  [/\b(?:speaker|participant|party)\b/u, 'speaker'],
  [/\b(?:label|sentiment|mood|rating|polarity)\b/u, 'label'],
  [
    /\b(?:text|statement|sentence|description|content|what|task|action|point|summary|name|title|topic|quote|explanation|detail)\b/u,
    'text',
  ],
];

/** By the property's name; by how its description begins only where the name says nothing. */
export function partNamed(name: string, schema: JsonSchema): Part | undefined {
  return named(PARTS, wordsIn(name)) ?? named(PARTS, beginningOf(schema.description));
}

export function fieldNamed(name: string, schema: JsonSchema): Field | undefined {
  return named(FIELDS, wordsIn(name)) ?? named(FIELDS, beginningOf(schema.description));
}

/** "A short headline …" is a headline; "Name of the customer who has the problem" is no problem. */
function beginningOf(description = ''): string {
  return (
    description
      .toLowerCase()
      .split(/\s+/u)
      .slice(0, 4)
      .join(' ')
      .split(/ (?:of|for|by|who|that) /u)[0] ?? ''
  );
}

function named<T>(table: readonly (readonly [RegExp, T])[], words: string): T | undefined {
  return table.find(([pattern]) => pattern.test(words))?.[1];
}

/** "actionItems", "action_items" → "action items". */
export function wordsIn(name: string): string {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/gu, ' ')
    .toLowerCase();
}
