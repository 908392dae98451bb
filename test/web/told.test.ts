import { describe, expect, test } from "vitest";
import { Answering } from "../../src/web/answers.ts";
import { chartMenu } from "../../src/web/questions.ts";
import { worldsOfSize } from "../../src/web/shownWorlds.ts";
import { workshop } from "../../src/words/en/workshop.ts";
import { gainPlaces, gainText } from "../../src/words/en/workshopNumbers.ts";
import { bundled } from "../scenario/libraries.ts";
import { mapHere } from "../teams/playedRoom.ts";

const { signal } = new AbortController();

function source(name: string) {
  const found = bundled.find(name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

/** A market of the page's own beside the bundled ones that it extends. */
function engineOf(text: string) {
  const own = { name: "own", place: "own.yaml", text };
  return new Answering([source("baseline"), source("catfish"), own], mapHere, "TypeScript");
}

const catfish = engineOf("extends: catfish\n");
const asked = { scenario: "own", against: [], seed: "room", worlds: 4 };

describe("what the page tells of a market", () => {
  test("weighs years alike: the gain of the sandbox, of a saved file, and what the buyer gets", async () => {
    const open = { ...asked, settings: ["policy.flexibleShare=0.4"], charts: [] };
    const { value, roles, halves } = await catfish.answer("worlds", open, signal);
    const overlay = await catfish.answer("overlay", { ...asked, policies: [{ flexibleShare: 0.4 }] }, signal);
    const [buyer] = roles;
    // Months are kept in single precision.
    expect(buyer.now - buyer.against).toBeCloseTo(value.difference, 7);
    expect(overlay.gains[0].mean).toBeCloseTo(value.difference, 7);
    // Ten years at 8 %: the first five weigh 4.312 years of the first, the others 2.935.
    expect((4.3121 * halves[0] + 2.9348 * halves[1]) / 7.2469).toBeCloseTo(value.difference, 4);
  });

  test.each([1, 5, 7])("a market of %i months answers whatever is asked of it", async (months) => {
    const engine = engineOf(`extends: catfish\nmonths: ${months}\n`);
    const opened = await engine.answer("open", { scenario: "own" }, signal);
    expect(opened.months).toBe(months);
    const settings = ["policy.flexibleShare=0.4"];
    const answer = await engine.answer("worlds", { ...asked, settings, charts: chartMenu }, signal);
    expect(answer.sentence).toMatch(/^Over the run /);
    expect(Number.isFinite(answer.value.difference)).toBe(true);
    for (const { now } of answer.charts) expect(now).toHaveLength(months);
    const best = await engine.answer("best", { ...asked, settings: [], worlds: 2 }, signal);
    expect(best.whole.value).toBeGreaterThanOrEqual(0);
    const why = await engine.answer("why", { ...asked, settings, replication: 0 }, signal);
    expect(why.turns.length).toBeGreaterThan(0);
  });

  test("a trace is told without its digits, and a gain to a thousandth of what a unit costs", async () => {
    const slight = { ...asked, settings: ["policy.negotiation=0.6001"], charts: [] };
    const { sentence } = await catfish.answer("worlds", slight, signal);
    expect(sentence).toMatch(/about as well off: .*(by less than 1 %|which may be chance)/);
    const unit = gainPlaces({ unit: "unit costs", factor: 1 });
    expect([0.0146, -0.00272, 0.0002, 0].map((value) => gainText(value, unit))).toEqual(["+0.015", "-0.003", "0", "0"]);
    const euro = gainPlaces({ unit: "EUR", factor: 80 });
    expect([1.1712, -0.2].map((value) => gainText(value, euro))).toEqual(["+1.17", "-0.20"]);
  });

  test("takes fewer worlds of a market that is many times larger, and five at least", () => {
    expect(worldsOfSize(8 * 120)).toEqual({ full: 200, preview: 20 });
    expect(worldsOfSize(300 * 600)).toEqual({ full: 11, preview: 11 });
    expect(worldsOfSize(1e9)).toEqual({ full: 5, preview: 5 });
  });

  test("says how long the market runs, and of none that it is ten years", () => {
    const texts = JSON.stringify({ ...workshop, teams: undefined });
    expect(texts).not.toMatch(/ten years/i);
    const spans = [1, 12, 18, 36].map(workshop.span);
    expect(spans).toEqual(["one month", "one year", "18 months", "3 years"]);
    for (const { setting, ask } of Object.values(workshop.predict.questions)) {
      expect(`${setting("3 years")} ${ask("3 years")}`).not.toMatch(/ten years/);
    }
  });
});
