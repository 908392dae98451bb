import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import { addressOf, codeOf, stateOfAddress, stateOfCode } from "../../src/web/address.ts";
import { isIdle, type Lever, type LeverKey, leversOf, nearestPlace, settingsOf, sides } from "../../src/web/levers.ts";
import { chartKey, chartMenu, questionKeys } from "../../src/web/questions.ts";
import { stateFromText, stateText } from "../../src/web/saved.ts";
import {
  freshState,
  moveLevers,
  redo,
  screenNames,
  shownCharts,
  shownScreens,
  undo,
  type WorkshopState,
  wholeLesson,
  withAttempt,
  withLever,
} from "../../src/web/state.ts";

const names = ["baseline", "catfish", "newcomer-playbook"];
const parts = { scenarios: names, languages: ["en", "longer"] };

function textOf(name: string): string {
  return readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), "utf8");
}

function openedOf(name: string) {
  const source = (of: string) => ({ name: of, place: `scenarios/${of}.yaml`, text: textOf(of) });
  const opened = openMarkets(source(name), { find: source, names: () => names });
  if ("problems" in opened) throw new Error(opened.problems[0].wrong);
  return opened;
}

const levers = new Map(names.map((name) => [name, leversOf(openedOf(name))]));

/** Any state that an address can hold. */
const addressed = fc
  .record({
    scenario: fc.constantFrom(...names),
    screen: fc.constantFrom(...screenNames),
    assumed: fc.constant({}),
    deal: fc.integer({ min: 1, max: 1024 }),
    charts: fc.tuple(fc.constantFrom(...chartMenu.map(chartKey)), fc.constantFrom(...chartMenu.map(chartKey))),
    side: fc.constantFrom(...sides),
    question: fc.constantFrom(...questionKeys),
    plausible: fc.boolean(),
    language: fc.constantFrom("en", "longer"),
    lesson: fc.constant(wholeLesson),
    moved: fc.array(fc.tuple(fc.nat(30), fc.nat(60)), { maxLength: 8 }),
  })
  .map(({ moved, ...state }) => {
    const all = levers.get(state.scenario) ?? [];
    const pairs = moved.map(([lever, place]): [LeverKey, number] => {
      const { key, places } = all[lever % all.length];
      return [key, places[place % places.length]];
    });
    return { ...state, levers: Object.fromEntries(pairs) };
  });

describe("a room", () => {
  test("comes back from its address", () => {
    fc.assert(
      fc.property(addressed, (state) => {
        expect(stateOfAddress(`#${addressOf(state)}`, parts)).toEqual(state);
      }),
      { seed: 1 },
    );
  });

  test("comes back from its address with the assumptions that it has changed", () => {
    const state = {
      ...freshState("catfish"),
      assumed: { "market.switchingCost": 0.4, "suppliers.newcomer.communication": 1e-7 },
    };
    expect(stateOfAddress(addressOf(state), parts).assumed).toEqual(state.assumed);
    expect(stateOfAddress("assume=__proto__:1,market.x:y,a b:2,:3", parts).assumed).toEqual({});
  });

  test("shows what its lesson names, in the order of the page", () => {
    const hidden = "screens=reveal,predict,nonsense&levers=openness,flexibleShare,x&menu=price:all,price:none";
    const { lesson } = stateOfAddress(hidden, parts);
    expect(lesson).toEqual({
      screens: ["predict", "reveal"],
      levers: ["flexibleShare", "openness"],
      charts: ["price:all"],
    });
    const { menu, on } = shownCharts({ ...freshState("catfish"), lesson }, chartMenu);
    expect([menu.map(chartKey), on.map(chartKey)]).toEqual([["price:all"], ["price:all", "price:all"]]);
    expect(shownScreens({ lesson })).toEqual(["predict", "reveal"]);
    expect(shownScreens({ lesson: wholeLesson })).toEqual(screenNames);
    const state = { ...freshState("catfish"), lesson };
    expect(stateOfAddress(addressOf(state), parts).lesson).toEqual(lesson);
    expect(stateFromText(stateText(state), parts)?.lesson).toEqual(lesson);
  });

  test("comes back from its code, with dashes, spaces and small letters", () => {
    fc.assert(
      fc.property(addressed, (state) => {
        const code = codeOf(state, levers.get(state.scenario) ?? [], parts);
        const read = stateOfCode(code.toLowerCase().replaceAll("-", " "), (name) => levers.get(name), parts);
        expect(read).toEqual({ state });
      }),
      { seed: 2 },
    );
  });

  test("has a code in which no one letter can be wrong unseen, nor two neighbours change places", () => {
    const state = { ...freshState("catfish"), levers: { flexibleShare: 0.4, openness: 0.35 } };
    const code = codeOf(state, levers.get("catfish") ?? [], parts).replaceAll("-", "");
    const known = (name: string) => levers.get(name);
    const isSeen = (text: string) => "problem" in stateOfCode(text, known, parts);
    for (const [at, letter] of [...code].entries()) {
      for (const other of "23456789ABCDEFGHJKMNPQRSTUVWXYZ") {
        if (other !== letter) expect(isSeen(code.slice(0, at) + other + code.slice(at + 1))).toBe(true);
      }
      const next = code[at + 1];
      if (next !== undefined && next !== letter) {
        expect(isSeen(code.slice(0, at) + next + letter + code.slice(at + 2))).toBe(true);
      }
    }
    expect(stateOfCode("K7O", known, parts)).toEqual({ problem: "letter", letter: "O" });
  });

  test("comes back from a saved file, guesses and attempts with it", () => {
    const state: WorkshopState = {
      ...freshState("catfish", "debrief"),
      guesses: { asleep: { line: [1, 0.5] }, knock: { hands: [3, 0, 20] } },
      revealed: ["asleep"],
      monday: 'Ask "who else?"',
      quiz: { before: ["a", "b", "c", "a", null, null], after: [null, null, null, null, null, "c"] },
      attempts: [{ name: "Open", levers: { openness: 1 }, value: 0.1, halves: [0, 0.2], better: 150, worlds: 200 }],
      pinned: 0,
    };
    expect(stateFromText(stateText(state), parts)).toEqual(state);
  });

  test("is not taken from whatever else is in a file", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(stateFromText(text, parts)).toBeUndefined();
      }),
      { seed: 3 },
    );
  });

  test("takes of a forged file only what a room may be", () => {
    const forged = { format: "catfish-workshop-1", scenario: "catfish", screen: "<b>", deal: -1, pinned: 7 };
    const levers = { flexibleShare: "many", openness: null, constructor: 1 };
    const text = JSON.stringify({ ...forged, levers, attempts: [{ name: {} }], guesses: { asleep: { line: ["x"] } } });
    expect(stateFromText(text, parts)).toEqual({ ...freshState("catfish"), guesses: { asleep: {} } });
  });

  test("goes back and forward through its levers", () => {
    const start = freshState("catfish");
    const one = moveLevers(start, { openness: 0.4 });
    const two = moveLevers(one, { openness: 0.4, flexibleShare: 0.5 });
    expect(undo(two).levers).toEqual(one.levers);
    expect(undo(undo(two)).levers).toEqual({});
    expect(redo(undo(two)).levers).toEqual(two.levers);
    expect(redo(two)).toBe(two);
    expect(undo(start)).toBe(start);
    expect(moveLevers(two, two.levers)).toBe(two);
  });

  test("keeps its best attempts first, each once, and the pinned one pinned", () => {
    const attempt = (openness: number, value: number) => ({
      ...{ name: `${openness}`, levers: { openness }, value, halves: [0, 0] as const, better: 1, worlds: 2 },
    });
    const first = { ...withAttempt(freshState("catfish"), attempt(0.4, 0.1)), pinned: 0 };
    const second = withAttempt(first, attempt(0.6, 0.3));
    expect(second.attempts.map(({ value }) => value)).toEqual([0.3, 0.1]);
    expect(second.pinned).toBe(1);
    expect(withAttempt(second, attempt(0.4, 0.2)).attempts).toHaveLength(2);
  });
});

describe("levers", () => {
  test("stand where the scenario has them, on a place that they may take", () => {
    for (const [name, all] of levers) {
      expect(all.length, name).toBeGreaterThanOrEqual(12);
      for (const { base, places, key } of all) expect(places, `${name} ${key}`).toContain(base);
    }
  });

  test("are settings that the scenario takes, at both ends and between", () => {
    for (const name of names) {
      const opened = openedOf(name);
      for (const lever of levers.get(name) ?? []) {
        for (const place of [lever.places[0], lever.places[lever.places.length >> 1], lever.places.at(-1) ?? 0]) {
          const settings = settingsOf([lever], { [lever.key]: place });
          const read = opened.marketOf(settings);
          expect("problems" in read ? read.problems : [], `${name} ${settings}`).toEqual([]);
        }
      }
    }
  });

  test("take the nearest place to what is typed, and are not moved at their base", () => {
    const [lever] = levers.get("catfish") ?? [];
    expect(lever.key).toBe("flexibleShare");
    expect(nearestPlace(lever, 0.33)).toBe(0.35);
    expect(withLever({ flexibleShare: 0.4, openness: 1 }, "flexibleShare", lever.base, lever.base)).toEqual({
      openness: 1,
    });
    expect(settingsOf([lever], { flexibleShare: 0.4 })).toEqual(["policy.flexibleShare=0.4"]);
    expect(settingsOf([lever], { flexibleShare: lever.base })).toEqual([]);
  });

  test("of a group that nobody belongs to any more are without effect, and do not stop the others", () => {
    for (const name of names) {
      const all = levers.get(name) ?? [];
      const moved = Object.fromEntries(all.map(({ key, places }) => [key, key === "newcomers" ? 0 : places.at(-1)]));
      const read = openedOf(name).marketOf(settingsOf(all, moved));
      expect("problems" in read ? read.problems : [], name).toEqual([]);
      const idle = all.filter((lever) => isIdle(lever, all, moved));
      expect(idle.map(({ key }) => key)).toEqual(
        ["preparation", "team", "shows", "target"].filter((key) => key in moved),
      );
      expect(all.some((lever) => isIdle(lever, all, { ...moved, newcomers: 2 }))).toBe(false);
    }
  });

  test("that cannot be had in a scenario are left out", () => {
    const keys = (all: readonly Lever[] = []) => all.map(({ key }) => key);
    expect(keys(levers.get("catfish"))).toContain("team");
  });
});
