import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../compare/arguments';
import { ownChoices } from '../../../compare/run/own-choices';
import { sessionRequest } from '../../../compare/run/session-request';

describe('the choices of a recording that is compared', () => {
  let folder: string;
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
  };
  const choices = () => ownChoices(join(folder, 'call.wav'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'callscribe-choices-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are those of its side-car', () => {
    write('call.json', '{"locale":"en-US"}');
    write('call.wav.json', '{"locale":"de-DE","maxSpeakers":3}');

    expect(choices()).toEqual({ locale: 'de-DE', maxSpeakers: 3 });
  });

  it('are those of a document of its name that holds choices, and of no other', () => {
    write('call.json', '{"locale":"en-US"}');
    expect(choices()).toEqual({ locale: 'en-US' });

    write('call.json', '{"waveform":[1,2,3]}');
    expect(choices()).toEqual({});
  });

  it('are none without a side-car', () => {
    expect(choices()).toEqual({});
  });

  it('are refused where its side-car is no JSON object', () => {
    write('call.wav.json', '["de-DE"]');

    expect(choices).toThrow(UsageError);
    expect(choices).toThrow(/call\.wav\.json is not a JSON object/);
  });

  it('go into a live session as far as it knows them', () => {
    expect(
      sessionRequest({ locale: 'de-DE', maxSpeakers: 3, urgent: true, redact: ['card'] }),
    ).toEqual({ locale: 'de-DE', maxSpeakers: 3 });
  });
});
