import { summarizeCall } from '../../../../../local/openai/summarize/summarize-call';
import { CALLS } from './calls';

describe('a billing dispute', () => {
  const summary = summarizeCall(CALLS.billingDispute);

  it('is titled after the complaint, not after the greeting', () => {
    expect(summary.title).toBe('March invoice: charged twice for the same month');
  });

  it('takes the reason from all phrases the sentence was cut into', () => {
    expect(summary.reason?.text).toContain(
      'The customer has been charged twice for the same month',
    );
    expect(summary.reason?.evidence).toEqual(['p2', 'p3', 'p4', 'p6']);
  });

  it('ends with the refund', () => {
    expect(summary.outcome?.text).toContain('The agent has refunded the second payment of £42.50.');
    expect(summary.outcome?.evidence).toEqual(['p17', 'p18']);
  });

  it('gives the promised email to the agent, though the channels have no names', () => {
    expect(summary.actionItems).toEqual([
      {
        text: 'The agent will send the customer a confirmation email by the end of the day.',
        owner: 'Agent',
        due: 'by the end of the day',
        evidence: ['p21', 'p22'],
      },
    ]);
  });

  it('hears that the customer was upset first and relieved at the end', () => {
    const customer = summary.sentiment.find(({ speaker }) => speaker === 'Channel 2');

    expect(customer).toMatchObject({ label: 'mixed', evidence: ['p16', 'p23'] });
    expect(customer?.text).toMatch(/^Negative at first: “That's ridiculous.*Positive at the end/u);
  });
});

describe('a parcel that did not come', () => {
  const summary = summarizeCall(CALLS.lateParcel);

  it('is titled after the parcel', () => {
    expect(summary.title).toBe("Parcel was supposed to arrive on Tuesday and it still hasn't come");
  });

  it('ends with the investigation and the call back', () => {
    expect(summary.outcome?.text).toContain(
      'opened the investigation, and the reference is DX 5519',
    );
    expect(summary.outcome?.evidence).toContain('p13');
  });

  it('knows who does what by when', () => {
    const items = summary.actionItems.map(({ owner, due, evidence }) => ({ owner, due, evidence }));

    expect(items).toEqual([
      { owner: 'Agent', due: 'by tomorrow afternoon', evidence: ['p14'] },
      // "by Thursday" is when the search ends, not when the replacement is sent.
      { owner: 'Agent', due: null, evidence: ['p16'] },
      { owner: 'Customer', due: 'tonight', evidence: ['p18', 'p19'] },
    ]);
  });
});

describe('a dentist appointment', () => {
  const summary = summarizeCall(CALLS.dentistBooking);

  it('is titled after the booking, with the name as spoken', () => {
    expect(summary.title).toBe('Booking an appointment with Dr. Patel');
  });

  it('keeps day and time in the outcome', () => {
    expect(summary.outcome?.text).toContain('Wednesday the 12th at half past nine');
    expect(summary.outcome?.evidence).toContain('p12');
  });

  it('asks the customer to bring the crown', () => {
    expect(summary.actionItems).toHaveLength(1);
    expect(summary.actionItems[0]).toMatchObject({ owner: 'Customer', evidence: ['p16'] });
    expect(summary.actionItems[0]?.text).toContain('bring the crown with them');
  });

  it('leaves out the small talk', () => {
    expect(JSON.stringify(summary)).not.toMatch(/weather/iu);
  });
});

describe('an internet outage', () => {
  const summary = summarizeCall(CALLS.internetOutage);

  it('is titled after the outage', () => {
    expect(summary.title).toBe('Internet has been down since Sunday evening');
  });

  it('tells the cause among the key points', () => {
    expect(summary.keyPoints.map(({ text }) => text)).toContain(
      "It's not the customer's router, it's a damaged cable in the street.",
    );
  });

  it('ends with the engineer', () => {
    expect(summary.outcome?.text).toContain('booked an engineer for Thursday between 8 and 12');
  });

  it('lists what is to be done, and not what was done on the line', () => {
    const items = summary.actionItems.map(({ owner, evidence }) => [owner, ...evidence]);

    expect(items).toEqual([
      ['Agent', 'p16'],
      ['Agent', 'p17'],
      ['Customer', 'p19'],
    ]);
  });

  it('finds router and engineer among the topics', () => {
    expect(summary.topics.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Router', 'Engineer']),
    );
  });
});

describe('a lost card', () => {
  const summary = summarizeCall(CALLS.lostCard);

  it('is titled after the card', () => {
    expect(summary.title).toBe('Lost debit card');
    expect(summary.reason).toEqual({
      text: 'The customer thinks they have lost their debit card.',
      evidence: ['p2'],
    });
  });

  it('ends with the block and the new card', () => {
    expect(summary.outcome?.evidence).toEqual(['p14', 'p15']);
  });

  it('lets nothing out of the identity check', () => {
    expect(JSON.stringify(summary)).not.toMatch(/Lindqvist|Quarry|5520|Butterscotch/u);
  });
});
