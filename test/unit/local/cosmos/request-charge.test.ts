import { queryCharge, readCharge, writeCharge } from '../../../../local/cosmos/request-charge';

const KB = 1024;

describe('request charge', () => {
  it.each([
    [1, 1, 4.95],
    [4, 1.14, 6.67],
    [64, 4.76, 22.67],
    [512, 40.95, 184.57],
    [1024, 145.9, 625],
    [2048, 291.8, 1250],
  ])('charges %i KB as published: %f RU to read, %f to write', (kilobytes, read, write) => {
    expect(readCharge(kilobytes * KB)).toBe(read);
    expect(writeCharge(kilobytes * KB)).toBe(write);
  });

  it('charges sizes between two published ones in proportion', () => {
    expect(writeCharge(2.5 * KB)).toBeCloseTo((4.95 + 6.67) / 2, 2);
  });

  it('has a smallest charge', () => {
    expect([readCharge(10), writeCharge(10)]).toEqual([1, 4.95]);
  });

  it('charges a query more than reading what it returns', () => {
    expect(queryCharge(2)).toBe(2.5);
    expect(queryCharge(64 * KB)).toBeCloseTo(4.76 + 1.5, 2);
  });
});
