/** `YYYY-MM-DDThh:mm:ssZ`, as in every entity of the service. */
export function toDateTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
