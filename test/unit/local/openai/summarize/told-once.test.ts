import { summarizeCall } from '../../../../../local/openai/summarize/summarize-call';
import type { CallSummary } from '../../../../../local/openai/summarize/types';
import { opensWithReference } from '../../../../../local/openai/summarize/text/references';
import { CALLS } from './calls';
import { script } from './calls/script';

/** The customer's trouble, then what the agent says to it. */
function answeredBy(...said: string[]): CallSummary {
  return summarizeCall(
    script(
      [
        'Agent: Mill Street Heating, how can I help you?',
        'Customer: My boiler stopped working on Sunday.',
        'Customer: The flat is freezing.',
        ...said,
      ].join('\n'),
    ),
  );
}

describe('a sentence that begins with a pronoun', () => {
  const summary = summarizeCall(CALLS.lostLuggage);
  const together =
    "A courier picks up delayed suitcases there every evening. It will reach the customer's hotel by tomorrow noon.";

  it('is told together with the one before it', () => {
    expect(summary.summary.map(({ text }) => text)).toContain(together);
    expect(summary.outcome?.text).toContain(together);
  });

  it('names both phrases as evidence', () => {
    const { summary: lines } = answeredBy(
      'Agent: We have a spare pump in the van.',
      'Agent: It will be in the house by noon.',
    );

    expect(lines.at(-1)).toEqual({
      text: "The agent's team has a spare pump in the van. It will be in the house by noon.",
      evidence: ['p4', 'p5'],
    });
  });

  it('is passed over when nothing explains it and something else tells the end', () => {
    const { outcome } = answeredBy(
      'Agent: The repair will cost 90 pounds.',
      'Agent: This is the usual price for it.',
      'Agent: That will include the parts.',
    );

    expect(outcome).toEqual({ text: 'The repair will cost 90 pounds.', evidence: ['p4'] });
  });
});

describe('opensWithReference', () => {
  it.each(['It will come.', "They're lost.", 'That is fine.', "It's in the post.", 'His is red.'])(
    'is true of "%s"',
    (text) => {
      expect(opensWithReference(text)).toBe(true);
    },
  );

  it.each([
    'It looks like rain.',
    "It's possible that nobody came.",
    'That card is blocked.',
    'This morning it rained.',
    'Item 4 is missing.',
  ])('is false of "%s"', (text) => {
    expect(opensWithReference(text)).toBe(false);
  });
});

describe('two promises in one sentence', () => {
  it('become two action items, each with its own time and owner', () => {
    const { actionItems } = summarizeCall(CALLS.hotelRoom);

    expect(actionItems.slice(1)).toEqual([
      {
        text: 'The agent will send the customer a new confirmation tonight.',
        owner: 'Agent',
        due: 'tonight',
        evidence: ['p9'],
      },
      {
        text: 'The manager will call the customer on Tuesday at 9 in the morning.',
        owner: 'Agent',
        due: 'on Tuesday at 9 in the morning',
        evidence: ['p9'],
      },
    ]);
  });

  it.each([
    ['under one condition', 'If the pump is broken, we will order a new one and we will call you.'],
    ['of which one leans on the other', 'I will send you a form, and I will sign it on Monday.'],
  ])('stay together %s', (_case, spoken) => {
    const { actionItems } = answeredBy(`Agent: ${spoken}`);

    expect(actionItems).toHaveLength(1);
  });
});

describe('an offer', () => {
  const offer = 'Agent: I can send a plumber on Friday at 10.';

  it('that the other side takes up settles the call and is to be done', () => {
    const summary = answeredBy(offer, 'Customer: Friday is fine.');

    expect(summary.outcome).toEqual({
      text: 'The agent can send a plumber on Friday at 10. Friday is fine.',
      evidence: ['p4', 'p5'],
    });
    expect(summary.actionItems).toEqual([
      {
        text: 'The agent can send a plumber on Friday at 10.',
        owner: 'Agent',
        due: 'on Friday at 10',
        evidence: ['p4', 'p5'],
      },
    ]);
  });

  it('may be taken up after an okay', () => {
    const { actionItems } = answeredBy(offer, 'Customer: Okay. Yes please. Is it dear?');

    expect(actionItems).toHaveLength(1);
  });

  it.each(['Friday is not good for me.', 'Is Friday okay?', 'Perfect. But I work on Friday.'])(
    'answered by "%s" is nothing to be done',
    (answer) => {
      expect(answeredBy(offer, `Customer: ${answer}`).actionItems).toEqual([]);
    },
  );
});

describe('the outcome', () => {
  it('leaves to the action items what they tell', () => {
    const { outcome, actionItems } = summarizeCall(CALLS.hotelRoom);

    expect(outcome?.text).toContain('two double rooms with a connecting door');
    expect(actionItems.slice(1).map(({ text }) => outcome?.text.includes(text))).toEqual([
      false,
      false,
    ]);
  });

  it('is not lost behind a word of thanks', () => {
    const { outcome } = answeredBy('Agent: Thank you, the boiler is registered.');

    expect(outcome?.text).toBe('The boiler is registered.');
  });
});

describe('a due time', () => {
  it('is not mistaken for an ordinal that counts things', () => {
    const { actionItems } = answeredBy('Agent: I will refund the second visit today.');

    expect(actionItems).toMatchObject([{ due: 'today' }]);
  });
});

describe('an agent who answers with a name', () => {
  it('has said nothing about the matter yet', () => {
    expect(JSON.stringify(summarizeCall(CALLS.hotelRoom))).not.toMatch(/Lake View|Oscar/u);
  });
});
