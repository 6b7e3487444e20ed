/** A filter that can't be understood; the message says where and what would be right. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
}
