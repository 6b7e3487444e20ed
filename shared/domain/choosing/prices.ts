import type { Mode } from './need';

/** What an hour of audio costs by a vendor's list, and how far that can be trusted. */
export interface ListPrice {
  /** As in PROVIDERS; live transcription of a vendor has the name of its batch service. */
  readonly provider: string;
  readonly mode: Mode;
  /** Where the price differs by model; the first row of a provider and mode is its usual one. */
  readonly model?: string;
  /** US dollars for an hour of audio, pay as you go, without free hours and discounts. */
  readonly usdPerHour: number;
  readonly source: string;
  /** When the source says that it was so (yyyy-mm or yyyy-mm-dd). */
  readonly asOf: string;
  /** Read on the vendor's own price page. What is not has to be checked before it is relied on. */
  readonly isConfirmed: boolean;
}

const RETAIL_API = 'quoted by others from the Azure Retail Prices API (S1, East US)';
const SPEECHMATICS_PAGE = 'quoted by others from speechmatics.com/pricing (Pro)';
const OPENAI_PAGE = 'quoted by others from the OpenAI price page (per minute)';

/**
 * List prices. The vendors' own pages could not be read when this was written: every row is from
 * somebody who quotes them, and none is confirmed. Contracts and regions have prices of their own.
 */
export const LIST_PRICES: readonly ListPrice[] = [
  row('azure-speech', 'batch', 0.18, '2026-09-04', RETAIL_API),
  row('azure-fast', 'fast', 0.36, '2026-09', RETAIL_API),
  row('azure-speech', 'live', 1, '2026-09', RETAIL_API),
  // For which of its models the source does not say.
  row('speechmatics', 'batch', 0.3, '2026-06-12', SPEECHMATICS_PAGE),
  row('speechmatics', 'live', 0.43, '2026-09-20', SPEECHMATICS_PAGE, 'enhanced'),
  row('speechmatics', 'live', 0.24, '2026-09-20', SPEECHMATICS_PAGE, 'standard'),
  row('openai', 'fast', 0.36, '2026-04', OPENAI_PAGE, 'whisper-1'),
  row('openai', 'fast', 0.36, '2026', OPENAI_PAGE, 'gpt-4o-transcribe'),
  row('openai', 'fast', 0.18, '2026', OPENAI_PAGE, 'gpt-4o-mini-transcribe'),
];

/** The price of a provider's mode; of its usual model where there is no row for the one that is named. */
export function listPrice(provider: string, mode: Mode, model?: string): ListPrice | undefined {
  const rows = LIST_PRICES.filter((price) => price.provider === provider && price.mode === mode);
  return rows.find((price) => price.model === model) ?? rows[0];
}

function row(
  provider: string,
  mode: Mode,
  usdPerHour: number,
  asOf: string,
  source: string,
  model?: string,
): ListPrice {
  return {
    provider,
    mode,
    ...(model !== undefined && { model }),
    usdPerHour,
    source,
    asOf,
    isConfirmed: false,
  };
}
