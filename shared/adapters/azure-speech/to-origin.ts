import {
  moreOf,
  type ChannelText,
  type Recognition,
  type UnnumberedPhrase,
} from '../../domain/transcript';
import { isToldByTimes } from './times';
import type { WireChannel, WireHead } from './wire';

type Form = 'lexical' | 'itn' | 'maskedITN' | 'display';

type OurForm = 'text' | 'lexical' | 'itn' | 'maskedItn';

const FORMS: Readonly<Record<Form, OurForm>> = {
  lexical: 'lexical',
  itn: 'itn',
  maskedITN: 'maskedItn',
  display: 'text',
};

const FIELDS: ReadonlySet<string> = new Set([
  'source',
  'timestamp',
  'combinedRecognizedPhrases',
  'recognizedPhrases',
]);

/** What a result file says beside its phrases. */
export function toOrigin(
  wire: WireHead,
  phrases: readonly UnnumberedPhrase[],
  durationMs: number,
): NonNullable<Recognition['origin']> {
  const { more } = moreOf(
    'more',
    wire,
    (field, value) => FIELDS.has(field) || isToldByTimes(field, value, { offsetMs: 0, durationMs }),
  );
  return {
    source: unsigned(wire.source),
    ...(wire.timestamp !== undefined && { createdAt: wire.timestamp }),
    channels: wire.combinedRecognizedPhrases.map((channel) => toChannelText(channel, phrases)),
    ...(more && { more: withoutSignatures(more) }),
  };
}

/** Only the forms that are not those of the channel's phrases one after another, as a rule none. */
function toChannelText(wire: WireChannel, phrases: readonly UnnumberedPhrase[]): ChannelText {
  const { channel = 0 } = wire;
  const own = phrases.filter((phrase) => phrase.channel === channel);
  const entries = Object.entries(FORMS) as [Form, OurForm][];
  return {
    channel,
    ...Object.fromEntries(
      entries
        .filter(([form, ours]) => wire[form] !== undefined && wire[form] !== joined(own, ours))
        .map(([form, ours]) => [ours, wire[form]]),
    ),
    ...moreOf('more', wire, (field) => field === 'channel' || field in FORMS),
  };
}

function joined(phrases: readonly UnnumberedPhrase[], form: OurForm): string {
  return phrases
    .map((phrase) => (form === 'text' ? displayOf(phrase) : phrase[form]) ?? '')
    .filter((text) => text !== '')
    .join(' ');
}

/** As it was sent, where line breaks were taken out of it. */
function displayOf({ text, more }: UnnumberedPhrase): string {
  const display = more?.['display'];
  return typeof display === 'string' ? display : text;
}

/** A field that is not known to us may be another URL with a signature. */
function withoutSignatures(more: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(more).map(([field, value]) => [
      field,
      typeof value === 'string' ? unsigned(value) : value,
    ]),
  );
}

/** A URL as it was sent, without its query; a path in a container stays as it is. */
function unsigned(source: string): string {
  return /^https?:/i.test(source) ? source.replace(/[?#].*$/s, '') : source;
}
