import { compact } from '../../../../shared/adapters/cosmos/compact';
import { resultDocument } from '../../../../shared/adapters/cosmos/result-document';
import { toResultDocument } from '../../../../shared/domain/result';
import { aTranscript, NOW, SUMMARIZED } from '../../../support/app/builders';

const today = toResultDocument(aTranscript(), SUMMARIZED, NOW, 0, {
  call: { agent: 'Sam', direction: 'inbound' },
  fields: { region: 'north' },
});

describe('a result document as it is stored', () => {
  it('is read as it was written', () => {
    const stored = JSON.parse(JSON.stringify(today)) as unknown;
    expect(compact(resultDocument.parse(stored))).toEqual(today);
  });

  it('of version 1 is read as one of today, without speakers', () => {
    const { speakers: _speakers, ...transcript } = today.transcript;
    const { call: _call, fields: _fields, ...rest } = today;
    const old = { ...rest, schemaVersion: 1, transcript };
    expect(compact(resultDocument.parse(old))).toEqual({
      ...rest,
      schemaVersion: 2,
      transcript: { ...transcript, speakers: [] },
    });
  });
});
