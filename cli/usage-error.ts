/** What the user asked for can't be done as it was asked; exit code 2, nothing was started. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
