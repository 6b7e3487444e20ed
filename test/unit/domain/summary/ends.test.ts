import { prospectOf } from '../../../../shared/domain/summary/ends';
import { aPhrase, aTranscript } from '../../../support/app/builders';
import { textLike } from '../../../support/app/matching';

const saying = (...texts: string[]) =>
  aTranscript({
    phrases: texts.map((text, at) =>
      aPhrase({ id: `p${at + 1}`, text, channel: at % 2, offsetMs: at * 3000 }),
    ),
  });
const alone = (...texts: string[]) =>
  aTranscript({ phrases: texts.map((text, at) => aPhrase({ id: `p${at + 1}`, text })) });
const codes = (transcript: ReturnType<typeof saying>) => {
  const prospect = prospectOf(transcript);
  return prospect.kind === 'none' ? prospect.reason.code : prospect.notices.map(({ code }) => code);
};

describe('what a transcript tells of its summary', () => {
  it.each([
    ['nothing was said', saying('', '…'), 'no_speech'],
    ['there is only music', saying('♪♪♪', '[Music]', '(music playing)'), 'music_only'],
    [
      'nearly every word is a guess',
      aTranscript({
        phrases: [
          aPhrase({ text: 'Shown in Tag, ish heiser fever.', confidence: 0.21 }),
          aPhrase({ id: 'p2', text: 'Come ditch hell fan.', confidence: 0.3 }),
        ],
      }),
      'not_understood',
    ],
  ])('is that there is none when %s', (_what, transcript, code) => {
    expect(codes(transcript)).toBe(code);
  });

  it('is nothing more for a usual call', () => {
    expect(codes(saying('Good morning.', 'My card is gone.', 'I will block it.'))).toEqual([]);
  });

  it.each([
    [
      'a machine takes it',
      alone(
        'You have reached the voicemail of Tom. Please leave a message after the tone.',
        'Hi Tom.',
      ),
    ],
    ['a machine takes it, in German', alone('Bitte sprechen Sie nach dem Signalton.', 'Hallo.')],
    [
      'one voice asks to be called back',
      alone('This is Janet Moore.', 'Please call me back on 020 7946 0018.'),
    ],
  ])('is that it is a message when %s', (_what, transcript) => {
    expect(codes(transcript)).toEqual(['voicemail']);
  });

  it('is no message when somebody answers', () => {
    expect(codes(saying('Please call me back tomorrow.', 'I will do that.'))).toEqual([]);
  });

  it('is that one side is missing when only one channel speaks', () => {
    const words =
      'I have told you the whole story now, and I really do not know what else there is.';
    expect(codes(alone(words, words))).toEqual(['one_side_only']);
  });

  it('is that the locale was wrong when the words are those of another language', () => {
    const german =
      'Guten Tag, ich habe eine Frage zu meiner Rechnung und ich möchte wissen, warum sie so hoch ist, weil ich das nicht verstehe und der Betrag nicht stimmt.';
    const transcript = saying(german, 'Ich sehe das, einen Moment bitte, ich prüfe es für Sie.');
    expect(codes(transcript)).toEqual(['other_language']);
    expect(codes({ ...transcript, locale: 'de-DE' })).toEqual([]);
  });

  it('says each in a sentence that a reader understands', () => {
    const prospect = prospectOf(saying(''));
    expect(prospect).toMatchObject({ reason: { message: textLike(/^[A-Z].*\.$/) } });
  });
});
