import { readReference } from '../../../evaluate/reference/read-reference';

describe('readReference', () => {
  it('reads lines with speakers, with or without times', () => {
    const text =
      '\u{FEFF}Agent: Hello.\r\n[00:01:02] Speaker 1: Hi: me.\n[1:05 - 1:07] AGENT: Yes.\n\n00:01:09.5 Agent: No.';

    expect(readReference(text)).toEqual([
      { speaker: 'agent', text: 'Hello.' },
      { speaker: 'speaker 1', text: 'Hi: me.' },
      { speaker: 'agent', text: 'Yes.' },
      { speaker: 'agent', text: 'No.' },
    ]);
  });

  it('gives lines without a name to the speaker before them', () => {
    expect(readReference('Agent: One.\nTwo.\nCustomer: Three.')).toEqual([
      { speaker: 'agent', text: 'One.' },
      { speaker: 'agent', text: 'Two.' },
      { speaker: 'customer', text: 'Three.' },
    ]);
  });

  it('takes a colon in running text for a colon', () => {
    expect(readReference('I said it.\nListen: 3:30 is late.\n3:30 it was.')).toEqual([
      { text: 'I said it.' },
      { text: 'Listen: 3:30 is late.' },
      { text: '3:30 it was.' },
    ]);
  });

  it('is empty for a recording in which nothing is said', () => {
    expect(readReference('\n')).toEqual([]);
  });
});
