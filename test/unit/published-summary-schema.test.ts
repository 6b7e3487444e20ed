import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { z } from 'zod';
import { storedSummarySchema, summarySchema } from '../../shared/domain/summary';
import { aSummary } from '../support/app/builders';

const FILE = join(__dirname, '../../docs/summary.schema.json');

/** The schema of summaries, for those who read them. */
const PUBLISHED = {
  title: 'Callscribe summary',
  description: 'Every statement names the phrases that carry it. See summary.md.',
  ...z.toJSONSchema(summarySchema),
};

const parsed = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('docs/summary.schema.json', () => {
  // UPDATE_SCHEMAS=1 npm run test:unit writes it anew; prettier gives it its form.
  if (process.env['UPDATE_SCHEMAS'])
    beforeAll(() => writeFileSync(FILE, JSON.stringify(PUBLISHED)));

  it('is the schema that summaries are read with', () => {
    expect(parsed(readFileSync(FILE, 'utf8'))).toEqual(PUBLISHED);
  });

  it('is what a summary is like', () => {
    const validate = new Ajv2020({ strict: true }).compile(parsed(readFileSync(FILE, 'utf8')));
    const summary = JSON.parse(JSON.stringify(aSummary())) as object;
    expect([validate(summary), validate.errors]).toEqual([true, null]);
    expect(validate({ ...summary, schemaVersion: 1 })).toBe(false);
    expect(validate({ ...summary, keyPoints: [{ text: 'No evidence.' }] })).toBe(false);
  });
});

describe('a summary of before there were checks', () => {
  it('is read as one that nobody checked', () => {
    const statement = { text: 'The card is gone.', evidence: ['p2'] };
    const old = {
      title: 'Lost card',
      summary: [statement],
      reason: statement,
      outcome: null,
      keyPoints: [],
      actionItems: [{ ...statement, owner: null, due: null }],
      topics: [],
      sentiment: [{ ...statement, speaker: 'Channel 1', label: 'negative' }],
    };
    expect(storedSummarySchema.parse(old)).toMatchObject({
      schemaVersion: 2,
      reason: { verified: false, problem: 'not_checked' },
      sentiment: [{ start: 'negative', end: 'negative' }],
      openQuestions: [],
      counts: { statements: 4, unverified: 4 },
    });
  });
});
