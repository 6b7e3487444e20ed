/** Framing of a message, and of the answer. */
const PER_MESSAGE = 8;
/** For estimates without a tokenizer: English has more bytes a token, JSON and other scripts fewer. */
const BYTES_PER_TOKEN = 2.7;

/** An upper estimate of what a text comes to; costs nothing. */
export function estimatedTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN) + PER_MESSAGE;
}

/**
 * Counts tokens as the models of today do (o200k). The table of the encoding has two megabytes: it is
 * loaded by the first recording that is long enough to be split.
 */
export async function tokenCounter(): Promise<(text: string) => number> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  return (text) => countTokens(text) + 1;
}
