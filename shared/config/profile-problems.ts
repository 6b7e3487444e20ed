import { decideService, type Problem } from '../domain/choices';
import type { SettingValues } from './table';

/** Services that profiles name and PROVIDERS does not have: no recording of theirs could go. */
export function profileProblems({ RECORDING_PROFILES, PROVIDERS }: SettingValues): string[] {
  return [...RECORDING_PROFILES.values()].flatMap(({ source, choices }) => {
    const { providers } = choices;
    if (!providers) return [];
    const problems: Problem[] = [];
    const known = PROVIDERS.map((name) => ({ name, mode: 'batch' as const }));
    decideService([{ source, choices: { providers }, call: {} }], known, problems);
    return problems.map(({ text }) => `${text}.`);
  });
}
