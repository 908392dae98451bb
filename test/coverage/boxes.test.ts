import { describe, expect, test } from "vitest";
import type { FoundBox } from "../../src/analyse/discovery/boxDiscovery.ts";
import { searchBox } from "../../src/analyse/discovery/boxDiscovery.ts";
import { normalQuantile } from "../../src/model/normalQuantile.ts";
import { wilsonInterval } from "../../src/worlds/statistics/intervals.ts";
import { blurredCases, checkedBox } from "../experiment/explore/discovery/blurredCases.ts";
import {
  conditionOf,
  question,
  type Respond,
  responding,
  variablesOf,
} from "../experiment/explore/discovery/planted.ts";
import { type Blurred, shareOfCases } from "./blurredEdge.ts";

/**
 * The 95 % intervals of density and coverage of a box hold what other points in other worlds, as many, show on average.
 * That is known, because the edge of where it happens is planted. Of 600 boxes each that were found with Sobol points and
 * Latin hypercubes (2026-11-30) they held it in
 *
 *     blur of the edge   common luck   share   density    coverage
 *     0.1                all           0.5     97         96
 *     0.3                all           0.5     95         94
 *     0.3                0.8           0.5     97         95
 *     0.5                0.36          0.5     97         94
 *     0.2                0.36          0.8     96         95
 *     0.2                none          0.5     98         98
 *
 * and of all together in 97 and 95.5; of 720 trials of 96 in 100 the share has a standard error of 0.7 points, of 120 of
 * one problem 1.8 points. The interval of Wilson, which takes points as independent, holds 60 to 87 where all luck is common.
 *
 * A box that was not searched for, laid just below the edge, is held less often: the density in 89 to 97, 93 on average, the
 * coverage in 94 to 100, 97 on average (150 trials of each problem). One at the corner of two edges, 0.1 to 0.5 wide: the
 * density in 98 to 100, the coverage in 90 to 99. With points drawn with replacement, as if they lay by chance, found boxes
 * are held in 95 to 100, the density of the laid one in 90 to 100, the coverage of the corner in 93 to 99. With points of a
 * Latin hypercube the coverage of a corner was held in 86: the least of all, and so what answers say.
 */
const TRIALS = 120;
const FIXED_TRIALS = 120;
const WORLDS = 20;

const condition = conditionOf("price > 0");
const variables = variablesOf("policy.openness=0:0.4", "policy.flexibleShare=0:0.5");

/** How blurred the edge at half of the openness is, as a share of its range, and how much of that all points have in common. */
const problems: readonly Blurred[] = [
  { width: 0.1, common: 1, share: 0.5 },
  { width: 0.3, common: 1, share: 0.5 },
  { width: 0.3, common: 0.8, share: 0.5 },
  { width: 0.5, common: 0.36, share: 0.5 },
  { width: 0.2, common: 0.36, share: 0.8 },
  { width: 0.2, common: 0, share: 0.5 },
];

interface Held {
  readonly found: number;
  readonly density: number;
  readonly coverage: number;
  readonly alone: number;
  readonly settled: number;
}

async function trialsOf(edge: Blurred): Promise<Held> {
  const respond: Respond = (at, luck, own) => [
    at["policy.openness"] / 0.4 - 0.5 + edge.width * (Math.sqrt(edge.common) * luck + Math.sqrt(1 - edge.common) * own),
  ];
  const held = { found: 0, density: 0, coverage: 0, alone: 0, settled: 0 };
  for (let trial = 0; trial < TRIALS; trial++) {
    const seed = `coverage ${trial}`;
    const asked = question({ variables, condition, share: edge.share, replications: WORLDS, seed });
    const { found } = await searchBox(asked, { design: "sobol", points: 256 }, responding(respond, WORLDS, seed));
    if (typeof found === "string" || !(found.check.density.of > 0) || !(found.check.coverage.of > 0)) continue;
    const { density, coverage } = found.check;
    const truth = truthOf(found, edge);
    held.found++;
    if (density.lower <= truth.density && truth.density <= density.upper) held.density++;
    if (coverage.lower <= truth.coverage && truth.coverage <= coverage.upper) held.coverage++;
    const settled = settledDensity(found, edge);
    if (density.lower <= settled && settled <= density.upper) held.settled++;
    const [lower, upper] = wilsonInterval(density.share, density.of);
    if (lower <= truth.density && truth.density <= upper) held.alone++;
  }
  return held;
}

function truthOf({ box }: FoundBox, edge: Blurred): { readonly density: number; readonly coverage: number } {
  const [low, high] = [box.low[0] / 0.4, box.high[0] / 0.4];
  const density = shareOfCases(low, high, edge, WORLDS);
  const mass = (high - low) * ((box.high[1] - box.low[1]) / 0.5);
  return { density, coverage: (density * mass) / shareOfCases(0, 1, edge, WORLDS) };
}

/** Density where so many worlds settle on which side of the edge a point lies. */
function settledDensity({ box }: FoundBox, { width, share }: Blurred): number {
  const [low, high] = [box.low[0] / 0.4, box.high[0] / 0.4];
  const from = Math.max(low, 0.5 + width * normalQuantile(share));
  return Math.max(0, high - from) / (high - low);
}

interface Shares {
  readonly density: number;
  readonly coverage: number;
}

/** The same of a box that was not searched for. */
function ofFixedBox(edge: Blurred): Shares {
  const low = 0.45;
  const density = shareOfCases(low, 1, edge, WORLDS);
  const coverage = ((1 - low) * density) / shareOfCases(0, 1, edge, WORLDS);
  const held = { density: 0, coverage: 0 };
  for (let trial = 0; trial < FIXED_TRIALS; trial++) {
    const fit = checkedBox(blurredCases(`fixed ${trial}`, edge, 128, WORLDS), edge.share, low);
    if (fit.density.lower <= density && density <= fit.density.upper) held.density++;
    if (fit.coverage.lower <= coverage && coverage <= fit.coverage.upper) held.coverage++;
  }
  return { density: held.density / FIXED_TRIALS, coverage: held.coverage / FIXED_TRIALS };
}

function meanOf(all: readonly Shares[], part: keyof Shares): number {
  return all.reduce((sum, one) => sum + one[part], 0) / all.length;
}

describe("the intervals of a box", () => {
  test("hold what other points in other worlds show, of a box that was not searched for", { timeout: 600_000 }, () => {
    const all = problems.map(ofFixedBox);
    for (const part of ["density", "coverage"] as const) {
      // 93 and 97 on average, and two standard errors of 720 trials; 89 at least, and two of 120.
      expect(meanOf(all, part)).toBeGreaterThanOrEqual(0.91);
      expect(meanOf(all, part)).toBeLessThanOrEqual(0.985);
      for (const one of all) expect(one[part]).toBeGreaterThanOrEqual(0.835);
    }
  });

  const found: Held[] = [];
  const together = (part: keyof Held) => {
    const sum = (name: keyof Held) => found.reduce((total, held) => total + held[name], 0);
    return sum(part) / sum("found");
  };

  test.each(problems)("hold it of boxes that are searched for: %o", { timeout: 600_000 }, async (edge) => {
    const held = await trialsOf(edge);
    found.push(held);
    expect(held.found).toBeGreaterThan(0.95 * TRIALS);
    expect(held.density / held.found).toBeGreaterThanOrEqual(0.9);
    expect(held.coverage / held.found).toBeGreaterThanOrEqual(0.9);
    if (edge.common === 1) expect(held.alone / held.found).toBeLessThan(0.88);
  });

  test("hold it in 93 to 98 of 100 trials of all problems, and so the density of very many worlds", () => {
    for (const part of ["density", "coverage", "settled"] as const) {
      expect(together(part)).toBeGreaterThanOrEqual(0.93);
      expect(together(part)).toBeLessThanOrEqual(0.98);
    }
  });
});
