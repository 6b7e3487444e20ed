import {
  numberPhrases,
  speakersIn,
  withRoles,
  type Phrase,
  type Transcript,
  type UnnumberedPhrase,
} from '../../../shared/domain/transcript';
import { aPhrase, aTranscript } from '../../support/app/builders';

function said(changes: Partial<Phrase>): UnnumberedPhrase {
  const { id: _id, ...phrase } = aPhrase(changes);
  return phrase;
}

/** A call in which the channels take turns; a text of nothing leaves the turn out. */
function call(turns: readonly string[], locale = 'en-GB', voices = 2): Transcript {
  const phrases = numberPhrases(
    turns.flatMap((text, index) =>
      text === '' ? [] : [said({ channel: index % voices, offsetMs: index * 1000, text })],
    ),
  );
  return aTranscript({ phrases, locale, channels: voices });
}

const rolesOf = (transcript: Transcript, setting?: Record<string, string>) =>
  withRoles(transcript, setting).speakers.map(({ role }) => role);

const swapped = (turns: readonly string[]) => ['', ...turns];

/** First the agent, then the customer, and so on. */
const CALLS: readonly (readonly [string, readonly string[]])[] = [
  [
    'en-GB',
    [
      'Thank you for calling Contoso, my name is Sam.',
      'Hi.',
      'How can I help?',
      'My line is down.',
    ],
  ],
  ['en-US', ['This call may be recorded for training purposes.', 'Fine.']],
  [
    'en-US',
    [
      "You're through to billing.",
      "Hi, I'm calling about my invoice.",
      'Okay.',
      'I would like to cancel it.',
    ],
  ],
  ['en-AU', ['Good day.', 'G’day.', 'Could I take your account number, please?', "It's four one."]],
  ['en-IN', ['Is there anything else I can help you with?', 'No, thanks.']],
  [
    'de-DE',
    [
      'Vielen Dank für Ihren Anruf bei Contoso.',
      'Guten Tag.',
      'Was kann ich für Sie tun?',
      'Mein Anschluss ist tot.',
    ],
  ],
  [
    'de-AT',
    [
      'Grüß Gott.',
      'Ich rufe an, weil meine Karte weg ist.',
      'Oje.',
      'Ich möchte sie bitte sperren.',
    ],
  ],
  ['de-CH', ['Darf ich bitte Ihre Kundennummer haben?', 'Ja, sieben acht.']],
  ['fr-FR', ["Merci d'avoir appelé Contoso, en quoi puis-je vous aider ?", 'Bonjour.']],
  ['fr-CA', ['Oui, bonjour.', "J'appelle au sujet de ma facture."]],
  ['fr-FR', ['Cet appel est susceptible d’être enregistré.', 'D’accord.']],
  ['es-ES', ['Gracias por llamar a Contoso. ¿En qué le puedo ayudar?', 'Hola.']],
  ['es-MX', ['Buenas tardes.', 'Hola, llamo porque no tengo internet.']],
  ['es-ES', ['¿Me puede dar su número de cliente?', 'Sí, es el cuatro.']],
];

describe('roles by what is said', () => {
  it.each(CALLS)('show in a call in %s, whichever channel the agent is on: %j', (locale, turns) => {
    expect(rolesOf(call(turns, locale))).toEqual(['agent', 'customer']);
    expect(rolesOf(call(swapped(turns), locale))).toEqual(['customer', 'agent']);
  });

  it('name the phrases that show them, in order of time', () => {
    const [agent, customer] = withRoles(
      call(['Hello.', "I'm calling about my order.", 'How can I help?', 'It never came.']),
    ).speakers;
    expect(agent).toEqual({
      id: 'c0',
      channel: 0,
      role: 'agent',
      roleFrom: 'said',
      roleEvidence: ['p2', 'p3'],
    });
    expect(customer?.roleEvidence).toEqual(['p2', 'p3']);
  });

  it.each([
    ['nothing tells', ['Hello?', 'Hello.', 'Who is this?', 'It is me.']],
    ['both sound like agents', ['Thank you for calling.', 'How can I help?']],
    ['both ask for something', ["I'm calling about the bill.", "I'm calling to ask about it too."]],
    ['there is only a hint', ['We are calling from Leeds.', 'All right.']],
    [
      'one voice says both',
      ["Thank you for calling, how can I help? Hi, I'm calling about my order.", 'Mm.'],
    ],
    ['only one side speaks', ['Thank you for calling, how can I help?']],
    ['it is in the words of another', ['Yes.', 'She asked what the number was for.']],
    ['nothing is said', []],
  ])('are not guessed when %s', (_what, turns) => {
    for (const one of [turns, swapped(turns)]) {
      const roles = rolesOf(call(one));
      expect(roles.filter((role) => role !== undefined)).toEqual([]);
    }
  });

  it('are not guessed in a language that is not known here', () => {
    expect(rolesOf(call(['Thank you for calling, how can I help?', 'Hei.'], 'fi-FI'))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('follow the language of each phrase, where it was identified', () => {
    const { phrases, ...rest } = call(['Was kann ich für Sie tun?', 'Hello.'], 'en-GB');
    const spoken = phrases.map((phrase) => ({ ...phrase, locale: 'de-DE' }));
    expect(rolesOf({ ...rest, phrases: spoken })).toEqual(['agent', 'customer']);
  });

  it('are each shown on their own where there are three voices', () => {
    const turns = ['How can I help?', "I'm calling about my bill.", 'Mm-hm.'];
    expect(rolesOf(call(turns, 'en-GB', 3))).toEqual(['agent', 'customer', undefined]);
  });

  it('do not grow clearer when somebody repeats a hint', () => {
    const turns = Array.from({ length: 20 }, (_, i) =>
      i % 2 ? 'Yes.' : 'We are calling from Leeds.',
    );
    expect(rolesOf(call(turns))).toEqual([undefined, undefined]);
  });

  it('are those of voices in one channel, too', () => {
    const phrases = numberPhrases([
      said({ speaker: 2, text: 'How can I help you?' }),
      said({ speaker: 1, offsetMs: 5000, text: 'My card is gone.' }),
    ]);
    const transcript = aTranscript({ channels: 1, phrases, speakers: speakersIn(phrases, 1) });
    expect(withRoles(transcript).speakers.map(({ id, role }) => [id, role])).toEqual([
      ['s1', 'customer'],
      ['s2', 'agent'],
    ]);
  });
});

describe('roles by setting', () => {
  const turns = ['Thank you for calling, how can I help?', 'Hi.'];

  it('go before what is said', () => {
    const setting = { channel0: 'customer', channel1: 'agent' };
    expect(withRoles(call(turns), setting).speakers).toEqual([
      { id: 'c0', channel: 0, role: 'customer', roleFrom: 'setting' },
      { id: 'c1', channel: 1, role: 'agent', roleFrom: 'setting' },
    ]);
  });

  it('add nothing to a voice that they do not name', () => {
    expect(rolesOf(call(turns), { channel1: 'interpreter' })).toEqual([undefined, 'interpreter']);
  });

  it('name voices of one channel by their numbers', () => {
    const phrases = numberPhrases([said({ speaker: 1 }), said({ speaker: 2, offsetMs: 1 })]);
    const transcript = aTranscript({ channels: 1, phrases, speakers: speakersIn(phrases, 1) });
    expect(rolesOf(transcript, { speaker2: 'agent', channel0: 'customer' })).toEqual([
      'customer',
      'agent',
    ]);
  });
});
