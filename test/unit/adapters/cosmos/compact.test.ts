import { compact } from '../../../../shared/adapters/cosmos/compact';

describe('compact', () => {
  it('takes away fields that are undefined, at every depth, and nothing else', () => {
    const value = {
      a: undefined,
      b: null,
      c: '',
      d: 0,
      e: false,
      f: [{ g: undefined, h: 1 }, 'i', null],
      j: { k: undefined },
    };
    expect(compact(value)).toStrictEqual({
      b: null,
      c: '',
      d: 0,
      e: false,
      f: [{ h: 1 }, 'i', null],
      j: {},
    });
  });
});
