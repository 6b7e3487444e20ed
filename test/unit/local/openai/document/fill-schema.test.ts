import { fillSchema } from '../../../../../local/openai/document/fill-schema';
import { sentenceFinder } from '../../../../../local/openai/document/find-sentence';
import { compileSchema } from '../../../../../local/openai/document/validator';
import { jsonSchema } from '../../../../../local/openai/request/json-schema';
import { summarizeSentences } from '../../../../../local/openai/summarize/summarize-call';
import { sentencesOf } from '../../../../../local/openai/summarize/text/sentences';
import { CALLS } from '../summarize/calls';

const sentences = sentencesOf(CALLS.billingDispute);
const summary = summarizeSentences(sentences);

/** Fills a schema with the billing call; every document has to be valid. */
function filled(properties: Record<string, unknown>, more: object = {}, about = summary): unknown {
  const schema = jsonSchema.parse({
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
    ...more,
  });
  const document = fillSchema(schema, about, sentenceFinder(sentences));
  const validate = compileSchema(schema);
  validate(document);
  expect(validate.errors).toBeNull();
  return document;
}

const text = { type: 'string' };
const texts = { type: 'array', items: text };

describe('fillSchema', () => {
  it('understands properties by their names in any spelling', () => {
    expect(filled({ call_title: text, callReason: text, next_steps: texts })).toEqual({
      call_title: summary.title,
      callReason: summary.reason?.text,
      next_steps: summary.actionItems.map((item) => item.text),
    });
  });

  it('understands a property by its description when the name says nothing', () => {
    expect(filled({ h: { ...text, description: 'A short headline for the call.' } })).toEqual({
      h: summary.title,
    });
  });

  it('does not take a property for what its description mentions in passing', () => {
    const name = { type: ['string', 'null'], description: 'Name of the person with the problem.' };

    expect(filled({ full_name: name })).toEqual({ full_name: null });
  });

  it('fills items with statement, evidence, owner and time', () => {
    const item = {
      type: 'object',
      properties: {
        task: text,
        assignee: { type: ['string', 'null'] },
        deadline: text,
        phrase_ids: texts,
      },
      required: ['task', 'assignee', 'deadline', 'phrase_ids'],
      additionalProperties: false,
    };

    expect(filled({ todos: { type: 'array', items: item } })).toEqual({
      todos: [
        {
          task: 'The agent will send the customer a confirmation email by the end of the day.',
          assignee: 'Agent',
          deadline: 'by the end of the day',
          phrase_ids: ['p21', 'p22'],
        },
      ],
    });
  });

  it('follows references and containers', () => {
    const call = {
      type: 'object',
      properties: { title: text, outcome: { $ref: '#/$defs/statement' } },
      required: ['title', 'outcome'],
      additionalProperties: false,
    };
    const statement = {
      type: 'object',
      properties: { text, evidence: texts },
      required: ['text', 'evidence'],
      additionalProperties: false,
    };

    expect(filled({ summary: call }, { $defs: { statement } })).toEqual({
      summary: { title: summary.title, outcome: summary.outcome },
    });
  });

  it('writes null, empty or neutral where nothing is known', () => {
    const document = filled({
      shoe_size: { type: ['integer', 'null'] },
      pets: texts,
      volume: { type: 'number' },
      vip: { type: 'boolean' },
      weather: text,
      urgency: { type: 'string', enum: ['high', 'unknown', 'low'] },
      colour: { type: 'string', enum: ['red', 'blue'] },
      kind: { const: 'call' },
    });

    expect(document).toEqual({
      shoe_size: null,
      pets: [],
      volume: 0,
      vip: false,
      weather: expect.any(String) as string,
      urgency: 'unknown',
      colour: 'red',
      kind: 'call',
    });
  });

  it('answers an unknown property with the sentence that has to do with it', () => {
    expect(filled({ contract_renewal: text })).toEqual({
      contract_renewal: expect.stringContaining('renewed your contract in February') as string,
    });
  });

  it('picks the member of an enum that says how the customer feels', () => {
    const mood = { type: 'string', enum: ['Negative', 'Mixed', 'Positive'] };

    expect(filled({ sentiment: mood })).toEqual({ sentiment: 'Mixed' });
  });

  it('gives empty statements, not invented ones, when nothing was said', () => {
    const statement = {
      type: 'object',
      properties: { text, evidence: texts },
      required: ['text', 'evidence'],
      additionalProperties: false,
    };
    const silence = summarizeSentences([]);

    expect(filled({ reason: statement, keyPoints: texts }, {}, silence)).toEqual({
      reason: { text: '', evidence: [] },
      keyPoints: [],
    });
  });

  it('ends a schema that refers to itself', () => {
    const node = {
      type: 'object',
      properties: { text, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
      required: ['text', 'children'],
      additionalProperties: false,
    };

    expect(filled({ reason: { $ref: '#/$defs/node' } }, { $defs: { node } })).toEqual({
      reason: { text: summary.reason?.text, children: [] },
    });
  });
});
