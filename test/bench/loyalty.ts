import { builtInKernel } from "../../src/cli/builtInKernel.ts";
import { keepingWorld } from "../../src/model/keptWorld.ts";
import type { Market } from "../../src/model/market.ts";
import { loadAgentscript } from "./loyalty-agentscript.ts";
import { type Disagreement, disagreements, meansOf } from "./loyalty-agreement.ts";
import { wheel } from "./loyalty-choice.ts";
import { engineLoyalty, loyaltyScenario } from "./loyalty-engine.ts";
import { openFlocc } from "./loyalty-flocc.ts";
import { loyaltyOf, type OpenLoyalty, plainMarket } from "./loyalty-market.ts";
import { processorTime, takeTurns, timesAsLong } from "./rounds.ts";
import { atLeast, type Target } from "./target.ts";

/**
 * One market on several simulators: how fast is each, and do they tell the same story? In the engine it is simulated as
 * a command does it, once with nobody looking before the last month, as in the others, and once with every measure of every
 * month. What is timed is a whole run, from a market that is set up to what the buyers came to prefer.
 */

/** Runs a market so often, from a number of the first on: run by run, the loyalty of each group. */
type Simulate = (market: Market, runs: readonly [number, number]) => number[][];

interface Setting {
  readonly name: string;
  readonly market: Market;
  /** Runs in one round: enough to be timed. */
  readonly runs: number;
}

const ROUNDS = { measured: 11, warmUp: 2, seconds: 25 };

export interface SimulatorSpeed {
  readonly simulator: string;
  /** Buyers' months simulated in a second of processor, in thousands. */
  readonly thousandBuyerMonthsASecond: number;
  /** Median over rounds of its processor time over that of the first simulator. */
  readonly timesAsLong: number;
  readonly runs: number;
  /** Mean over groups of buyers. */
  readonly loyalty: number;
}

export interface LoyaltyReport {
  readonly setting: string;
  readonly buyers: number;
  readonly sellers: number;
  readonly months: number;
  readonly simulators: readonly SimulatorSpeed[];
  /** Empty where all simulators tell the same story. */
  readonly disagreements: readonly Disagreement[];
}

/** Measures the market of the file, and the same with 28 times as many buyers. */
export async function measureLoyalty(): Promise<LoyaltyReport[]> {
  const engines = keepingWorld(builtInKernel);
  const inEngine =
    (everything: boolean): Simulate =>
    (market, runs) =>
      engineLoyalty(market, "bench", runs, engines, everything);
  const simulators: readonly (readonly [string, Simulate])[] = [
    ["catfish", inEngine(false)],
    ["agentscript 0.10", simulatedBy(await loadAgentscript())],
    ["flocc 0.7", simulatedBy(openFlocc)],
    ["catfish, all seen", inEngine(true)],
  ];
  const settings: readonly Setting[] = [
    { name: "as in the file", market: loyaltyScenario(), runs: 25 },
    { name: "many buyers", market: loyaltyScenario(84), runs: 2 },
  ];
  const reports: LoyaltyReport[] = [];
  for (const setting of settings) reports.push(await measureSetting(setting, simulators));
  return reports;
}

function simulatedBy(open: OpenLoyalty): Simulate {
  return (market, [, count]) => {
    const plain = plainMarket(market);
    return Array.from({ length: count }, () => {
      const run = open(plain, wheel(plain));
      for (let month = 0; month < plain.months; month++) run.advance(month);
      return loyaltyOf(plain, run.preferences());
    });
  };
}

async function measureSetting(
  { name, market, runs }: Setting,
  simulators: readonly (readonly [string, Simulate])[],
): Promise<LoyaltyReport> {
  const all = simulators.map(([simulator]) => ({ name: simulator, loyalty: [] as number[][] }));
  const cases = simulators.map(([simulator, simulate], i) => ({
    name: simulator,
    run: () =>
      processorTime(() => {
        all[i].loyalty.push(...simulate(market, [all[i].loyalty.length, runs]));
      }),
  }));
  const timings = await takeTurns(cases, ROUNDS);
  const { months, sellers, buyers } = plainMarket(market);
  const steps = buyers.length * months * runs;
  return {
    setting: name,
    buyers: buyers.length,
    sellers,
    months,
    simulators: timings.map((timing, i) => ({
      simulator: timing.name,
      thousandBuyerMonthsASecond: steps / timing.median,
      timesAsLong: timesAsLong(timing, timings[0]),
      runs: all[i].loyalty.length,
      loyalty: meansOf(all[i]).reduce((sum, of) => sum + of, 0) / market.buyers.length,
    })),
    disagreements: disagreements(all),
  };
}

/** Ahead of agentscript, and two and a half times flocc. */
export function loyaltyTargets(reports: readonly LoyaltyReport[]): Target[] {
  return reports.flatMap(({ setting, simulators: [, agentscript, flocc] }) => [
    atLeast(`loyalty, ${setting}: times agentscript`, agentscript.timesAsLong, 1),
    atLeast(`loyalty, ${setting}: times flocc`, flocc.timesAsLong, 2.5),
  ]);
}

/** The report in lines for people. */
export function loyaltyInWords(reports: readonly LoyaltyReport[]): string[] {
  return reports.flatMap(({ setting, buyers, sellers, months, simulators, disagreements: found }) => [
    `loyal-or-shopping, ${setting}: ${buyers} buyers, ${sellers} sellers, ${months} months`,
    ...simulators.map(simulatorInWords),
    ...(found.length === 0
      ? ["  all tell the same story"]
      : found.map(
          ({ simulator, group, apart }) =>
            `  ${simulator} DISAGREES on group ${group} of buyers, ${apart.toFixed(1)} standard errors`,
        )),
  ]);
}

function simulatorInWords({
  simulator,
  thousandBuyerMonthsASecond,
  timesAsLong: times,
  runs,
  loyalty,
}: SimulatorSpeed) {
  return [
    `  ${simulator.padEnd(18)}${thousandBuyerMonthsASecond.toFixed(0).padStart(7)} thousand buyer-months/s`,
    `${times.toFixed(2).padStart(6)} times as long`,
    `loyalty ${loyalty.toFixed(4)} (${runs} runs)`,
  ].join("   ");
}
