import type { Answer } from './answer';
import type { Checker } from './build';
import { findingOf } from './check/check-statement';
import type { Finding } from './check/figures';
import type { FieldDefinition } from './custom-fields';
import type { FieldAnswer } from './types';
import { clean } from './wall/clean';

const MOST_VALUE = 200;
const MOST_LIST = 20;

type RawField = NonNullable<Answer['fields']>[string];

/** The answer to one of the customer's questions; null where there is none, or none that exists. */
export function checkedField(
  field: FieldDefinition,
  raw: RawField | undefined,
  checker: Checker,
): FieldAnswer {
  const { name, type } = field;
  const place = `fields.${name}`;
  const value = raw ? cleanValue(raw.value, checker) : null;
  const nothing: FieldAnswer = { name, type, value: null, text: '', evidence: [], verified: true };
  if (!raw || value === null) return nothing;
  const evidence = checker.existing(raw.evidence, place);
  if (evidence.length === 0) {
    checker.dropped += 1;
    checker.problems.push(`${place} has no evidence that exists.`);
    return nothing;
  }
  const text = clean(raw.text, 400, checker.ground.prompt);
  const answer = { name, type, value, text, evidence };
  return checker.judged(answer, place, valueFinding(answer, checker));
}

function cleanValue(value: RawField['value'], checker: Checker): FieldAnswer['value'] {
  const { prompt } = checker.ground;
  if (typeof value === 'string') return clean(value, MOST_VALUE, prompt) || null;
  if (!Array.isArray(value)) return value;
  const kept = value
    .slice(0, MOST_LIST)
    .map((one) => (typeof one === 'string' ? clean(one, MOST_VALUE, prompt) : one));
  const texts = kept.filter((one) => typeof one === 'string').filter((one) => one !== '');
  if (texts.length > 0) return texts;
  const numbers = kept.filter((one) => typeof one === 'number');
  return numbers.length > 0 ? numbers : null;
}

/** What was said must be there literally; what was judged (yes or no, a choice) by its sentence. */
function valueFinding(
  { type, value, text, evidence }: Omit<FieldAnswer, 'verified'>,
  checker: Checker,
): Finding | undefined {
  if (type === 'boolean' || type === 'choice') {
    if (text === '') return { problem: 'not_carried' };
    return findingOf(text, evidence, checker.index);
  }
  for (const one of Array.isArray(value) ? value : [value]) {
    const literal = type === 'text' ? 'label' : 'judgement';
    const finding = findingOf(String(one), evidence, checker.index, literal);
    if (finding) return finding;
  }
  return undefined;
}
