import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../../../local/models/cache-folder';

describe('cacheFolder', () => {
  it('is the folder that was asked for', () => {
    expect(cacheFolder({ CALLSCRIBE_CACHE: '/big/disk', XDG_CACHE_HOME: '/xdg' })).toBe(
      '/big/disk',
    );
  });

  it('follows the XDG base directories', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/xdg' })).toBe(join('/xdg', 'callscribe'));
  });

  it('is below the home folder otherwise, also when the variables are empty', () => {
    const expected = join(homedir(), '.cache', 'callscribe');
    expect(cacheFolder({})).toBe(expected);
    expect(cacheFolder({ CALLSCRIBE_CACHE: '', XDG_CACHE_HOME: '' })).toBe(expected);
  });
});
