import { describe, expect, test } from "vitest";
import { disrupt } from "../../src/model/processes/disrupt.ts";
import { enter } from "../../src/model/processes/enter.ts";
import { varyDemand } from "../../src/model/processes/varyDemand.ts";
import { prepare, startReplication } from "../../src/model/simulate.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf } from "../model/exampleMarket.ts";
import { openWorld } from "../model/runWorld.ts";
import { onePanel, repeat } from "./onePanel.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Margin of a mean: four standard errors, wrong once in 16 000 times. */
const MARGIN = 4;

// x' = rho x + sigma sqrt(1 - rho^2) z: mean 0, standard deviation sigma, correlation rho^n at lag n.
describe("demand", () => {
  const buyers = 4000;
  const months = 50;
  const sigma = 0.12;
  const rho = 0.7;
  const numbers = buyers * months;
  const world = onePanel(1, 0, { buyers, market: { demandVolatility: sigma, demandPersistence: rho } });
  const deviations: Float64Array[] = [];
  let units = 0;
  for (let month = 0; month < months; month++) {
    repeat(world, varyDemand, 1, month);
    deviations.push(world.buyer.demandDeviation.slice());
    units += world.buyer.demand.reduce((sum, demand) => sum + demand, 0);
  }

  /** Mean of x_t x_(t+lag) over buyers and months, over sigma^2; the mean of x is known to be 0. */
  function correlation(lag: number): number {
    let sum = 0;
    for (let t = 0; t + lag < months; t++)
      for (let b = 0; b < buyers; b++) sum += deviations[t][b] * deviations[t + lag][b];
    return sum / (buyers * (months - lag)) / (sigma * sigma);
  }

  test("deviates in logs by sigma_D in the long run", () => {
    // Variance of the mean of x^2: 2 sigma^4 / N x (1 + rho^2) / (1 - rho^2), since x^2 has the correlations rho^(2n).
    const error = Math.sqrt(((2 / numbers) * (1 + rho * rho)) / (1 - rho * rho));
    expect(Math.abs(correlation(0) - 1)).toBeLessThan(MARGIN * error); // 0.0054 each
  });

  test("deviates as much in the first month: there is no warm-up", () => {
    const squares = mean(Array.from(deviations[0], (x) => (x / sigma) ** 2));
    expect(Math.abs(squares - 1)).toBeLessThan(MARGIN * Math.sqrt(2 / buyers));
  });

  test.each([1, 2, 5, 12])("is correlated by rho_D^%i over so many months", (lag) => {
    // Variance of a product moment at lag k: (1 + rho^2)/(1 - rho^2) + (2 k + (1 + rho^2)/(1 - rho^2)) rho^(2k), over N
    // (Bartlett 1946, sum over m of r_m^2 + r_(m+k) r_(m-k)).
    const plain = (1 + rho * rho) / (1 - rho * rho);
    const error = Math.sqrt((plain + (2 * lag + plain) * rho ** (2 * lag)) / (buyers * (months - lag)));
    expect(Math.abs(correlation(lag) - rho ** lag)).toBeLessThan(MARGIN * error);
  });

  test("has its level as its mean", () => {
    // D = D_0 exp(x - sigma^2 / 2) has the variance exp(sigma^2) - 1 and correlations of about rho^n.
    const error = Math.sqrt(((Math.exp(sigma * sigma) - 1) * (1 + rho)) / (1 - rho) / numbers);
    expect(Math.abs(units / numbers - 1)).toBeLessThan(MARGIN * error); // 0.0006 each
  });
});

// Two-state chain: share disrupted pi = delta / (delta + 1/m), approached as pi (1 - (1 - delta - 1/m)^t).
describe("disruption", () => {
  const suppliers = 2000;
  const months = 240;
  const rate = 0.03;
  const length = 2;
  const share = 0.05660377; // 0.03 / 0.53
  const kept = 1 - rate - 1 / length;
  const many = openWorld(
    marketOf({
      buyers: [buyersOf("buyer", 1, { fixedSlots: 1, flexibleSlots: 0 })],
      suppliers: [suppliersOf("source", "fixed", suppliers)],
      market: { disruptionRate: rate, disruptionMonths: length },
    }),
  );
  const down: Uint8Array[] = [];
  for (let month = 0; month < months; month++) {
    repeat(many, disrupt, 1, month);
    down.push(many.supplier.disrupted.slice());
  }
  const settled = down.slice(20);
  /** Factor on the variance of a mean of successive months with correlations q^n. */
  const stretched = (q: number) => (1 + q) / (1 - q);

  test("holds the share delta / (delta + 1/m) of the suppliers in the long run", () => {
    const seen = mean(settled.map((states) => states.reduce((sum, state) => sum + state, 0) / suppliers));
    const error = Math.sqrt((share * (1 - share) * stretched(kept)) / (suppliers * settled.length));
    expect(rate / (rate + 1 / length)).toBeCloseTo(share, 8);
    expect(Math.abs(seen - share)).toBeLessThan(MARGIN * error); // 0.0006 each
  });

  test("is approached from a market in which everybody works", () => {
    for (const month of [0, 1, 2, 5]) {
      const expected = share * (1 - kept ** (month + 1));
      const seen = down[month].reduce((sum, state) => sum + state, 0) / suppliers;
      expect(Math.abs(seen - expected)).toBeLessThan(MARGIN * Math.sqrt((expected * (1 - expected)) / suppliers));
    }
  });

  test("strikes suppliers independently: pairs are down together in the share squared", () => {
    let both = 0;
    for (const states of settled) for (let s = 0; s < suppliers; s += 2) both += states[s] * states[s + 1];
    const joint = share * share;
    // The product of two chains has correlations of at most q = 1 - delta - 1/m as well.
    const n = (suppliers / 2) * settled.length;
    expect(Math.abs(both / n - joint)).toBeLessThan(MARGIN * Math.sqrt((joint * (1 - joint) * stretched(kept)) / n));
  });

  test("lasts m months on average, and works for 1 / delta in between", () => {
    const disrupted: number[] = [];
    const working: number[] = [];
    for (let s = 0; s < suppliers; s++) {
      collectSpells(down, s, 1, disrupted);
      collectSpells(down, s, 0, working);
    }
    // Geometric with chance p: mean 1/p, standard deviation sqrt(1 - p)/p. Working spells that the window
    // cuts off are left out, so those that begin in the first month of the window are followed to 240 months:
    // P(longer) = 0.97^210 = 0.0017, which is worth 0.4 months at most.
    expect(Math.abs(mean(disrupted) - 2)).toBeLessThan((MARGIN * Math.sqrt(2)) / Math.sqrt(disrupted.length));
    const sd = Math.sqrt(1 - rate) / rate;
    expect(Math.abs(mean(working) - 1 / rate)).toBeLessThan((MARGIN * sd) / Math.sqrt(working.length) + 0.4);
    expect(disrupted.length).toBeGreaterThan(1500);
  });
});

/** Lengths of the spells in a state that begin in months 1 to 30 and end within the run. */
function collectSpells(down: readonly Uint8Array[], s: number, state: number, out: number[]): void {
  for (let t = 1; t <= 30; t++) {
    if (down[t][s] !== state || down[t - 1][s] === state) continue;
    let end = t;
    while (end < down.length && down[end][s] === state) end++;
    if (end < down.length) out.push(end - t);
  }
}

describe("entry", () => {
  const months = 80;

  function entrants(changes: Record<string, number>, count: number) {
    return marketOf({
      months,
      suppliers: [suppliersOf("powerhouse", "fixed", 2), suppliersOf("newcomer", "newcomer", count, changes)],
    });
  }

  /** Months in which the entrants of a world become active. */
  function activeFrom(world: World): number[] {
    const first = Array.from(world.supplier.entrants, () => -1);
    for (let month = 0; month < months; month++) {
      repeat(world, enter, 1, month);
      first.forEach((seen, n) => {
        if (seen < 0 && world.supplier.active[world.supplier.entrants[n]] === 1) first[n] = month;
      });
    }
    return first;
  }

  test("by dates is in month t_E + n n_E", () => {
    expect(activeFrom(openWorld(entrants({ entryMonth: 36, entryEvery: 6 }, 4)))).toEqual([36, 42, 48, 54]);
  });

  test("at a rate of 1 is one a month from t_E on", () => {
    expect(activeFrom(openWorld(entrants({ entryMonth: 10, entryRate: 1 }, 3)))).toEqual([10, 11, 12]);
  });

  test("at random comes after geometric waits", () => {
    const rate = 0.1;
    const worlds = 4000;
    const simulation = prepare(entrants({ entryMonth: 10, entryRate: rate }, 3), "entry");
    const waits: number[][] = [[], [], []];
    for (let replication = 0; replication < worlds; replication++) {
      startReplication(simulation, replication);
      const { entryMonth, entrants: numbers } = simulation.world.supplier;
      for (const [n, of] of waits.entries())
        of.push(entryMonth[numbers[n]] - (n === 0 ? 9 : entryMonth[numbers[n - 1]]));
    }
    // Mean 1/r = 10, standard deviation sqrt(1 - r)/r = 9.487, P(W = 1) = r, P(W > 20) = 0.9^20 = 0.1216.
    const sd = Math.sqrt(1 - rate) / rate;
    for (const of of waits) {
      expect(Math.min(...of)).toBe(1);
      expect(Math.abs(mean(of) - 10)).toBeLessThan((MARGIN * sd) / Math.sqrt(worlds));
      const spread = Math.sqrt(mean(of.map((wait) => (wait - 10) ** 2)));
      // Kurtosis of a geometric is 9 + r^2/(1 - r): the standard error of its sd is sd sqrt((k - 1)/(4 n)).
      expect(Math.abs(spread - sd)).toBeLessThan(MARGIN * sd * Math.sqrt((8 + rate ** 2 / (1 - rate)) / (4 * worlds)));
      expectShare(of.filter((wait) => wait === 1).length, rate, worlds);
      expectShare(of.filter((wait) => wait > 20).length, 0.9 ** 20, worlds);
    }
  });
});

function expectShare(count: number, share: number, n: number): void {
  expect(Math.abs(count / n - share)).toBeLessThan(MARGIN * Math.sqrt((share * (1 - share)) / n));
}
