import { Faults } from '../../../../local/cosmos/faults';
import { checkId, checkSize, MAX_DOCUMENT_BYTES } from '../../../../local/cosmos/limits';
import { parsePartitionKey, valueAt } from '../../../../local/cosmos/partition-key';
import { querySource } from '../../../../local/cosmos/query-source';
import { expiresAt } from '../../../../local/cosmos/time-to-live';

const refusal = (status: number) => expect.objectContaining({ status }) as Error;

const DOCUMENT = { id: 'a', _rid: 'r', _self: '', _etag: 'e', _ts: 1000 };

describe('limits', () => {
  it.each(['a/b', 'a\\b', 'a#b', 'a?b', '', 'ü'.repeat(512), undefined, 7])(
    'refuse the id %p',
    (id) => {
      expect(() => checkId(id)).toThrow(refusal(400));
    },
  );

  it('accept an id of 1023 bytes and a document of 2 MB, and no byte more', () => {
    expect(() => checkId('a'.repeat(1023))).not.toThrow();
    expect(() => checkSize(MAX_DOCUMENT_BYTES)).not.toThrow();
    expect(() => checkSize(MAX_DOCUMENT_BYTES + 1)).toThrow(refusal(413));
  });
});

describe('partition keys', () => {
  it('are one string', () => {
    expect(parsePartitionKey('["abc"]')).toBe('abc');
  });

  it.each(['[{}]', '[null]', '[7]', '[""]', '["a","b"]', 'abc'])('are refused: %s', (text) => {
    expect(() => parsePartitionKey(text)).toThrow(refusal(400));
  });

  it('are found at nested paths', () => {
    expect(valueAt('/call/id', { call: { id: 'x' } })).toBe('x');
    expect(valueAt('/call/id', { call: 'x' })).toBeUndefined();
    expect(valueAt('/constructor', {})).toBeUndefined();
  });
});

describe('expiresAt', () => {
  it.each([
    ['the container has no default', {}, undefined, undefined],
    ['the default is "only where a document says so"', {}, -1, undefined],
    ['the document has its own time', { ttl: 5 }, -1, 1_005_000],
    ['the document has its own time, shorter than the default', { ttl: 5 }, 60, 1_005_000],
    ['the default counts', {}, 60, 1_060_000],
    ['the document never expires', { ttl: -1 }, 60, undefined],
    ['the document has a time and the container none', { ttl: 5 }, undefined, undefined],
  ])('when %s', (_when, properties, defaultTtl, expiry) => {
    expect(expiresAt({ ...DOCUMENT, ...properties }, defaultTtl)).toBe(expiry);
  });
});

describe('querySource', () => {
  it('gives the rows that the reducers of the query engine would gather', () => {
    const rows = querySource([1, 2, 3])
      .reduce<unknown[]>((all, n) => (Number(n) === 2 ? all : [...all, { n }]), [])
      .reduce<unknown[]>((all, row) => [...all, row, row], []);

    expect(rows).toEqual([{ n: 1 }, { n: 1 }, { n: 3 }, { n: 3 }]);
  });

  it('leaves derived arrays alone, so that sums add up', () => {
    const sum = querySource([1, 2, 3])
      .map(Number)
      .reduce((total, n) => total + n, 0);

    expect(sum).toBe(6);
  });
});

describe('Faults', () => {
  const action = { status: 503 };

  it('act on some requests after leaving some alone', () => {
    const faults = new Faults([{ operation: 'create', skip: 1, times: 2, action }]);

    const actions = Array.from({ length: 4 }, () => faults.next({ operation: 'create' }));

    expect(actions).toEqual([undefined, action, action, undefined]);
  });

  it('act on the named operation and container only', () => {
    const faults = new Faults([{ operation: 'patch', container: 'jobs', action }]);

    expect(faults.next({ operation: 'patch', container: 'recordings' })).toBeUndefined();
    expect(faults.next({ operation: 'read', container: 'jobs' })).toBeUndefined();
    expect(faults.next({ operation: 'patch', container: 'jobs' })).toEqual(action);
  });

  it('go on to the next plan when one is used up', () => {
    const second = { delayMs: 5 };
    const faults = new Faults([
      { operation: 'read', times: 1, action },
      { operation: 'read', action: second },
    ]);

    expect([faults.next({ operation: 'read' }), faults.next({ operation: 'read' })]).toEqual([
      action,
      second,
    ]);
  });
});
