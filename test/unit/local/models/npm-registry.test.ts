import { npmRegistry, tarballUrl } from '../../../../local/models/npm-registry';

describe('npmRegistry', () => {
  it('is the one that the environment names, with a slash at the end', async () => {
    const registry = await npmRegistry({ npm_config_registry: 'https://mirror.example/npm' });
    expect(registry).toBe('https://mirror.example/npm/');
  });
});

describe('tarballUrl', () => {
  it('names the tarball of a package', () => {
    expect(tarballUrl('https://r.example/', 'voice', '1.0.0')).toBe(
      'https://r.example/voice/-/voice-1.0.0.tgz',
    );
  });

  it('leaves the scope out of the file name', () => {
    expect(tarballUrl('https://r.example/', '@scope/voice', '1.0.0')).toBe(
      'https://r.example/@scope/voice/-/voice-1.0.0.tgz',
    );
  });
});
