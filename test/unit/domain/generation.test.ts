import { generationOf, nextGeneration } from '../../../shared/domain/generation';
import { resultId, toResultDocument, transcriptPath } from '../../../shared/domain/result';
import { aTranscript, NOW, SUMMARIZED } from '../../support/app/builders';

describe('a generation of epochs', () => {
  it.each([
    [0, 0],
    [999, 0],
    [1000, 1],
    [2001, 2],
  ])('has epoch %i in generation %i', (epoch, generation) => {
    expect(generationOf(epoch)).toBe(generation);
  });

  it('begins anew whenever it is asked for, however far the last one came', () => {
    expect([0, 7, 999, 1000, 1003].map(nextGeneration)).toEqual([1000, 1000, 1000, 2000, 2000]);
  });

  it('gives transcript and result names of their own, and the plain ones to the first', () => {
    expect(transcriptPath('call-1', '0x1', 3)).toBe('call-1/0x1/transcript.json');
    expect(transcriptPath('call-1', '0x1', 1003)).toBe('call-1/0x1/transcript-1.json');
    expect(resultId('call-1', '0x1', 3)).toBe('call-1-0x1');
    expect(resultId('call-1', '0x1', 2003)).toBe('call-1-0x1-2');
  });

  it('names the result document and the transcript that it points to', () => {
    const transcript = aTranscript();
    const { recordingId, version } = transcript;
    expect(toResultDocument(transcript, SUMMARIZED, NOW, 1001)).toMatchObject({
      id: resultId(recordingId, version, 1001),
      transcript: { path: transcriptPath(recordingId, version, 1001) },
    });
  });
});
