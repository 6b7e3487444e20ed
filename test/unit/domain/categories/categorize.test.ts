import { categorize, parseCategories } from '../../../../shared/domain/categories';
import { aPhrase, aTranscript } from '../../../support/app/builders';

const CALL = aTranscript({
  durationMs: 100_000,
  speakers: [
    { id: 'c0', channel: 0, role: 'agent' },
    { id: 'c1', channel: 1, role: 'customer' },
  ],
  phrases: [
    aPhrase({ id: 'p1', text: 'Thank you for calling. How can I help?' }),
    aPhrase({
      id: 'p2',
      channel: 1,
      offsetMs: 10_000,
      text: 'I want to cancel my contract, please.',
    }),
    aPhrase({ id: 'p3', offsetMs: 20_000, text: 'Cancelling it is no problem.' }),
    aPhrase({
      id: 'p4',
      channel: 1,
      offsetMs: 50_000,
      text: 'And I want my money back, all of it.',
    }),
    aPhrase({
      id: 'p5',
      channel: 1,
      offsetMs: 90_000,
      text: 'Über die Kündigung sprechen wir noch.',
    }),
  ],
});

const hits = (...rules: object[]) => {
  const parsed = parseCategories(JSON.stringify(rules));
  if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
  return categorize(CALL, parsed.rules);
};
const evidence = (rule: object) => hits({ name: 'it', ...rule }).hits[0]?.evidence;

describe('the categories of a call', () => {
  it('come with how often and where they are said', () => {
    expect(hits({ name: 'cancellation', any: ['cancel*'] })).toEqual({
      hits: [{ name: 'cancellation', count: 2, evidence: ['p2', 'p3'] }],
      undecided: [],
    });
  });

  it.each([
    [{ any: ['CANCEL my Contract'] }, ['p2']],
    [{ any: ['cancel * contract'] }, ['p2']],
    [{ any: ['want ... contract'] }, ['p2']],
    [{ any: ['want ... back'] }, ['p4']],
    [{ any: ['kundigung'] }, ['p5']],
    [{ any: ['*cell*'] }, ['p3']],
    [{ any: ['refund', 'money back'] }, ['p4']],
    [{ all: ['cancel', 'money back'] }, ['p2', 'p4']],
    [{ any: ['cancel*'], by: 'agent' }, ['p3']],
    [{ any: ['cancel*'], by: 'c1' }, ['p2']],
    [{ any: ['i want'], when: { firstSeconds: 20 } }, ['p2']],
    [{ any: ['i want'], when: { lastShare: 0.5 } }, ['p4']],
    [{ any: ['i want'], when: { firstShare: 0.2 } }, ['p2']],
    [{ any: ['kundigung'], when: { lastSeconds: 10 } }, ['p5']],
    [{ any: ['cancel*'], near: { phrases: ['problem'], words: 5 } }, ['p3']],
    [{ any: ['i want'], near: { phrases: ['contract'], seconds: 15 } }, ['p2']],
    [{ any: ['i want'], atLeast: 2 }, ['p2', 'p4']],
    [{ any: ['cancel'], none: ['money back'], by: 'agent' }, undefined],
  ])('by %j', (rule, ids) => {
    expect(evidence(rule)).toEqual(ids);
  });

  it.each([
    { any: ['cance'] },
    { any: ['cancel'], none: ['money back'] },
    { all: ['cancel', 'refund'] },
    { any: ['i want'], atLeast: 3 },
    { any: ['want ... thanks'] },
    { any: ['contract please cancelling'] },
  ])('are none by %j', (rule) => {
    expect(evidence(rule)).toBeUndefined();
  });

  it('leave open what asks for a role that nobody has', () => {
    expect(hits({ name: 'upset', any: ['want'], by: 'supervisor' })).toEqual({
      hits: [],
      undecided: ['upset'],
    });
  });

  it('take no longer for a pattern made to hang', () => {
    const text = 'a '.repeat(20_000);
    const call = aTranscript({ phrases: [aPhrase({ text })] });
    const parsed = parseCategories(
      JSON.stringify([{ name: 'it', any: ['a ... a ... a a a a a a a b', 'a*a*a*a*a*a*b'] }]),
    );
    const started = process.cpuUsage().user;
    expect('rules' in parsed && categorize(call, parsed.rules).hits).toEqual([]);
    expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
  });
});

describe('rules that cannot be used', () => {
  it.each([
    ['{', 'it is not JSON'],
    ['{}', 'the list is not a list of rules'],
    ['[{"name":"a"}]', '0 needs phrases in any or all: without them nothing can be found'],
    [
      '[{"name":"a","any":["* ..."]}]',
      '0.any.0 "* ..." begins or ends with "...", which says nothing there',
    ],
    ['[{"name":"a","any":["* *"]}]', '0.any.0 "* *" fits any words'],
    ['[{"name":"a","any":["- b"]}]', '0.any.0 "- b" has "-", which is no word'],
    ['[{"name":"a","any":["b"],"who":"c"}]', '0 has members that there are not: who'],
    ['[{"name":"a","any":["b"]},{"name":"a","any":["c"]}]', 'the list has two rules of one name'],
    ['[{"name":"a","any":["b"],"near":{"phrases":["c"]}}]', '0.near needs either words or seconds'],
    ['[{"name":"a","any":["b"],"when":{}}]', '0.when names not exactly one part of the call'],
  ])('%s', (json, problem) => {
    expect(parseCategories(json)).toEqual({ problems: [problem] });
  });
});
