export interface DocumentedRole {
  /** `who: role @ where` */
  readonly line: string;
  /** Parameter with which alone it is given. */
  readonly only?: string;
}

/** Rows of the table `who | where | role` of a page. An empty first cell repeats the one above. */
export function documentedRoles(page: string): DocumentedRole[] {
  const [, table = ''] = /\n\| who .*\n\|[ -|]+\n((?:\|.*\n)+)/.exec(page) ?? [];
  const rows = table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));
  let above = '';
  return rows.flatMap(([, said = '', where = '', roles = '']) => {
    above = said === '' ? above : said;
    const only = /^with `([^`]+)`/.exec(above)?.[1];
    return roles.split(', ').map((role) => ({
      line: `${shortOf(above)}: ${role} @ ${where}`,
      ...(only !== undefined && { only }),
    }));
  });
}

function shortOf(who: string): string {
  if (/an identity for that alone/.test(who)) return 'encryption';
  if (/\bapp\b/.test(who)) return 'app';
  if (/, Speech$/.test(who)) return 'Speech';
  if (/, you$/.test(who)) return 'you';
  if (who.startsWith('Event Grid topic')) return 'topic';
  return /^\w+/.exec(who)?.[0] ?? who;
}
