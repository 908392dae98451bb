import { describe, expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import { teamAnswers } from "../../src/web/teams/answers.ts";
import { savedText } from "../../src/web/teams/saving.ts";
import { bundled } from "../scenario/libraries.ts";
import { mapHere, playedScenario } from "./playedRoom.ts";

const { policy } = playedScenario("catfish");
const signal = new AbortController().signal;

function marketsOf(name: string) {
  const source = bundled.find(name);
  if (source === undefined) throw new Error(`no scenario ${name}`);
  const markets = openMarkets(source, bundled);
  if ("problems" in markets) throw new Error(JSON.stringify(markets.problems));
  return markets;
}

const catfish = marketsOf("catfish");
const answers = teamAnswers({
  markets: (name) => (name === "catfish" ? catfish : marketsOf(name)),
  library: () => bundled,
  scenarios: () => ["catfish", "baseline"],
  map: mapHere,
});
const asked = { scenario: "catfish", seed: "room", worlds: 4 };

describe("what teams ask of the engine", () => {
  test("lines end with the round, and their mean is what the team has reached", async () => {
    const seats = [{ team: 3, side: "buyer", policies: { buyer: [policy("buyer", { openness: 0.4 })] } }] as const;
    const { scores, lines } = await answers.scores({ ...asked, round: 2, seats }, signal);
    expect(lines[0].inWorld).toHaveLength(40);
    expect(scores[0]).toMatchObject({ team: 3, place: 1, placeInWorld: 1 });
    expect(lines[0].inWorld.reduce((sum, value) => sum + value) / 40).toBeCloseTo(scores[0].inWorld, 12);
    expect(lines[0].mean.reduce((sum, value) => sum + value) / 40).toBeCloseTo(scores[0].mean.mean, 12);
  });

  test("why: what is told of a round says nothing of months that are not known yet", async () => {
    const own = policy("buyer", { openness: 0, flexibleShare: 0.1 });
    const [seat, ahead] = [own, policy("buyer", {})].map((first, at) => {
      return { team: at + 1, side: "buyer", policies: { buyer: [first] } } as const;
    });
    const { points } = await answers.turning({ ...asked, round: 1, seat, ahead }, signal);
    expect(points).toHaveLength(1);
    expect(points[0].decided).toBe("Open spend 10 % where team 2 had 20 % and look around 0 % where team 2 had 20 %.");
    for (const sentence of points[0].story) {
      for (const [, month] of sentence.matchAll(/[Mm]onth (\d+):/g)) expect(Number(month)).toBeLessThan(20);
    }
  });

  test("levers of a file that stand where none can, and newcomers that are none, stop nobody", async () => {
    const { gains, better } = await answers.overlay(
      {
        ...asked,
        policies: [{ flexibleShare: 1e9 }, { newcomers: 0, preparation: 48, team: 3 }, { openness: -5 }, {}],
      },
      signal,
    );
    expect(gains).toHaveLength(4);
    for (const { mean } of gains) expect(Number.isFinite(mean)).toBe(true);
    expect(gains[3].mean).toBe(0);
    expect(better[3]).toBe(0);
    const { gains: whole } = await answers.overlay({ ...asked, policies: [{ flexibleShare: 1 }] }, signal);
    expect(gains[0]).toEqual(whole[0]);
  });

  test("the threat is the chance that an incumbent would lose a contract: next to none at first, more where newcomers come", async () => {
    const seats = [24, 0].map((newcomers, at) => {
      return { team: at + 1, side: "newcomer", policies: { newcomer: [policy("newcomer", { newcomers })] } } as const;
    });
    const { lines } = await answers.threat({ scenario: "catfish", seed: "room", round: 6, seats }, signal);
    const meanOf = (line: Float64Array, from: number) =>
      line.slice(from, from + 20).reduce((sum, each) => sum + each) / 20;
    for (const line of lines) {
      expect(line).toHaveLength(120);
      expect(Math.min(...line)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...line)).toBeLessThanOrEqual(1);
    }
    // In 6 worlds of the command line 0.2 % in month 5 and 11 % in month 53, without newcomers 1.4 %.
    expect(meanOf(lines[0], 0)).toBeLessThan(0.02);
    expect(meanOf(lines[0], 60)).toBeGreaterThan(meanOf(lines[1], 60));
  });

  test("files are read one by one: a wrong one is told by its name, and the others come in", async () => {
    const file = savedText({
      ...{ catfish: "workshop", version: 1, name: "Ada", scenario: "catfish", deal: 1 },
      ...{ guesses: {}, attempts: [], monday: "" },
    });
    const files = [
      { name: "ada.json", text: file },
      { name: "bad.json", text: "{" },
    ];
    const { read, wrong } = await answers.savedFiles({ files }, signal);
    expect(read.map(({ name }) => name)).toEqual(["ada.json"]);
    expect(wrong).toEqual([{ name: "bad.json", problem: { kind: "notJson" } }]);
  });

  test("levers that are used once, at the start, are named", async () => {
    expect((await answers.once({ scenario: "catfish" }, signal)).keys.toSorted()).toEqual(["newcomers", "preparation"]);
  });

  test("a table is a file that says what was decided, and when", async () => {
    const { yaml } = await answers.tableFile(
      { scenario: "catfish", policies: { buyer: [undefined, policy("buyer", { openness: 0.5 })] } },
      signal,
    );
    expect(yaml).toMatch(/month: 20[\s\S]*policy\.openness: 0\.5/);
  });
});
