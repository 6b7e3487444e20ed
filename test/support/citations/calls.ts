import { speakersIn, type Phrase, type Transcript } from '../../../shared/domain/transcript';
import { CALLS } from '../../unit/local/openai/summarize/calls';
import * as known from './known-calls';
import * as made from './new-calls';
import * as unseen from './unseen-calls';

/** A statement that its evidence carries. */
export interface RightCitation {
  readonly call: string;
  readonly text: string;
  readonly evidence: readonly string[];
}

interface Line {
  readonly role: string | undefined;
  readonly text: string;
}

const AGENTS = new Set(['Agent', 'A', 'Host']);
/** The side that answers the phone, where labels only count. */
const FIRST = new Set(['Channel 1', 'Speaker 1']);

const KNOWN: Readonly<Record<string, readonly [keyof typeof CALLS, string]>> = {
  billingDispute: ['billingDispute', known.BILLING_DISPUTE],
  dentistBooking: ['dentistBooking', known.DENTIST_BOOKING],
  lateParcel: ['lateParcel', known.LATE_PARCEL],
  lostCard: ['lostCard', known.LOST_CARD],
  hotelRoom: ['hotelRoom', known.HOTEL_ROOM],
  internetOutage: ['internetOutage', known.INTERNET_OUTAGE],
  lostLuggage: ['lostLuggage', known.LOST_LUGGAGE],
  radioInterview: ['radioInterview', known.RADIO_INTERVIEW],
};
const MADE: Readonly<Record<string, made.NewCall>> = {
  doubleCharge: made.DOUBLE_CHARGE,
  lostBankCard: made.LOST_BANK_CARD,
  wrongAddress: made.WRONG_ADDRESS,
  carClaim: made.CAR_CLAIM,
  phoneContract: made.PHONE_CONTRACT,
  kitchenDelivery: made.KITCHEN_DELIVERY,
};
/** Kept apart: what the checks do with calls that they were not tuned on. */
const UNSEEN: Readonly<Record<string, made.NewCall>> = { gym: unseen.GYM, solar: unseen.SOLAR };

export const TRANSCRIPTS: ReadonlyMap<string, Transcript> = new Map([
  ...Object.entries(KNOWN).map(
    ([name, [call]]) =>
      [
        name,
        transcriptOf(CALLS[call].map(({ speaker, text }) => ({ role: roleOf(speaker), text }))),
      ] as const,
  ),
  ...Object.entries({ ...MADE, ...UNSEEN }).map(
    ([name, { play }]) => [name, transcriptOf(linesOf(play))] as const,
  ),
]);

export const RIGHT: readonly RightCitation[] = [
  ...Object.entries(KNOWN).flatMap(([name, [, statements]]) => citationsOf(name, statements)),
  ...Object.entries(MADE).flatMap(([name, { statements }]) => citationsOf(name, statements)),
];

export const UNSEEN_RIGHT: readonly RightCitation[] = Object.entries(UNSEEN).flatMap(
  ([name, { statements }]) => citationsOf(name, statements),
);

function roleOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  return AGENTS.has(label) || FIRST.has(label) ? 'agent' : 'customer';
}

function linesOf(play: string): Line[] {
  return play
    .trim()
    .split('\n')
    .map((line) => {
      const [, side, text = ''] = /^([AC]): (.*)$/u.exec(line) ?? [];
      return { role: side === 'A' ? 'agent' : 'customer', text };
    });
}

/** A stereo transcript in which the roles are known, three seconds a phrase. */
export function transcriptOf(lines: readonly Line[], locale = 'en-GB'): Transcript {
  const phrases = lines.map(({ role, text }, index): Phrase => ({
    id: `p${index + 1}`,
    channel: role === 'customer' ? 1 : 0,
    offsetMs: index * 3000,
    durationMs: 2500,
    text,
    recognized: true,
  }));
  const speakers = speakersIn(phrases, 2).map((speaker) => ({
    ...speaker,
    role: speaker.channel === 0 ? 'agent' : 'customer',
  }));
  return {
    schemaVersion: 2,
    recordingId: 'citations',
    version: '1',
    provider: 'test',
    locale,
    durationMs: lines.length * 3000,
    channels: 2,
    speakers,
    phrases,
  };
}

function citationsOf(call: string, statements: string): RightCitation[] {
  return statements
    .trim()
    .split('\n')
    .map((line) => {
      const [ids = '', text = ''] = line.split(' | ');
      return { call, text, evidence: ids.split(' ') };
    });
}
