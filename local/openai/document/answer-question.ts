import { typesOf, type JsonSchema } from '../request/json-schema';
import type { Sentence } from '../summarize/types';
import { asSentence, tidySpeech } from '../summarize/wording/tidy-speech';
import type { AnswerQuestion } from './fill-schema';
import { sourceFinder } from './find-sentence';
import { wordsIn } from './meanings';

const NOTHING = { value: null, text: '', evidence: [] };

/**
 * Answers questions by the sentence that shares most words with them, as far as picking out goes: a
 * value of the list that is said, a number that stands there, or the sentence itself.
 */
export function questionAnswerer(sentences: readonly Sentence[]): AnswerQuestion {
  const find = sourceFinder(sentences);
  return (name, schema) => {
    const wanted = optionsOf(schema.properties?.['value'] ?? {});
    const choices = wanted.flatMap(({ enum: values }) => values ?? []).filter(isText);
    const source =
      choices.length > 0
        ? sentences.find(({ plain }) => choices.some((one) => saysValue(plain, one)))
        : find(`${wordsIn(name)} ${schema.description ?? ''}`);
    if (!source) return NOTHING;
    const value = valueIn(source, wanted, choices);
    if (value === undefined) return NOTHING;
    return { value, text: asSentence(tidySpeech(source.text)), evidence: source.ids };
  };
}

function valueIn(
  source: Sentence,
  wanted: readonly JsonSchema[],
  choices: readonly string[],
): unknown {
  const list = wanted.find((one) => typesOf(one).includes('array'));
  if (list) {
    const items = optionsOf(list.items ?? {});
    const one = valueIn(source, items, choices);
    return one === undefined ? undefined : [one];
  }
  if (choices.length > 0) return choices.find((one) => saysValue(source.plain, one));
  const types = wanted.flatMap(typesOf);
  if (types.includes('number')) {
    const [digits] = /\d+(?:\.\d+)?/u.exec(source.text) ?? [];
    return digits === undefined ? undefined : Number(digits);
  }
  // Yes or no has to be understood: that is beyond picking out.
  if (types.includes('boolean')) return undefined;
  return asSentence(tidySpeech(source.text));
}

/** The ways in which a value may be given; lists are looked into. */
function optionsOf(schema: JsonSchema): readonly JsonSchema[] {
  const options = schema.anyOf ?? [schema];
  return options.flatMap((one) =>
    typesOf(one).includes('array') && one.items?.enum ? [one, one.items] : [one],
  );
}

function saysValue(plain: string, value: string): boolean {
  return plain.includes(value.toLowerCase().replaceAll(/[_-]/gu, ' '));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
