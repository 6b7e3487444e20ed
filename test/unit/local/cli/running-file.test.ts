import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunning, forgetRunning, noteRunning } from '../../../../local/cli/running-file';

const folder = mkdtempSync(join(tmpdir(), 'callscribe-running-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the note of a running system', () => {
  it('tells other commands where it is, until it ends', () => {
    expect(findRunning(folder)).toBeUndefined();
    noteRunning(folder, 'UseDevelopmentStorage=true', 'http://127.0.0.1:7071');
    expect(findRunning(folder)).toEqual({
      pid: process.pid,
      storageConnectionString: 'UseDevelopmentStorage=true',
      apiUrl: 'http://127.0.0.1:7071',
    });
    forgetRunning(folder);
    expect(findRunning(folder)).toBeUndefined();
  });

  it('has no app where only the services run', () => {
    noteRunning(folder, 'UseDevelopmentStorage=true');
    expect(findRunning(folder)).not.toHaveProperty('apiUrl');
  });

  it('counts for nothing when its process is gone', () => {
    const gone = { pid: 2 ** 30, storageConnectionString: 'x' };
    writeFileSync(join(folder, 'running.json'), JSON.stringify(gone));
    expect(findRunning(folder)).toBeUndefined();
  });
});
