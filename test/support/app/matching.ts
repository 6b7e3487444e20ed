/*
 * Jest's asymmetric matchers have the type any; these don't, so that they may stand in objects
 * without switching the compiler off.
 */

export const anyText: unknown = expect.any(String);
export const anyNumber: unknown = expect.any(Number);
export const textWith = (part: string): unknown => expect.stringContaining(part);
export const textLike = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const objectWith = (part: object): unknown => expect.objectContaining(part);
