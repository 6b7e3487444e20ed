import { liftLiterals } from '../../../../local/cosmos/lift-literals';

const values = (query: string) => liftLiterals(query).parameters.map(({ value }) => value);

describe('constants of a query', () => {
  it('become parameters, so that queries which differ in nothing else are one text', () => {
    const one = liftLiterals('SELECT * FROM c WHERE c.jobId = "job-1" AND c.epoch = 1');
    const other = liftLiterals('SELECT * FROM c WHERE c.jobId = "job-2" AND c.epoch = 27');

    expect(one.text).toBe('SELECT * FROM c WHERE c.jobId = @lifted0 AND c.epoch = @lifted1');
    expect(other.text).toBe(one.text);
    expect(other.parameters).toEqual([
      { name: '@lifted0', value: 'job-2' },
      { name: '@lifted1', value: 27 },
    ]);
  });

  it.each([
    ['c.a IN ("x", "y", -2.5)', ['x', 'y', -2.5]],
    ['c.a = "say \\"no\\" = 7"', ['say "no" = 7']],
    ['c.a = "b" AND CONTAINS(c.b, "(1, 2)")', ['b', '(1, 2)']],
    ['c.a >= 3', [3]],
  ])('are found in %s', (condition, expected) => {
    expect(values(`SELECT * FROM c WHERE ${condition}`)).toEqual(expected);
  });

  it.each([
    'SELECT TOP 2 VALUE c.id FROM c',
    'SELECT * FROM c WHERE c["status"] = true',
    'SELECT * FROM c WHERE c.a = null AND c.b = undefined',
    "SELECT * FROM c WHERE c.a = 'single = 7'",
    'SELECT * FROM c WHERE c.list[0] = @value',
    'SELECT * FROM c ORDER BY c.n OFFSET 3 LIMIT 4',
  ])('stay where they are no values of a comparison: %s', (query) => {
    expect(liftLiterals(query)).toEqual({ text: query, parameters: [] });
  });
});
