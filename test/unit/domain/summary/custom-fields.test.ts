import { strictViolation } from '../../../../local/openai/request/strict-schema';
import { answerJsonSchema } from '../../../../shared/domain/summary/answer';
import {
  parseFieldSets,
  type FieldDefinition,
} from '../../../../shared/domain/summary/custom-fields';
import { objectWith } from '../../../support/app/matching';

const field = (changes: object = {}) => ({
  name: 'product',
  question: 'Which product is it about?',
  type: 'text',
  ...changes,
});
const problemsOf = (value: unknown) => {
  const parsed = parseFieldSets(typeof value === 'string' ? value : JSON.stringify(value));
  return 'problems' in parsed ? parsed.problems : [];
};

describe('the setting of custom fields', () => {
  it('is a list of fields, or named lists', () => {
    expect(parseFieldSets(JSON.stringify([field()]))).toEqual({ sets: { default: [field()] } });
    const sets = {
      default: [],
      complaints: [field({ type: 'choice', values: ['a', 'b'], many: true })],
    };
    expect(parseFieldSets(JSON.stringify(sets))).toEqual({ sets });
  });

  it.each([
    ['not JSON', '[{', 'it is not JSON'],
    ['a bad name', [field({ name: 'Product name' })], '[0].name: must be a name like'],
    [
      'a type that there is not',
      [field({ type: 'money' })],
      '[0].type: must be one of text, number',
    ],
    [
      'a choice without values',
      [field({ type: 'choice' })],
      '[0]: is a choice and has no "values"',
    ],
    ['values of what is no choice', [field({ values: ['a', 'b'] })], '[0]: has "values"'],
    ['a name twice', [field(), field()], 'has a name twice'],
    [
      'too many',
      Array.from({ length: 13 }, (_, at) => field({ name: `f${at}` })),
      'more than 12 fields',
    ],
    [
      'a field of a named set',
      { complaints: [field({ question: '?' })] },
      'complaints[0].question: is too short',
    ],
    ['a member that it does not know', [field({ optional: true })], '[0]: Unrecognized key'],
  ])('names what to mend: %s', (_what, value, problem) => {
    expect(problemsOf(value).join('\n')).toContain(problem);
  });

  it('makes a schema that strict mode takes, even at its largest', () => {
    const values = Array.from({ length: 40 }, (_, at) => `value ${at}`);
    const types = ['text', 'number', 'boolean', 'date', 'choice'] as const;
    const fields = Array.from({ length: 12 }, (_, at): FieldDefinition => {
      const type = types[at % types.length] ?? 'text';
      const many = at > 5 && type !== 'boolean' && type !== 'date';
      return {
        name: `f${at}`,
        question: 'What?',
        type,
        ...(type === 'choice' && { values }),
        ...(many && { many }),
      };
    });
    expect(strictViolation(answerJsonSchema(fields))).toBeUndefined();
    expect(strictViolation(answerJsonSchema([]))).toBeUndefined();
    expect(answerJsonSchema(fields)).toEqual(objectWith({ additionalProperties: false }));
  });
});
