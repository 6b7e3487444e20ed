import { Screen } from '../../../../live/cli/screen';
import type { LiveFinal } from '../../../../live/client';

const heard = (text: string, more: Partial<LiveFinal> = {}): LiveFinal => ({
  channel: 0,
  offsetMs: 0,
  durationMs: 100,
  text,
  receivedAt: 0,
  ...more,
});

function screen(isTTY: boolean, columns = 40, channels = 1) {
  let written = '';
  const write = (text: string | Uint8Array) => {
    written += String(text);
    return true;
  };
  return { show: new Screen({ write, isTTY, columns }, channels), written: () => written };
}

describe('a stream on a terminal', () => {
  it('overwrites partials in place and keeps finals', () => {
    const { show, written } = screen(true);
    show.partial(heard('Hello'));
    show.partial(heard('Hello world'));
    show.final(heard('Hello world.', { speaker: 2 }));
    show.partial(heard('And'));
    expect(written()).toBe(
      '\r\x1b[2K[partial]: Hello' +
        '\r\x1b[2K[partial]: Hello world' +
        '\r\x1b[2K[final]: Speaker 2: Hello world.\n' +
        '\r\x1b[2K[partial]: And',
    );
  });

  it('shows the end of a partial that is longer than the line', () => {
    const { show, written } = screen(true, 30);
    show.partial(heard('one two three four five six seven'));
    const line = written().replace('\r\x1b[2K', '');
    expect(line).toHaveLength(29);
    expect(line).toMatch(/^\[partial\]: ….*six seven$/);
  });
});

describe('a stream where lines cannot be overwritten', () => {
  it('has a line for each partial that grew, and for each final', () => {
    const { show, written } = screen(false);
    for (const text of ['Hel', 'Hello', 'Hello', 'Helo', 'Hello you']) show.partial(heard(text));
    show.final(heard('Hello you.'));
    show.partial(heard('Yes'));
    expect(written().split('\n')).toEqual([
      '[partial]: Hel',
      '[partial]: Hello',
      '[partial]: Hello you',
      '[final]: Hello you.',
      '[partial]: Yes',
      '',
    ]);
  });

  it('names channels where there are two', () => {
    const { show, written } = screen(false, 80, 2);
    show.final(heard('Yes.', { channel: 1 }));
    expect(written()).toBe('[final]: Channel 2: Yes.\n');
  });

  it('lets nothing that is spoken steer the terminal', () => {
    const { show, written } = screen(false);
    show.final(heard('one\u001b[2J\r\ntwo'));
    expect(written()).toBe('[final]: one [2J two\n');
  });
});
