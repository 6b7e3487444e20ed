import { startOpenAiServer, type OpenAiServer } from '../../../local/openai';
import { makeOpenAiSummarizer } from '../../../shared/adapters/openai/summarizer';
import { statementsOf } from '../../../shared/domain/summary/statements';
import type { SummaryOutcome } from '../../../shared/domain/summary';
import { plainText, type Transcript } from '../../../shared/domain/transcript';
import { anAnswer, SUMMARIES } from '../../support/app/an-answer';
import { noIdentity } from '../../support/app/contract/targets';
import { textLike } from '../../support/app/matching';
import { longCall } from '../../support/long-call';

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer({ port: 0 });
});
afterAll(() => server.close());

const summarizer = (bounds: Partial<typeof SUMMARIES> = {}) =>
  makeOpenAiSummarizer(
    {
      baseUrl: server.url,
      key: 'k',
      model: 'local',
      timeoutMs: 60_000,
      summaries: { ...SUMMARIES, ...bounds },
    },
    noIdentity,
  );

/** Quarters of the call, from 0, that the summary has evidence from. */
function quartersIn(outcome: SummaryOutcome, { phrases, durationMs }: Transcript): number[] {
  if (outcome.kind === 'none') throw new Error(outcome.reason.message);
  const cited = new Set(statementsOf(outcome.summary).flatMap(({ evidence }) => evidence));
  const quarters = phrases
    .filter(({ id }) => cited.has(id))
    .map(({ offsetMs }) => Math.floor((offsetMs / durationMs) * 4));
  return [...new Set(quarters)].toSorted();
}

describe('the summary of a call of four hours', () => {
  const call = longCall(4);

  it('is about some 45,000 words', () => {
    const words = plainText(call).split(/\s+/u).length;
    expect(words).toBeGreaterThan(43_000);
    expect(words).toBeLessThan(60_000);
  });

  it('has evidence from every quarter, and costs no more than was estimated', async () => {
    const [tokens, calls] = [summarizer().tokensFor(call), summarizer().callsFor(call)];
    const outcome = await summarizer().summarize(call);
    expect(quartersIn(outcome, call)).toEqual([0, 1, 2, 3]);
    const run = outcome.run;
    expect(run?.parts).toBeGreaterThan(2);
    expect(run?.partsRead).toBe(run?.parts);
    expect((run?.promptTokens ?? 0) + (run?.completionTokens ?? 0)).toBeLessThan(tokens);
    expect(run?.calls).toBeLessThanOrEqual(calls);
  });

  it('is put together level by level where there are many parts', async () => {
    const outcome = await summarizer({ partTokens: 4000, calls: 200 }).summarize(call);
    expect(quartersIn(outcome, call)).toEqual([0, 1, 2, 3]);
    expect(outcome.run?.parts).toBeGreaterThan(15);
  });

  it('says of which part the model told nothing', async () => {
    const empty = { ...anAnswer({ summary: [] }), reason: null, keyPoints: [], topics: [] };
    server.faults.add({ action: { content: JSON.stringify(empty) }, skip: 1, times: 2 });
    const outcome = await summarizer().summarize(call);
    if (outcome.kind === 'none') throw new Error(outcome.reason.message);
    expect(outcome.summary.notices).toMatchObject([
      { code: 'partly_read', message: textLike(/nothing of 00:\d\d:\d\d to 0[01]:/) },
    ]);
  });

  it('says which part was read where the bounds do not let all be read', async () => {
    const outcome = await summarizer({ calls: 3 }).summarize(call);
    if (outcome.kind === 'none') throw new Error(outcome.reason.message);
    const [notice] = outcome.summary.notices;
    expect(notice?.code).toBe('partly_read');
    expect(notice?.message).toMatch(
      /only 00:00:00 to \d\d:\d\d:\d\d and \d\d:\d\d:\d\d to 0[34]:/u,
    );
    expect(outcome.run?.partsRead).toBe(2);
    expect(outcome.run?.calls).toBeLessThanOrEqual(3);
    expect(quartersIn(outcome, call)).toEqual(expect.arrayContaining([0, 3]));
  });
});
