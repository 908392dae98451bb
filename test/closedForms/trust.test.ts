import { describe, expect, test } from "vitest";
import { moveTrust } from "../../src/model/moveTrust.ts";
import { learnTrust } from "../../src/model/processes/learnTrust.ts";
import { buyersOf, marketOf, suppliersOf } from "../model/exampleMarket.ts";
import { monthsOf, run } from "../model/runWorld.ts";
import { approach, onePanel, repeat } from "./onePanel.ts";

/** Trust after so many deliveries of equal evidence. */
function trustAfter(deliveries: number, start: number, evidence: number, up: number, down: number): number {
  let trust = start;
  for (let n = 0; n < deliveries; n++) trust = moveTrust(trust, evidence, up, down);
  return trust;
}

describe("trust under repeated equal evidence", () => {
  test("closes the same part of the gap with every delivery, upwards by l_up, downwards by l_up a", () => {
    for (const n of [1, 5, 20, 100]) {
      expect(trustAfter(n, 0.2, 0.9, 0.1, 0.3)).toBeCloseTo(approach(0.2, 0.9, 0.1, n), 12);
      expect(trustAfter(n, 0.9, 0.2, 0.1, 0.3)).toBeCloseTo(approach(0.9, 0.2, 0.3, n), 12);
    }
  });

  test("needs 9 good deliveries from nothing to 0.6 at a gain of 0.1", () => {
    // ln(1 - 0.6) / ln(1 - 0.1) = 8.7: evidence review, 6.1
    expect(trustAfter(8, 0, 1, 0.1, 0.3)).toBeLessThan(0.6);
    expect(trustAfter(9, 0, 1, 0.1, 0.3)).toBeGreaterThan(0.6);
  });

  test("breaks faster than it builds: two bad deliveries undo what six good ones built", () => {
    const built = trustAfter(6, 0.5, 1, 0.1, 0.3); // 1 - 0.5 x 0.9^6 = 0.734
    expect(trustAfter(2, built, 0, 0.1, 0.3)).toBeLessThan(0.5); // 0.734 x 0.49 = 0.360
  });

  test("falls to the evidence at once, never below it, however large the loss", () => {
    expect(trustAfter(1, 0.9, 0.4, 0.5, 5)).toBeCloseTo(0.4, 12);
  });

  test("climbs each rung to its evidence, by volume and as far as the rung below holds", () => {
    const market = { qualityNoise: 0, trustGain: 0.15, teachingShare: 0.02, attentionWeight: 0.5 };
    const world = onePanel(1, 0, { market, contract: { quality: 0.85, initialTrust: 0, teamStability: 0.75 } });
    const { relation, supplier } = world;
    supplier.volume[0] = 1;
    relation.share[0] = 0.1;
    relation.ordered[0] = 1;
    relation.delivered[0] = 0.9;
    relation.effort[0] = 0.5;
    const rate = (0.15 * 0.1) / 0.12;
    let risk = 0;
    let organisation = 0;
    for (let n = 0; n < 60; n++) {
      const product = approach(0, 0.85, rate, n);
      organisation += rate * risk * (0.625 - organisation); // (0.5 + 0.75) / 2
      risk += rate * product * (0.9 - risk);
      repeat(world, learnTrust, 1, n);
    }
    expect(relation.trustProduct[0]).toBeCloseTo(approach(0, 0.85, rate, 60), 9);
    expect(relation.trustRisk[0]).toBeCloseTo(risk, 9);
    expect(relation.trustOrganisation[0]).toBeCloseTo(organisation, 9);
    repeat(world, learnTrust, 600, 60);
    expect([relation.trustProduct[0], relation.trustRisk[0], relation.trustOrganisation[0]]).toEqual([
      expect.closeTo(0.85, 6),
      expect.closeTo(0.9, 6),
      expect.closeTo(0.625, 6),
    ]);
  });

  test("stays as it is where nothing is ordered", () => {
    const world = onePanel(1, 1, { backup: { initialTrust: 0.5 } });
    repeat(world, learnTrust, 36);
    expect([world.relation.trustProduct[1], world.relation.trustSocial[1]]).toEqual([0.5, 0.5]);
  });
});

const UP = 0.1;
const DOWN = 0.3;

/** Mean level of trust when a share f of deliveries fails. Evidence review, 6.1. */
function meanLevel(f: number, up = UP, down = DOWN): number {
  return (up * (1 - f)) / (up * (1 - f) + down * f);
}

// Evidence review X9; undo = ln(1 + l_up (1 - f) / f) / -ln(1 - l_up), in which l_dn drops out
// (the review rounds to 16.9, 10.1, 6.1, 3.2; the first is 16.85).
const published = [
  { f: 0.02, level: 0.9423, undo: 16.846 },
  { f: 0.05, level: 0.8636, undo: 10.105 },
  { f: 0.1, level: 0.75, undo: 6.092 },
  { f: 0.2, level: 0.5714, undo: 3.194 },
];

describe("trust where a share of deliveries fails", () => {
  test.each(published)("expects the level $level when $f fail", ({ f, level }) => {
    // The step is linear on either side, so the mean follows (1 - f) good + f bad exactly.
    let mean = 0.3;
    for (let n = 0; n < 2000; n++) mean = (1 - f) * moveTrust(mean, 1, UP, DOWN) + f * moveTrust(mean, 0, UP, DOWN);
    expect(mean).toBeCloseTo(meanLevel(f), 9);
    expect(mean).toBeCloseTo(level, 4);
  });

  test.each(published)("needs $undo good deliveries to undo one failure at $f failing", ({ f, undo }) => {
    const before = meanLevel(f);
    let trust = moveTrust(before, 0, UP, DOWN);
    let whole = 0;
    while (trust < before) {
      trust = moveTrust(trust, 1, UP, DOWN);
      whole++;
    }
    const exact = Math.log(1 + (UP * (1 - f)) / f) / -Math.log(1 - UP);
    expect(exact).toBeCloseTo(undo, 3);
    expect(whole).toBe(Math.ceil(exact));
  });

  test.each(published)("hovers around $level in a simulated market when $f of the months fail", ({ f, level }) => {
    // Failing months are independent when P(works -> disrupted) = f = 1 - P(disrupted -> works).
    const months = 6000;
    const market = marketOf({
      months,
      buyers: [buyersOf("buyer", 1, { fixedSlots: 1, flexibleSlots: 0 })],
      suppliers: [suppliersOf("source", "fixed", 1, { quality: 1, initialTrust: 1 })],
      market: {
        disruptionRate: f,
        disruptionMonths: 1 / (1 - f),
        disruptionLoss: 1,
        demandVolatility: 0,
        qualityNoise: 0,
        trustGain: UP,
        trustLossRisk: DOWN / UP,
        teachingShare: 0.0001,
      },
    });
    const seen = monthsOf(run(market), "trustRisk").slice(200);
    const mean = seen.reduce((sum, trust) => sum + trust, 0) / seen.length;
    expect(Math.abs(mean - level)).toBeLessThan(4 * standardError(f, seen.length) + 0.0001);
  });
});

/** Of the mean of n successive months: T' = A T + B with A = 1 - l_up or 1 - l_dn, so correlations fall as E[A]^k. */
function standardError(f: number, n: number): number {
  const mean = meanLevel(f);
  const good = 1 - UP;
  const squares =
    ((1 - f) * (2 * UP * good * mean + UP * UP)) / (1 - (1 - f) * good * good - f * (1 - DOWN) * (1 - DOWN));
  const kept = 1 - UP * (1 - f) - DOWN * f;
  return Math.sqrt((((squares - mean * mean) / n) * (1 + kept)) / (1 - kept));
}
