import { describe, expect, test } from "vitest";
import { bankOf } from "../../src/web/teams/bank.ts";
import { optimumOf } from "../../src/web/teams/optimum.ts";
import { aimOf, type Seat, scored, worldsOf } from "../../src/web/teams/standings.ts";
import { carriedOn, turningPoints } from "../../src/web/teams/turningPoints.ts";
import { meanInterval } from "../../src/worlds/statistics/intervals.ts";
import { run } from "../model/runWorld.ts";
import { mapHere, playedScenario } from "./playedRoom.ts";

const { scenario, levers, played, policy, steady } = playedScenario("catfish");
const options = { seed: "room", worlds: 8, months: [0, 119] } as const;

/** Teams of buyers: as it is, shut and open. */
const policies = [policy("buyer", {}), policy("buyer", { openness: 0 }), policy("buyer", { flexibleShare: 0.4 })];
const seats = policies.map(
  (buyer, at): Seat => ({ team: at + 1, side: "buyer", market: played({ buyer: [buyer] }).market }),
);

/** Scores of teams, simulated here. */
async function scoresOf(all: readonly Seat[], worlds: typeof options, map: typeof mapHere) {
  const asked = all.map(({ side, market }) => ({ market, series: aimOf(side, market) }));
  return scored(all, await worldsOf(asked, worlds, map));
}

describe("how teams stand", () => {
  test("what a team reaches is the mean of its months, in the world that is played and over all of them", async () => {
    const scores = await scoresOf(seats, options, mapHere);
    for (const { team, inWorld, mean } of scores) {
      const { market } = seats[team - 1];
      const means = Array.from({ length: options.worlds }, (_, world) => {
        const { series, values, months } = run(market, options.seed, world);
        const place = series.findIndex(({ measure, group }) => measure === "buyerValue" && group === "all");
        return (
          Array.from({ length: months }, (_, month) => values[month * series.length + place]).reduce((a, b) => a + b) /
          months
        );
      });
      expect(inWorld).toBeCloseTo(means[0], 12);
      expect(mean.mean).toBeCloseTo(means.reduce((a, b) => a + b) / means.length, 12);
    }
  });

  test("places follow the mean and the played world, and the team ahead is the next better one", async () => {
    const scores = await scoresOf(seats, options, mapHere);
    const byMean = [...scores].sort((a, b) => b.mean.mean - a.mean.mean);
    expect(scores.map(({ team }) => team)).toEqual(byMean.map(({ team }) => team));
    expect(scores.map(({ place }) => place)).toEqual([1, 2, 3]);
    const inWorld = [...scores].sort((a, b) => b.inWorld - a.inWorld).map(({ team }) => team);
    for (const score of scores) expect(score.placeInWorld).toBe(inWorld.indexOf(score.team) + 1);
    expect(scores[0].behind).toBeUndefined();
    expect(scores[2].behind?.team).toBe(scores[1].team);
    expect(scores[2].behind?.mean).toBeCloseTo(scores[1].mean.mean - scores[2].mean.mean, 12);
  });

  test("the same decisions are the same numbers to the bit and share a place, whoever took them", async () => {
    const twice = [...seats, { ...seats[1], team: 9 }];
    const scores = await scoresOf(twice, options, mapHere);
    const [one, other] = [2, 9].map((team) => scores.find((score) => score.team === team));
    expect(other?.inWorld).toBe(one?.inWorld);
    expect(other?.mean).toEqual(one?.mean);
    expect([other?.place, other?.placeInWorld]).toEqual([one?.place, one?.placeInWorld]);
    const alone = await scoresOf([seats[1]], options, mapHere);
    expect(alone[0].mean).toEqual(one?.mean);
  });

  test("each side is ranked by what it plays for", async () => {
    const market = played({}).market;
    const all = await scoresOf(
      [
        { team: 1, side: "buyer", market },
        { team: 2, side: "newcomer", market },
        { team: 3, side: "incumbent", market },
      ],
      options,
      mapHere,
    );
    expect(all.map(({ aim, place }) => [aim.measure, aim.group, place])).toEqual([
      ["buyerValue", "all", 1],
      ["profit", "newcomer", 1],
      ["profit", "powerhouse", 1],
    ]);
  });
});

describe("why a team is behind", () => {
  const shut = policy("buyer", { openness: 0, flexibleShare: 0.1 });
  const usual = policy("buyer", {});
  const own = [usual, shut, usual, usual, usual, shut];
  const behind = {
    side: "buyer",
    levers,
    own,
    ahead: [usual, usual, usual, usual, usual, usual],
    marketOf: (said: readonly (readonly number[])[]) => played({ buyer: said }).market,
  } as const;

  test("a round's cost is what the same worlds give with the other's decision in that round alone", async () => {
    const points = await turningPoints(behind, options, mapHere);
    expect(points.map(({ round }) => round).sort()).toEqual([2, 6]);
    for (const { round, cost, inWorld } of points) {
      const instead = own.with(round - 1, usual);
      const asked = [own, instead].map((said) => ({
        market: played({ buyer: said }).market,
        series: { measure: "buyerValue", group: "all" } as const,
      }));
      const [before, after] = await worldsOf(asked, options, mapHere);
      expect(cost).toEqual(meanInterval(after.map((value, world) => value - before[world])));
      expect(inWorld).toBe(after[0] - before[0]);
    }
    expect(points[0].cost.mean).toBeGreaterThanOrEqual(points[1].cost.mean);
  });

  test("it says which levers stood otherwise, and the histories part no earlier than the round begins", async () => {
    for (const point of await turningPoints(behind, options, mapHere)) {
      expect(point.differences.map(({ lever, own, ahead }) => [lever.key, own, ahead])).toEqual([
        ["flexibleShare", 0.1, 0.2],
        ["openness", 0, 0.2],
      ]);
      expect(point.parts?.month).toBeGreaterThanOrEqual(point.round === 2 ? 20 : 100);
      expect(point.parts?.month).toBeLessThan(point.round === 2 ? 30 : 120);
      expect(point.divergence.replication).toBe(0);
    }
  });

  test("two teams that did the same have no turning point", async () => {
    expect(await turningPoints({ ...behind, ahead: own }, options, mapHere)).toEqual([]);
  });

  test("a team that says nothing does what it said last, and before that its default", () => {
    expect(carriedOn([undefined, shut, undefined], usual)).toEqual([usual, shut, shut]);
  });
});

describe("the bank of markets", () => {
  test("four markets, each with a seed of its own", () => {
    const bank = bankOf(["catfish", "one-contract"], "catfish");
    expect(bank.map(({ number, scenario: name }) => [number, name])).toEqual([
      [1, "catfish"],
      [2, "one-contract"],
      [3, "catfish"],
      [4, "one-contract"],
    ]);
    expect(new Set(bank.map(({ seed }) => seed)).size).toBe(4);
  });

  test("what is found is better than the default, also in worlds that it was not looked for in", async () => {
    const few = { seed: "bank", worlds: 4, months: [0, 119], checkedIn: 10 } as const;
    const found = await optimumOf(levers, "buyer", steady, few, mapHere);
    expect(found.gain.lower).toBeGreaterThan(0);
    expect(found.gain.mean).toBeCloseTo(found.mean.mean - found.byDefault.mean, 12);
    expect(found.tried).toBeGreaterThan(40);
    // Open spend pays where holders do not compete and costs where they do: levers are looked at again when others moved.
    const shut = steady(policy("buyer", { flexibleShare: 0, performanceShare: 1, negotiation: 1 }));
    const [hidden] = await worldsOf([{ market: shut, series: { measure: "buyerValue", group: "all" } }], few, mapHere);
    const [best] = await worldsOf(
      [{ market: steady(found.policy), series: { measure: "buyerValue", group: "all" } }],
      few,
      mapHere,
    );
    expect(meanInterval(best).mean).toBeGreaterThanOrEqual(meanInterval(hidden).mean);
    expect(scenario.market.months).toBe(120);
  });
});
