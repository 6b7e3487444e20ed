const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/**
 * A size as people say it, in the unit that the bound is given in: some services count MB of a
 * million bytes, others of 1024².
 *
 * @example sizeText(262_144_000, 250_000_000) === '262.14 MB'
 */
export function sizeText(bytes: number, bound: number): string {
  const [mega, giga] = bound % 1_000_000 === 0 ? [1e6, 1e9] : [MIB, GIB];
  const [unit, name] = bound >= giga ? [giga, 'GB'] : [mega, 'MB'];
  const text = (bytes / unit).toFixed(2);
  return `${bytes === bound ? Number(text) : text} ${name}`;
}
