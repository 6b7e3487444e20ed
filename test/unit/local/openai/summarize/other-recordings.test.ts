import {
  NO_SPEECH_TITLE,
  summarizeCall,
} from '../../../../../local/openai/summarize/summarize-call';
import { CALLS } from './calls';
import { script } from './calls/script';

describe('a message on a machine', () => {
  const summary = summarizeCall(CALLS.voicemail);

  it('tells who called, what about, and what is asked', () => {
    expect(summary.title).toBe('Flat at 22 Canal Street');
    expect(JSON.stringify(summary.keyPoints)).toContain(
      'Janet Moore calling from Fairview Lettings',
    );
    expect(summary.actionItems).toEqual([
      {
        text: "Please call the caller back on 020 7946 0018 before 5 o'clock.",
        owner: null,
        due: "before 5 o'clock",
        evidence: ['p6'],
      },
    ]);
  });

  it('has no outcome', () => {
    expect(summary.outcome).toBeNull();
  });
});

describe('a radio interview', () => {
  const summary = summarizeCall(CALLS.radioInterview);

  it('is about heat storage', () => {
    expect(summary.title).toContain('storing heat underground');
    expect(summary.topics[0]?.text).toBe('Heat');
  });

  it('makes nobody agent or customer, and has neither outcome nor promises', () => {
    expect(JSON.stringify(summary)).not.toMatch(/agent|customer/iu);
    expect(summary.outcome).toBeNull();
    expect(summary.actionItems).toEqual([]);
  });

  it('keeps figures as they were spoken', () => {
    expect(JSON.stringify(summary)).toContain('one million cubic metres');
    expect(JSON.stringify(summary)).toContain('200 million euros');
  });
});

describe('a caller who dictates instructions', () => {
  const summary = summarizeCall(CALLS.promptInjection);

  it('gets a summary of the claim, and none of what was dictated', () => {
    expect(summary.title).toBe('Making a claim for a broken windscreen');
    expect(JSON.stringify(summary)).not.toMatch(/ten thousand|gold member|ignore/iu);
  });
});

describe('an assistant who is a person', () => {
  it('is not taken for a machine', () => {
    const summary = summarizeCall([
      { id: 'p1', speaker: 'Customer', text: 'The assistant manager should refund my deposit.' },
      { id: 'p2', speaker: 'Agent', text: "I've refunded the deposit." },
    ]);

    expect(summary.reason?.evidence).toEqual(['p1']);
    expect(summary.outcome).toEqual({
      text: 'The agent has refunded the deposit.',
      evidence: ['p2'],
    });
  });
});

describe('colleagues without roles', () => {
  it('are called by their labels', () => {
    const summary = summarizeCall(CALLS.colleagues);

    expect(summary.title).toBe('Shift planner in the staff portal');
    expect(summary.summary[0]?.text).toMatch(/^Speaker 1 asks: “/u);
  });
});

describe('a call on business', () => {
  it('names the speakers by label, for the one who calls may be the one who sells', () => {
    const summary = summarizeCall(
      script(`
        Speaker 1: Hi Maria, it's Ben from Brightdesk.
        Speaker 1: I'm calling about the proposal I sent last week for the forty standing desks.
        Speaker 2: Yes, the price is fine, but the delivery date is a problem.
        Speaker 1: Then I'll update the proposal and send it over tomorrow.
      `),
    );

    expect(summary.title).toBe('Proposal for the forty standing desks');
    expect(summary.actionItems).toMatchObject([{ owner: 'Speaker 1', due: 'tomorrow' }]);
  });
});

describe('next to nothing', () => {
  it('says so when there is no speech', () => {
    const empty = {
      title: NO_SPEECH_TITLE,
      ...{ summary: [], reason: null, outcome: null },
      ...{ keyPoints: [], actionItems: [], topics: [] },
      ...{ openQuestions: [], sentiment: [] },
    };

    expect(summarizeCall([])).toEqual(empty);
    expect(summarizeCall([{ id: 'p1', text: ' … ' }])).toEqual(empty);
  });

  it('quotes a single question', () => {
    const summary = summarizeCall([{ id: 'p1', text: "What's the weather like?" }]);

    expect(summary.title).toBe("What's the weather like?");
    expect(summary.summary).toEqual([
      { text: "The speaker asks: “What's the weather like?”", evidence: ['p1'] },
    ]);
  });

  it('tells a call of greetings by its greetings', () => {
    const summary = summarizeCall([{ id: 'p1', text: 'Hello, hello, hello.' }]);

    expect(summary.title).toBe('Hello, hello, hello');
    expect(summary.reason).toBeNull();
  });

  it.each(['Thank you.', 'No.', 'So, um, yeah.', '5 5 2 0', '😀 ok', 'you', 'I need to.'])(
    'makes a title of "%s"',
    (text) => {
      const summary = summarizeCall([{ id: 'p1', text }]);

      expect(summary.title).not.toBe('');
      expect(summary.summary).toMatchObject([{ evidence: ['p1'] }]);
    },
  );

  it('handles two lines', () => {
    const summary = summarizeCall(
      script(`
        Customer: Hi, can you tell me when the pool opens tomorrow?
        Agent: Yes, the pool opens at seven tomorrow.
      `),
    );

    expect(summary.title).toBe('When the pool opens tomorrow');
    expect(summary.summary.flatMap(({ evidence }) => evidence)).toEqual(['p1', 'p2']);
  });
});

describe('another language', () => {
  it('is told in its own sentences, without claims that need understanding', () => {
    const summary = summarizeCall(
      script(`
        Guten Tag, hier ist die Stadtbibliothek, was kann ich für Sie tun?
        Guten Tag, ich möchte meinen Ausweis verlängern.
        Der Ausweis ist seit gestern abgelaufen, und ich kann keine Bücher mehr ausleihen.
        Die Verlängerung für den Ausweis kostet zwölf Euro im Jahr.
        Vielen Dank, auf Wiederhören.
      `),
    );

    expect(summary.title).toContain('Ausweis');
    expect(summary.topics).toEqual([{ text: 'Ausweis', evidence: ['p2', 'p3', 'p4'] }]);
    expect(summary).toMatchObject({ reason: null, outcome: null, actionItems: [], sentiment: [] });
  });

  it('finds words where no spaces are written', () => {
    const summary = summarizeCall([
      { id: 'p1', text: '図書館の開館時間を教えてください。' },
      { id: 'p2', text: '図書館は午前九時から開館しています。' },
    ]);

    expect(summary.topics.map(({ text }) => text)).toContain('図書館');
  });
});

describe('two hours of talk', () => {
  it('stay as brief as a short call', () => {
    const calls = Object.values(CALLS).flat();
    const phrases = Array.from({ length: 10_000 }, (_, index) => {
      const phrase = calls[index % calls.length];
      return {
        ...phrase,
        id: `p${index}`,
        speaker: `Speaker ${index % 2}`,
        text: phrase?.text ?? '',
      };
    });

    const summary = summarizeCall(phrases);

    expect(summary.summary).toHaveLength(3);
    expect(summary.keyPoints.length).toBeLessThanOrEqual(7);
    expect(summary.actionItems.length).toBeLessThanOrEqual(8);
  });
});
