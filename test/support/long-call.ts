import type { Phrase } from '../../shared/domain/transcript';
import { speakersIn, type Transcript } from '../../shared/domain/transcript';

const MATTERS = [
  ['boiler', 'engineer', 'Tuesday', 'pressure valve', 'Canal Street'],
  ['invoice', 'direct debit', 'Friday', 'account balance', 'Northwind'],
  ['parcel', 'courier', 'Monday', 'tracking number', 'Leeds depot'],
  ['contract', 'renewal', 'Thursday', 'cancellation fee', 'Harrow'],
  ['router', 'technician', 'Wednesday', 'fibre cable', 'Clearline'],
  ['claim', 'garage', 'Saturday', 'bumper repair', 'Kessler'],
  ['booking', 'manager', 'Sunday', 'family room', 'Lake View'],
  ['card', 'branch', 'Tuesday', 'security code', 'Meridian'],
] as const;

const LINES = [
  "I'm calling about the {0} again, because the {3} still isn't right.",
  'Let me look at the {0} for you. I can see that the {1} was there on {2}.',
  'The {1} told me that the {3} would cost {n} pounds, and nobody at {4} called back.',
  "I'm sorry about that. I will ask the {1} to check the {3} by {2}.",
  'Could you also confirm the {0} in writing, please? We were promised that at {4}.',
  'Of course. I have noted {n} in the file, and the {1} from {4} will call you on {2}.',
  'What happens if the {3} fails again before {2}?',
  'Then we will replace the {3} at no charge, and credit {n} pounds to your account.',
] as const;

/** A stereo call of so many hours whose matter changes every few minutes; about 45,000 words in four. */
export function longCall(hours: number): Transcript {
  const phrases: Phrase[] = [];
  const lengthMs = hours * 3_600_000;
  const everyMs = 5_000;
  for (let at = 0; at * everyMs < lengthMs; at += 1) {
    const matter = MATTERS[Math.floor(at / 45) % MATTERS.length] ?? MATTERS[0];
    const round = Math.floor(at / 45 / MATTERS.length) + 1;
    const line = LINES[at % LINES.length] ?? LINES[0];
    const text = line
      .replaceAll(/\{(\d)\}/gu, (_, place: string) => matter[Number(place)] ?? '')
      .replaceAll('{n}', String(20 + ((at * 7) % 900) + round));
    phrases.push({
      id: `p${at + 1}`,
      channel: at % 2 === 0 ? 1 : 0,
      offsetMs: at * everyMs,
      durationMs: everyMs - 600,
      text: at % 3 === 0 ? `${text} It is about the ${matter[0]} at ${matter[4]}.` : text,
      recognized: true,
    });
  }
  return {
    schemaVersion: 2,
    recordingId: 'long-call',
    version: '1',
    provider: 'test',
    locale: 'en-GB',
    durationMs: lengthMs,
    channels: 2,
    speakers: speakersIn(phrases, 2),
    phrases,
  };
}
