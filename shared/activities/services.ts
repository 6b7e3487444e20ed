import { listPrice, type Service } from '../domain/choosing';
import { isAllowed } from '../domain/planning';
import type { Ports, Transcribers } from '../ports';
import { resourceOf } from '../domain/provider';

/**
 * Prices of an hour of audio (USD) by provider, where the settings know better than the price list;
 * `null` where there is none.
 */
export type HourPrices = Readonly<Record<string, number | null>>;

/** The services of the settings as candidates, in the order of PROVIDERS. */
export function servicesOf({ providers }: Transcribers, prices: HourPrices): Service[] {
  return providers.map(({ name, capabilities: can, lanes }) => {
    const known = prices[name];
    const usdPerHour = known === undefined ? listPrice(name, can.mode)?.usdPerHour : known;
    return {
      provider: name,
      mode: can.mode,
      can,
      lanes,
      ...(typeof usdPerHour === 'number' && { usdPerHour }),
    };
  });
}

/**
 * The same with what is known against them: a service of which every resource that is allowed has
 * refused jobs lately. One read for each resource.
 *
 * @param allowed resources that may have the audio; any where empty
 */
export async function withTroubles(
  services: readonly Service[],
  { clock, control }: Pick<Ports, 'clock' | 'control'>,
  allowed: readonly string[],
): Promise<Service[]> {
  const now = clock.now().toISOString();
  return Promise.all(
    services.map(async (service) => {
      const lanes = service.lanes.filter((lane) => isAllowed(lane, allowed));
      const resources = [...new Set(lanes.map(resourceOf))];
      const states = await Promise.all(resources.map((one) => control.read('lane', one)));
      const codes = states.flatMap((state) => {
        const trouble = state?.value.trouble;
        return trouble && trouble.until > now ? [trouble.code] : [];
      });
      const [trouble] = codes;
      const isAll = codes.length === resources.length && trouble !== undefined;
      return isAll ? { ...service, trouble } : service;
    }),
  );
}
