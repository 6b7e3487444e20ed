import type { ChaosStack } from './chaos-stack';
import { arm, disarmAll, strikesOf } from './fault';
import { forget, operate } from './operate';
import { describePlan, type Plan } from './plan';
import { CHANGING } from './recordings';
import { untilOver } from './until-over';

export interface RunReport {
  /** Sentences about what is not as it must be; with the plan, so that it can be repeated. */
  readonly violations: readonly string[];
  readonly lost: number;
  readonly duplicated: number;
  readonly kills: number;
  readonly strikes: number;
  /** Kill points that the host did not come past. */
  readonly unreached: readonly string[];
}

/** Carries out a plan, waits until everything is over, and judges. */
export async function run(chaos: ChaosStack, plan: Plan): Promise<RunReport> {
  const { system } = chaos;
  const before = { deaths: chaos.deaths, strikes: strikesOf(system) };
  chaos.expected.add(plan);
  await chaos.dieAt(plan.killPoints);
  for (const { fault, when } of plan.faults) arm(system, fault, when);
  await operate(chaos, plan);

  const [unfinished] = await Promise.all([untilOver(chaos), forget(chaos, plan.drops)]);
  const unreached = chaos.pointsLeft;
  disarmAll(system);
  await chaos.liveOn();
  const verdict = await chaos.judge();
  const violations = [...unfinished, ...verdict.violations, ...(await waste(chaos, plan))];
  return {
    violations: violations.length === 0 ? [] : [...violations, describePlan(plan)],
    lost: verdict.lost.length,
    duplicated: verdict.duplicated.length,
    kills: chaos.deaths - before.deaths,
    strikes: strikesOf(system) - before.strikes + (plan.jumps?.length ?? 0),
    unreached,
  };
}

/** The model is asked once for each result, unless an answer was lost. */
async function waste(chaos: ChaosStack, { faults, drops }: Plan): Promise<string[]> {
  const allowed =
    faults.reduce((sum, { fault, when }) => sum + (fault.wastes ? when.times : 0), 0) +
    drops.filter(({ kind }) => CHANGING.includes(kind)).length;
  const wasted = await chaos.answers.wasted();
  return wasted > allowed ? [`${wasted} answers of the model came to nothing.`] : [];
}
