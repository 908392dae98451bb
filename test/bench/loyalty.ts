import { loadAgentscript } from "./loyalty-agentscript.ts";
import { type Disagreement, disagreements, meanOf } from "./loyalty-agreement.ts";
import { openColumnsMarket } from "./loyalty-columns.ts";
import { keyedDraw, unkeyedDraw } from "./loyalty-draws.ts";
import { openFloccMarket } from "./loyalty-flocc.ts";
import type { Draw, LoyaltyOutcome, LoyaltySize, OpenMarket } from "./loyalty-market.ts";
import { takeTurns, timed, timesAsLong } from "./rounds.ts";

/** One model on several simulators: how fast is each, and do they tell the same story? */

interface Simulator {
  readonly name: string;
  readonly open: OpenMarket;
  readonly drawOf: (run: number) => Draw;
}

interface Setting {
  readonly name: string;
  readonly size: LoyaltySize;
  /** Runs in one round: enough to be timed. */
  readonly runs: number;
}

const SETTINGS: readonly Setting[] = [
  { name: "large", size: { buyers: 1000, sellers: 10, months: 100 }, runs: 1 },
  { name: "small", size: { buyers: 20, sellers: 8, months: 120 }, runs: 20 },
];
const ROUNDS = { measured: 11, warmUp: 1, seconds: 15 };

export interface SimulatorSpeed {
  readonly simulator: string;
  /** Buyers' months simulated in a second, in thousands. */
  readonly thousandAgentStepsASecond: number;
  /** Median over rounds of its time over that of the first simulator. */
  readonly timesAsLong: number;
  readonly runs: number;
  readonly profit: number;
  readonly largestShare: number;
}

export interface LoyaltyReport {
  readonly setting: string;
  readonly size: LoyaltySize;
  readonly simulators: readonly SimulatorSpeed[];
  /** Empty where all simulators tell the same story. */
  readonly disagreements: readonly Disagreement[];
}

/** Measures all settings. */
export async function measureLoyalty(): Promise<LoyaltyReport[]> {
  const simulators: readonly Simulator[] = [
    { name: "catfish columns", open: openColumnsMarket, drawOf: (run) => keyedDraw("bench", run) },
    { name: "agentscript 0.10", open: await loadAgentscript(), drawOf: () => unkeyedDraw },
    { name: "flocc 0.7", open: openFloccMarket, drawOf: () => unkeyedDraw },
  ];
  const reports: LoyaltyReport[] = [];
  for (const setting of SETTINGS) reports.push(await measureSetting(setting, simulators));
  return reports;
}

async function measureSetting({ name, size, runs }: Setting, simulators: readonly Simulator[]): Promise<LoyaltyReport> {
  const outcomes: LoyaltyOutcome[][] = simulators.map(() => []);
  const cases = simulators.map((simulator, index) => ({
    name: simulator.name,
    run: () => runSeveral(simulator, size, runs, outcomes[index]),
  }));
  const timings = await takeTurns(cases, ROUNDS);
  const agentSteps = size.buyers * size.months * runs;
  return {
    setting: name,
    size,
    simulators: timings.map((timing, index) => ({
      simulator: timing.name,
      thousandAgentStepsASecond: agentSteps / timing.median,
      timesAsLong: timesAsLong(timing, timings[0]),
      runs: outcomes[index].length,
      profit: meanOf(outcomes[index], "profit"),
      largestShare: meanOf(outcomes[index], "largestShare"),
    })),
    disagreements: disagreements(timings.map((timing, index) => ({ name: timing.name, outcomes: outcomes[index] }))),
  };
}

/** Milliseconds of the months alone, without opening the market; the outcomes are added to `outcomes`. */
function runSeveral(simulator: Simulator, size: LoyaltySize, runs: number, outcomes: LoyaltyOutcome[]): number {
  let milliseconds = 0;
  for (let run = 0; run < runs; run++) {
    const market = simulator.open(size, simulator.drawOf(outcomes.length));
    milliseconds += timed(() => {
      for (let month = 0; month < size.months; month++) market.advance(month);
    });
    outcomes.push(market.outcome());
  }
  return milliseconds;
}

/** The report in lines for people. */
export function loyaltyInWords(reports: readonly LoyaltyReport[]): string[] {
  return reports.flatMap(({ setting, size, simulators, disagreements: found }) => [
    `loyalty model, ${setting}: ${size.buyers} buyers, ${size.sellers} sellers, ${size.months} months`,
    ...simulators.map(simulatorInWords),
    ...(found.length === 0
      ? ["  all tell the same story"]
      : found.map(
          ({ simulator, measure, apart }) =>
            `  ${simulator} DISAGREES on ${measure}, ${apart.toFixed(1)} standard errors`,
        )),
  ]);
}

function simulatorInWords({
  simulator,
  thousandAgentStepsASecond,
  timesAsLong: times,
  ...outcome
}: SimulatorSpeed): string {
  return [
    `  ${simulator.padEnd(17)}${thousandAgentStepsASecond.toFixed(0).padStart(7)} thousand agent-steps/s`,
    `${times.toFixed(2).padStart(6)} times as long`,
    `profit ${outcome.profit.toFixed(4)}, largest share ${outcome.largestShare.toFixed(4)} (${outcome.runs} runs)`,
  ].join("   ");
}
