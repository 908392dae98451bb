import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stepsOfAnyWorld } from "../../src/model/keptWorld.ts";
import type { Market } from "../../src/model/market.ts";
import { closing, schedule } from "../../src/model/schedule.ts";
import { prepare, type Simulation, simulate } from "../../src/model/simulate.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import {
  buyersOf,
  everyLever,
  livelyMarket,
  marketOf,
  strategicMarket,
  suppliersOf,
  withStrategy,
} from "./exampleMarket.ts";

/** Everything that a market may do without is switched off: nobody enters, nobody holds a contract, nothing is gained. */
function stillMarket(): Market {
  const still = { effortSpeed: 0, inertiaGain: 0, inertiaLoss: 0 };
  const quiet = marketOf({
    months: 30,
    buyers: [
      buyersOf("buyer", 4, {
        openness: 0,
        fixedSlots: 0,
        flexibleSlots: 3,
        flexibleShare: 1,
        preferenceSensitivity: 0,
      }),
    ],
    suppliers: [suppliersOf("backup", "flexible", 5, still)],
  });
  const off = { disruptionRate: 0, needEndRate: 0, integrationGain: 0, integrationDecay: 0, launchRate: 0 };
  return { ...quiet, market: { ...quiet.market, ...off } };
}

const STRATEGY = ["setTarget", "speak", "spendTime", "changeManagers", "improve", "winOver"];
const LEFT_OUT = [
  ...STRATEGY,
  "disrupt",
  "enter",
  "court",
  "admit",
  "learnPreference",
  "chooseEffort",
  "growInert",
  "integrate",
  "launch",
];

function namesLeftOut(market: Market): string[] {
  return [...schedule, ...closing]
    .filter(({ process }) => process.needed?.(market) === false)
    .map(({ process }) => process.name);
}

/** What a replication wrote and the state that it left. */
function leftBy(simulation: Simulation) {
  const values = new Float64Array(simulation.size);
  simulate(simulation, 2, values);
  return { values, columns: simulation.world.columns };
}

function expectNothingMissed(market: Market): void {
  const some = prepare(market, "needed");
  const all = { ...prepare(market, "needed"), steps: stepsOfAnyWorld };
  expect(leftBy(some)).toEqual(leftBy(all));
}

describe("a process that is not needed in a market", () => {
  test("is left out of its months: of a market in which nothing is gained, all but what orders and prices need", () => {
    expect(namesLeftOut(stillMarket()).sort()).toEqual([...LEFT_OUT, "leave", "endNeeds", "review"].sort());
    expect(prepare(stillMarket(), "needed").steps.schedule).toHaveLength(schedule.length - LEFT_OUT.length);
    expect(prepare(stillMarket(), "needed").steps.closing).toHaveLength(0);
    expectNothingMissed(stillMarket());
  });

  test("is needed where the timetable switches it on, or some of its agents differ", () => {
    const market = stillMarket();
    const later = { month: 9, event: "setMarket", parameter: "disruptionRate", value: 0.5 } as const;
    expect(namesLeftOut({ ...market, timetable: [later] })).not.toContain("disrupt");
    const [buyer] = market.buyers;
    const some = { distribution: "normal", mean: 0, sd: 0.1 } as const;
    const parameters = { ...buyer.parameters, preferenceSensitivity: some };
    expect(namesLeftOut({ ...market, buyers: [{ ...buyer, parameters }] })).not.toContain("learnPreference");
    expect(namesLeftOut(livelyMarket()).sort()).toEqual(["learnPreference", ...STRATEGY].sort());
    expect(namesLeftOut(strategicMarket())).toEqual(["learnPreference"]);
  });

  test("would have changed nothing, in any market and in any that is switched off by a tenth of its parameters", () => {
    const off = fc.array(fc.constantFrom(...switches), { maxLength: 4 });
    fc.assert(
      fc.property(arbitraryMarket, off, (market, names) => {
        const still = names.reduce(without, market);
        expectNothingMissed(still);
        expectNothingMissed(withStrategy(still, "supplier0", everyLever));
      }),
      ANY,
    );
  });
});

/** Parameters that a process may do without. */
const switches = [
  "disruptionRate",
  "needEndRate",
  "preferenceSensitivity",
  "effortSpeed",
  "inertiaGain",
  "inertiaLoss",
  "integrationGain",
  "integrationDecay",
  "launchRate",
  "openness",
  "fixedSlots",
];

/** The market with a parameter at 0 wherever it stands. */
function without(market: Market, name: string): Market {
  const at0 = <T extends object>(values: T): T => (name in values ? { ...values, [name]: 0 } : values);
  return {
    ...market,
    market: at0(market.market),
    buyers: market.buyers.map((group) => ({ ...group, parameters: at0(group.parameters) })),
    suppliers: market.suppliers.map((group) => ({ ...group, parameters: at0(group.parameters) })),
    timetable: market.timetable.filter((entry) => !("parameter" in entry && entry.parameter === name)),
  };
}
