import { parseFilter } from '../../../../../local/speech/filter/filter';
import { FilterSyntaxError } from '../../../../../local/speech/filter/filter-syntax-error';

const FIELDS = { name: 'text', status: 'text', created: 'date' } as const;
const entity = {
  name: "Tom's job",
  status: 'Failed',
  created: Date.parse('2026-01-31T12:00:00.400Z'),
};

describe('parseFilter', () => {
  it.each([
    ["status eq 'Failed'", true],
    ["status eq 'failed'", false],
    ["status ne 'Failed'", false],
    ["name eq 'Tom''s job'", true],
    ['created eq 2026-01-31T12:00:00Z', true],
    ["created eq '2026-01-31T12:00:00Z'", true],
    ['created gt 2026-01-31T12:00:00Z', false],
    ['created ge 2026-01-31T12:00:00Z', true],
    ['created lt 2026-02-01', true],
    ['created le 2026-01-31T11:59:59Z', false],
    ['created ge 2026-01-31T13:00:00+01:00', true],
    ["not status eq 'Failed'", false],
    ["not not status eq 'Failed'", true],
    ["status eq 'x' and name eq 'y' or status eq 'Failed'", true],
    ["status eq 'Failed' or name eq 'y' and name eq 'z'", true],
    ["(status eq 'Failed' or name eq 'y') and name eq 'z'", false],
    ["not (status eq 'x') and not(name eq 'y')", true],
    ["status eq 'and' or status eq ')'", false],
  ])('%s is %p', (filter, expected) => {
    expect(parseFilter(filter, FIELDS)(entity)).toBe(expected);
  });

  it.each([
    ['status', 'ends too early'],
    ["status eq 'Failed", "can't be understood from position 10"],
    ["size eq '1'", '"size" can\'t be filtered on. Use name, status, created.'],
    ["status gt 'A'", '"gt" can\'t be used with status. Use eq, ne.'],
    ['status eq Failed', 'must be compared with a text'],
    ["created gt 'soon'", 'must be compared with a date'],
    ['created gt 2026-99-99', 'must be compared with a date'],
    ["(status eq 'A'", 'lacks a closing parenthesis'],
    ["status eq 'A' status eq 'B'", 'goes on unexpectedly with "status"'],
    ["status eq 'A' and", 'ends too early'],
    ["status EQ 'A'", '"EQ" can\'t be used'],
    ["constructor eq 'A'", '"constructor" can\'t be filtered on'],
  ])('refuses %s', (filter, message) => {
    expect(() => parseFilter(filter, FIELDS)).toThrow(FilterSyntaxError);
    expect(() => parseFilter(filter, FIELDS)).toThrow(message);
  });
});
