import {
  CONTENT_TYPES,
  formPath,
  formPaths,
  FORMATS,
  toForm,
} from '../../../../shared/domain/formats';
import { transcriptPath } from '../../../../shared/domain/result';
import { aPhrase, aTranscript } from '../../../support/app/builders';

describe('the text form', () => {
  it('is the dialogue, a phrase a line, with times and names', () => {
    const speakers = [
      { id: 'c0', channel: 0, role: 'agent', roleFrom: 'said' },
      { id: 'c1', channel: 1, role: 'customer', roleFrom: 'said' },
    ] as const;
    expect(toForm(aTranscript({ speakers }), 'txt')).toBe(
      '00:00:00 Agent: Good morning.\n00:00:03 Customer: My card is gone.\n',
    );
  });

  it('says where something was not recognized', () => {
    const phrases = [aPhrase(), aPhrase({ id: 'p2', offsetMs: 5000, text: '', recognized: false })];
    expect(toForm(aTranscript({ channels: 1, phrases }), 'txt')).toBe(
      '00:00:00 Good morning.\n00:00:05 [not recognized]\n',
    );
  });

  it('says that nothing was said', () => {
    expect(toForm(aTranscript({ phrases: [] }), 'txt')).toBe(
      '[No speech was recognized in this recording.]\n',
    );
  });
});

describe('the forms of a transcript', () => {
  it('lie beside each other', () => {
    expect(formPaths(transcriptPath('call-1', '0x1', 2000))).toEqual([
      'call-1/0x1/transcript-2.json',
      'call-1/0x1/transcript-2.vtt',
      'call-1/0x1/transcript-2.srt',
      'call-1/0x1/transcript-2.txt',
    ]);
    expect(formPath('call.json/0x1/transcript.json', 'vtt')).toBe('call.json/0x1/transcript.vtt');
  });

  it.each(FORMATS)('are UTF-8, and say so: %s', (format) => {
    expect(CONTENT_TYPES[format]).toMatch(/; charset=utf-8$/);
  });
});
