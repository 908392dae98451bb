import { type Growth, type LargeWorld, measureGrowth, measureLargeWorld } from "./engine-large.ts";
import { type ManyWorlds, measureManyWorlds, REPLICATIONS } from "./engine-many.ts";
import { LARGE_SIZE } from "./engine-markets.ts";
import { measurePoints, type Points } from "./engine-points.ts";
import { atLeast, atMost, type Target } from "./target.ts";

/** How fast the engine is: many small worlds on one and two cores, one large world, and how cost grows. */

export interface EngineReport {
  readonly baseline: ManyWorlds;
  readonly points: Points;
  readonly growth: readonly Growth[];
  readonly large: LargeWorld;
}

export async function measureEngine(): Promise<EngineReport> {
  return {
    baseline: await measureManyWorlds(),
    points: await measurePoints(),
    growth: await measureGrowth(),
    large: await measureLargeWorld(),
  };
}

/** A thousand small worlds a second, 700 at points of a design (a Sobol analysis in three minutes), a large one in three seconds, and twice the size in twice the time, within a tenth. */
export function engineTargets({ baseline, points, growth, large }: EngineReport): Target[] {
  return [
    atLeast(
      "baseline: replications a second on two cores",
      baseline.replicationsASecondTwoCores,
      1000,
      baseline.replicationsASecondTwoFreeCores,
    ),
    atLeast(
      "points of a design: worlds a second on two cores",
      points.worldsASecondTwoCores,
      700,
      points.worldsASecondTwoFreeCores,
    ),
    ...growth
      .slice(1)
      .map(({ buyers, timesLinear }) => atMost(`${buyers} buyers: times as long a buyer as with 8`, timesLinear, 1.1)),
    atMost("5,000 buyers, 20,000 suppliers, 120 months [s of one core]", large.seconds, 3),
    atMost("times as long with twice the agents, a quarter to half", large.doublings[0], 2.2),
    atMost("times as long with twice the agents, half to whole", large.doublings[1], 2.2),
  ];
}

/** The report in lines for people. */
export function engineInWords({ baseline, points, growth, large }: EngineReport): string[] {
  return [
    `engine, baseline (${REPLICATIONS} replications a round)`,
    `  one core   ${baseline.replicationsASecondOneCore.toFixed(0)} replications/s`,
    `  two cores  ${baseline.replicationsASecondTwoCores.toFixed(0)} replications/s, ${baseline.speedUp.toFixed(2)} times as fast`,
    `             ${baseline.replicationsASecondTwoFreeCores.toFixed(0)} replications/s if nobody else used them, by processor time`,
    `  ${costOfRelation(baseline)}`,
    "engine, points of a design over ten parameters (ten worlds each, two series read)",
    `  two cores  ${points.worldsASecondTwoCores.toFixed(0)} worlds/s; ${points.worldsASecondTwoFreeCores.toFixed(0)} by processor time: 122,880 in ${points.sobolMinutesTwoFreeCores.toFixed(1)} minutes`,
    "engine, growing: the baseline with more buyers, and as many suppliers for each",
    ...growth.map(
      ({ buyers, milliseconds, timesLinear }) =>
        `  ${String(buyers).padEnd(4)} buyers  ${milliseconds.toFixed(2).padStart(7)} ms a world, ${timesLinear.toFixed(2)} times as long a buyer as with 8`,
    ),
    `engine, large: ${LARGE_SIZE.buyers} buyers with panels of 8, ${LARGE_SIZE.suppliers} suppliers, 120 months`,
    `  one world  ${large.seconds.toFixed(2)} s of processor time`,
    `  ${costOfRelation(large)}`,
    `  doubling   ${large.doublings.map((times) => times.toFixed(2)).join(", then ")} times as long`,
  ];
}

function costOfRelation({ nanosecondsARelationMonth, timesReference }: ManyWorlds | LargeWorld): string {
  return `a month of a relation  ${nanosecondsARelationMonth.toFixed(0)} ns, ${timesReference.toFixed(1)} times arithmetic alone`;
}
