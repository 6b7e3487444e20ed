import { PROVIDER as AZURE_SPEECH } from '../adapters/azure-speech/http';
import type { HourPrices } from '../activities/services';
import type { Settings } from '../config/settings';
import { listPrice } from '../domain/choosing';

const OPENAI_HOST = 'api.openai.com';

/**
 * What an hour of audio costs by the settings, where they tell more than the price list does: the
 * price of a contract, the model. A server of one's own has no list price.
 */
export function hourPrices({ prices, providers }: Settings): HourPrices {
  const { speechmatics, transcription } = providers;
  const isOpenAi = transcription && new URL(transcription.baseUrl).host === OPENAI_HOST;
  const known = {
    [AZURE_SPEECH]: prices.speechHour > 0 ? prices.speechHour : undefined,
    speechmatics:
      speechmatics && listPrice('speechmatics', 'batch', speechmatics.model)?.usdPerHour,
    openai: isOpenAi ? listPrice('openai', 'fast', transcription.model)?.usdPerHour : null,
  };
  return Object.fromEntries(
    Object.entries(known).filter(
      (entry): entry is [string, number | null] => entry[1] !== undefined,
    ),
  );
}
