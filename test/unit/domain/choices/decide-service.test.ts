import { decideService, ordered } from '../../../../shared/domain/choices';
import type { Layer, Problem } from '../../../../shared/domain/choices/layer';
import { layer } from './support';

const KNOWN = [
  { name: 'azure-speech', mode: 'batch' },
  { name: 'azure-fast', mode: 'fast' },
  { name: 'speechmatics', mode: 'batch' },
] as const;

function decided(...layers: Layer[]) {
  const problems: Problem[] = [];
  const service = decideService(ordered(layers), KNOWN, problems);
  return problems.length > 0 ? problems : service;
}

describe('what a recording says of its service', () => {
  it('is nothing where nobody says anything', () => {
    expect(decided()).toEqual({});
    expect(decided(layer('metadata', { urgent: false }))).toEqual({});
  });

  it('is what each source says of it', () => {
    expect(
      decided(
        layer('sidecar', { providers: ['azure-fast', 'azure-speech'] }),
        layer('metadata', { urgent: true }),
        layer('profile', { cost: 'lowest' }),
      ),
    ).toEqual({ providers: ['azure-fast', 'azure-speech'], urgent: true, cost: 'lowest' });
  });

  it('is what the source above says where one below contradicts it', () => {
    const urgent = layer('sidecar', { urgent: true });
    const careful = layer('profile', { accuracy: 'highest', mode: 'batch' });
    expect(decided(urgent, careful)).toEqual({ urgent: true });
    const patient = layer('sidecar', { urgent: false, accuracy: 'highest' });
    expect(decided(patient, layer('profile', { urgent: true }))).toEqual({ accuracy: 'highest' });
    expect(decided(layer('tags', { mode: 'batch' }), layer('profile', { urgent: true }))).toEqual({
      mode: 'batch',
    });
  });

  it('is within what its profile allows', () => {
    const profile = layer('profile', { providers: ['azure-speech', 'azure-fast'] });
    expect(decided(layer('tags', { providers: ['azure-fast'] }), profile)).toEqual({
      providers: ['azure-fast'],
    });
    expect(decided(profile)).toEqual({ providers: ['azure-speech', 'azure-fast'] });
  });
});

describe('a service that cannot be had', () => {
  it.each<[string, Layer[], Problem]>([
    [
      'one that PROVIDERS does not have',
      [layer('metadata', { providers: ['azure-speech', 'openai'] })],
      {
        code: 'malformed',
        text: 'providers (in the metadata) names "openai", which PROVIDERS does not have; it has azure-speech, azure-fast, speechmatics',
      },
    ],
    [
      'one that its profile does not allow',
      [
        layer('sidecar', { providers: ['speechmatics'] }),
        layer('profile', { providers: ['azure-speech'] }),
      ],
      {
        code: 'contradictory',
        text: 'providers (in the sidecar) names speechmatics, and the profile allows azure-speech only',
      },
    ],
    [
      'a mode that none of those that are allowed has',
      [layer('sidecar', { mode: 'fast' }), layer('tags', { providers: ['speechmatics'] })],
      {
        code: 'contradictory',
        text: 'mode (in the sidecar) is fast, and providers (in the tags) names none that is; azure-fast would be',
      },
    ],
    [
      'speed and accuracy',
      [layer('sidecar', { urgent: true, accuracy: 'highest' })],
      {
        code: 'contradictory',
        text: 'urgent (in the sidecar) is true, and accuracy is highest; keep one',
      },
    ],
    [
      'speed by a job',
      [layer('sidecar', { urgent: true, mode: 'batch' })],
      {
        code: 'contradictory',
        text: 'urgent (in the sidecar) is true, and mode is batch; keep one',
      },
    ],
  ])('is a problem: %s', (_what, layers, problem) => {
    expect(decided(...layers)).toEqual([problem]);
  });

  it('is a mode that PROVIDERS has no service of', () => {
    const problems: Problem[] = [];
    decideService([layer('tags', { mode: 'fast' })], KNOWN.slice(0, 1), problems);
    expect(problems).toEqual([
      {
        code: 'unsupported',
        text: 'mode (in the tags) is fast, and PROVIDERS has no such service; leave it out',
      },
    ]);
  });

  it.each([
    [{ providers: [] }, 'names no service; leave it out where any may transcribe'],
    [{ providers: ['openai', 'openai'] }, 'names a service twice'],
    [{ providers: 'openai' }, 'is not a list of services'],
    [{ mode: 'live' }, 'is not one of batch, fast'],
    [{ urgent: 'yes' }, 'is not true or false'],
    [{ accuracy: 'low' }, 'is not one of highest'],
    [{ cost: 'low' }, 'is not one of lowest'],
  ])('is malformed: %j', (given, text) => {
    expect(() => layer('sidecar', given)).toThrow(text);
  });
});
