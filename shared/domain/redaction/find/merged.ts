import type { Finding } from '../stream';

/** Findings of one kind that share tokens as one. */
export function merged(findings: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && finding.from <= last.to) {
      result[result.length - 1] = { ...last, to: Math.max(last.to, finding.to) };
    } else result.push(finding);
  }
  return result;
}
