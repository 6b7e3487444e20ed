import { text } from 'node:stream/consumers';
import { makeTranscribers } from '../../../shared/adapters/transcribers';
import type { Capabilities } from '../../../shared/domain/provider';
import type { Submission } from '../../../shared/ports';
import { ableTo } from '../../support/app/capabilities';
import type { ScriptedTranscriber } from '../../support/app/scripted-transcriber';
import { setUp } from '../../support/app/submitting';

describe('submitting to a service that takes one recording a job', () => {
  /** A job with the first of the recordings. */
  function setUpOne(capabilities: Capabilities) {
    const made = setUp({ submit: ['provider-1'] });
    const [only] = made.jobs.of('job-1').manifest;
    made.jobs.put({ ...made.jobs.of('job-1'), manifest: only ? [only] : [] });
    made.transcribers.capabilities = capabilities;
    return made;
  }

  const phrases = ['Contoso', 'Fabrikam', 'Tailspin'];
  const submitted = ({ calls }: ScriptedTranscriber) => calls[0]?.[1] as Submission;

  it('gives along the words that are likely to be said, as many as it takes', async () => {
    const { ledger, transcribers, submit } = setUpOne(
      ableTo({ recordingsPerJob: 1, phraseHints: 2 }),
    );
    for (const record of ledger.all()) ledger.put({ ...record, choices: { phrases } });
    await submit();
    expect(submitted(transcribers).audio).toMatchObject([{ phrases: ['Contoso', 'Fabrikam'] }]);
  });

  it('gives none to a service that takes none, and none for several recordings', async () => {
    const one = setUpOne(ableTo({ recordingsPerJob: 1, phraseHints: 0 }));
    const many = setUp({ submit: ['provider-1'] });
    many.transcribers.capabilities = ableTo({ phraseHints: 5 });
    for (const { ledger, transcribers, submit } of [one, many]) {
      for (const record of ledger.all()) ledger.put({ ...record, choices: { phrases } });
      await submit();
      for (const audio of submitted(transcribers).audio)
        expect(audio).not.toHaveProperty('phrases');
    }
  });

  it('offers the recording by a link, a signed link, and its bytes of that version', async () => {
    const { recordings, transcribers, submit } = setUpOne(ableTo({ recordingsPerJob: 1 }));
    await submit();
    const [audio] = submitted(transcribers).audio;
    expect(audio).toMatchObject({ name: 'a.wav', sizeBytes: 64_044 });
    expect(audio?.source).toBe('https://calls.blob.example/recordings/a.wav');
    expect(await audio?.signedLink()).toContain('?sig=');
    const bytes = await audio?.open();
    expect(bytes && (await text(bytes))).toBe('RIFF a.wav');
    recordings.put('a.wav');
    await expect(audio?.open()).rejects.toMatchObject({ code: 'recording_changed' });
  });

  it('says that it is over where the service has answered, and how often it may be asked', async () => {
    const fast = setUpOne(ableTo({ recordingsPerJob: 1, mode: 'fast' }));
    expect(await fast.submit()).toMatchObject({ state: 'submitted', isOver: true });
    expect(await fast.submit()).toMatchObject({ state: 'submitted', isOver: true });
    const slow = setUpOne(ableTo({ recordingsPerJob: 1, pollMinMs: 5000 }));
    expect(await slow.submit()).toEqual(
      expect.objectContaining({ state: 'submitted', pollMinMs: 5000 }),
    );
    expect(await slow.submit()).not.toHaveProperty('isOver');
  });

  it('needs a person when the settings no longer have the service, and has tried nothing', async () => {
    const { ports, jobs, submit } = setUp();
    ports.transcribers.provider = () => makeTranscribers([]).provider('gone');
    await expect(submit()).rejects.toMatchObject({
      verdict: 'blocked',
      code: 'provider_unknown',
    });
    expect(jobs.of('job-1')).not.toHaveProperty('submitTriedAt');
    expect(jobs.of('job-1')).not.toHaveProperty('refusedBy');
  });
});
