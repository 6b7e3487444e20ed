/**
 * Tokens are estimated, not counted: four bytes of UTF-8 each. English text in OpenAI's tokenizers has
 * 4 to 4.5 characters a token, so the estimate errs on the high side, other scripts more so.
 */
const BYTES_PER_TOKEN = 4;
/** OpenAI frames every message with role and delimiters, and primes the answer. */
const TOKENS_PER_MESSAGE = 4;
const TOKENS_PER_ANSWER = 3;

export function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

export function promptTokensOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + tokensOf(text) + TOKENS_PER_MESSAGE, TOKENS_PER_ANSWER);
}

/** The beginning of a text that has at most so many tokens; whole characters only. */
export function firstTokens(text: string, tokens: number): string {
  const bytes = Buffer.from(text).subarray(0, tokens * BYTES_PER_TOKEN);
  return bytes.toString().replace(/\uFFFD+$/u, '');
}
