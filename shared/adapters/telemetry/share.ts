/** Whether a trace is among those kept when this share of all is (0 … 1). */
export function isWithin(traceId: string, share: number): boolean {
  return Number.parseInt(traceId.slice(-8), 16) < share * 2 ** 32;
}
