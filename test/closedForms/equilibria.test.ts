import { describe, expect, test } from "vitest";
import { FIXED, type World } from "../../src/model/world.ts";
import { watch } from "../model/runWorld.ts";
import { scenarioFrom } from "../scenario/libraries.ts";

/** Below this A = psi (1 - I) (p - c) (beta v_e)^2 the effort that pays is one for sure. Evidence review 3.3. */
const BOUND = 6 * Math.sqrt(3);
const FIRST = 60;
const LAST = 119;

/** What an incumbent's choice of effort depends on, with everything but its own effort held as it is. */
interface Choice {
  /** Slope of beta U against effort, beta v_e. */
  readonly slope: number;
  /** psi (1 - I) (p - c) v_e beta. */
  readonly gain: number;
  /** The same for the volume that holders compete for, and their part of it at no effort, as a logit. */
  readonly rivalry: number;
  readonly standing: number;
  readonly volumeSlope: number;
  readonly moving: number;
  readonly quota: number;
  readonly least: number;
  /** Logit of retention at no effort. */
  readonly logit: number;
  readonly sensitivity: number;
}

/** The choices of all incumbents under contract in months 60 to 119 of so many worlds of the baseline. */
function choicesOf(worlds: number): Choice[] {
  const { market } = scenarioFrom("extends: baseline");
  const choices: Choice[] = [];
  let effort = new Float64Array();
  const looks = {
    // Contracts keep their places within a month, and P is weighed at the effort with which it began.
    before(world: World) {
      effort = world.relation.effort.slice();
    },
    during(world: World) {
      if (world.month >= FIRST) choices.push(...incumbents(world, effort));
    },
  };
  for (let replication = 0; replication < worlds; replication++) {
    watch({ ...market, months: LAST + 1 }, looks, "equilibria", replication);
  }
  return choices;
}

function incumbents(world: World, effort: Float64Array): Choice[] {
  const { track, incumbent } = world.relation;
  const places = Array.from(track.keys()).filter((r) => track[r] === FIXED && incumbent[r] === 1);
  return places.map((r) => choiceOf(world, r, effort[r]));
}

function choiceOf(world: World, r: number, effort: number): Choice {
  const { relation, buyer, supplier, market } = world;
  const b = relation.buyer[r];
  const s = relation.supplier[r];
  const margin = Math.max(0, relation.price[r] - supplier.parameters.unitCost[s]);
  const slope = market.reviewSensitivity * market.valueOfEffort;
  const volumeSlope = market.choiceSensitivity * market.valueOfEffort;
  const unit = supplier.parameters.effortResponse[s] * (1 - relation.inertia[r]) * margin;
  const gain = unit * slope;
  const holders = buyer.contractsEnd[b] - buyer.rowStart[b];
  const moving = holders > 1 ? buyer.policy.performanceShare[b] : 0;
  const won = relation.standing[r];
  const standing = won >= 1 ? Number.POSITIVE_INFINITY : Math.log(won / (1 - won)) - volumeSlope * effort;
  const volume = { rivalry: unit * volumeSlope * moving, standing, volumeSlope, moving, quota: (1 - moving) / holders };
  const P = relation.perceivedRetention[r];
  const logit = P >= 1 ? Number.POSITIVE_INFINITY : Math.log(P / (1 - P)) - slope * effort;
  return { slope, gain, ...volume, least: supplier.parameters.minimumEffort[s], logit, sensitivity: gain * slope };
}

/** Number of efforts that a supplier would stay at: crossings of e* - e from above. */
function stayingEfforts(choice: Choice): number {
  const { slope, gain, rivalry, standing, volumeSlope, moving, quota, least, logit } = choice;
  const pull = (e: number) => {
    const P = 1 / (1 + Math.exp(-logit - slope * e));
    const s = 1 / (1 + Math.exp(-standing - volumeSlope * e));
    const volume = (rivalry * s * (1 - s)) / (quota + moving * s);
    return Math.min(1, least + P * (gain * (1 - P) + volume)) - e;
  };
  let count = 0;
  let before = 1;
  for (let e = least; e <= 1.0005; e += 0.001) {
    const now = pull(e);
    if (before > 0 && now <= 0) count++;
    before = now;
  }
  return count;
}

/**
 * Width of the range of gaps, in units of beta U, in which a supplier has two efforts: the solutions x of
 * x - A P (1 - P) = z, with P = 1 / (1 + exp(-x)), are three between the two turning points of the left side.
 */
function widthOfTwoEfforts(A: number): number {
  let high = Number.NEGATIVE_INFINITY;
  let width = 0;
  for (let x = -6; x <= 6; x += 0.0005) {
    const P = 1 / (1 + Math.exp(-x));
    const z = x - A * P * (1 - P);
    high = Math.max(high, z);
    width = Math.max(width, high - z);
  }
  return width;
}

describe("the effort of incumbents in the baseline", () => {
  const choices = choicesOf(8);
  const mean = choices.reduce((sum, { sensitivity }) => sum + sensitivity, 0) / choices.length;

  test("is one in every contract and month: nobody stands where giving up and fighting both pay", () => {
    expect(choices.length).toBeGreaterThan(2000);
    expect(choices.filter((choice) => stayingEfforts(choice) !== 1)).toEqual([]);
  });

  test("hardly has room for two: psi (1 - I) (p - c) (beta v_e)^2 is about 13 on average, a little over 6 sqrt 3 = 10.392", () => {
    // In units of beta U; with beta = 10, 0.35 is a range of gaps of 0.035 unit costs. At A = 23 it is 0.19 unit costs.
    expect(widthOfTwoEfforts(BOUND)).toBeCloseTo(0, 6);
    expect(widthOfTwoEfforts(23)).toBeGreaterThan(1.5);
    expect(widthOfTwoEfforts(mean)).toBeLessThan(0.35);
  });
});
