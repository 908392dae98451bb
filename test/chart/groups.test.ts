import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weighed } from "../../src/analyse/choice/choice.ts";
import { choiceCharts } from "../../src/draw/explorations.ts";
import { type Group, labelsApart, MOST_GROUPS, shownGroups } from "../../src/draw/groups.ts";
import { keyView } from "../../src/draw/key.ts";
import { FONT_SLACK, textWidth } from "../../src/draw/textWidth.ts";
import { CHART_WIDTH, kindStyle } from "../../src/draw/theme.ts";
import { groupsInWords } from "../../src/words/names.ts";
import { plantedRecord } from "../experiment/explore/plantedChoice.ts";

const kinds = ["fixed", "flexible", "newcomer"] as const;
const group = fc.record({ name: fc.stringMatching(/^[a-z]{1,30}$/), kind: fc.constantFrom(...kinds) });
const groups = fc.uniqueArray(group, { selector: ({ name }) => name, minLength: 1, maxLength: 40 });

describe("groups of suppliers in charts", () => {
  it("are told apart by dash and by shape, and areas of one kind by how dark they are", () => {
    fc.assert(
      fc.property(groups, (all: readonly Group[]) => {
        const shown = shownGroups(all, groupsInWords);
        const different = (of: (each: (typeof shown)[number]) => unknown) => new Set(shown.map(of)).size;
        expect(shown.length).toBeLessThanOrEqual(MOST_GROUPS);
        expect(different(({ style }) => style.dash.join())).toBe(shown.length);
        expect(different(({ style }) => style.shape)).toBe(shown.length);
        expect(different(({ kind, style }) => `${kind} ${style.fillOpacity}`)).toBe(shown.length);
        expect(different(({ name }) => name)).toBe(shown.length);
        expect(shown.flatMap(({ members }) => members).sort()).toEqual(all.map(({ name }) => name).sort());
        for (const { kind, style } of shown) expect(style.colour).toBe(kindStyle[kind].colour);
      }),
    );
  });

  it("look as ever where each is the only one of its kind", () => {
    const shown = shownGroups(
      kinds.map((kind) => ({ name: kind, kind })),
      groupsInWords,
    );
    expect(shown.map(({ style }) => style)).toEqual(kinds.map((kind) => kindStyle[kind]));
  });

  it("are drawn by kind where there are more than six, a single one by its name", () => {
    const many = Array.from({ length: 30 }, (_, i): Group => ({ name: `rival${i}`, kind: "newcomer" }));
    const shown = shownGroups([{ name: "powerhouse", kind: "fixed" }, ...many], groupsInWords);
    expect(shown.map(({ name }) => name)).toEqual(["powerhouse", "30 groups of newcomers"]);
    expect(shown[1].members).toEqual(many.map(({ name }) => name));
  });
});

describe("labels of groups", () => {
  it("fit, and are different for different names, however long and alike these are", () => {
    const start = fc.stringMatching(/^[a-z ]{0,30}$/);
    const names = fc
      .tuple(
        start,
        fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9 -]{0,20}[a-z0-9]$/), { minLength: 1, maxLength: 6 }),
      )
      .map(([same, ends]) => ends.map((end) => same + end));
    fc.assert(
      fc.property(names, (each) => {
        const labels = labelsApart(each, 12, 92);
        expect(new Set(labels).size).toBe(each.length);
        for (const label of labels) expect(textWidth(label, 12) * FONT_SLACK).toBeLessThanOrEqual(92);
      }),
    );
  });

  it("are the names where those fit, and keep what differs where they do not", () => {
    expect(labelsApart(["powerhouse", "rival"], 12, 92)).toEqual(["powerhouse", "rival"]);
    expect(labelsApart(["newcomers-asia", "newcomers-africa"], 12, 80)).toEqual(["newco…asia", "newc…africa"]);
  });
});

describe("policies with long names that begin alike", () => {
  const levers = "flexible share 20 % of everything and openness";
  const record = plantedRecord({ means: [[1], [2], [3]], worlds: 4, noise: 0.1, seed: "alike" });
  const policies = [1, 2, 3].map((n) => ({ name: `${levers} a very great deal wider than before ${n}`, settings: [] }));
  const choice = weighed({ ...record, policies });
  const [regret] = choiceCharts(choice, { seed: "alike" });

  it("have labels that fit and differ", () => {
    // Beside the remarks of the best there is one line for its name, cut in the middle; the others have theirs on three.
    const drawn = textsOf(regret.spec).filter((text) =>
      /^(flexible share.*…|great deal wider than before )\d$/.test(text),
    );
    expect(drawn.map((text) => text.at(-1)).sort()).toEqual(["1", "2", "3"]);
    for (const text of drawn) expect(textWidth(text, 13) * FONT_SLACK).toBeLessThanOrEqual(340);
  });

  it("have a key that stays within the chart", () => {
    const [view] = keyView(policies.map(({ name }) => ({ label: name.repeat(3), sample: "line", colour: "#000000" })));
    for (const text of textsOf(view)) expect(textWidth(text, 12) * FONT_SLACK).toBeLessThanOrEqual(CHART_WIDTH);
    expect(new Set(textsOf(view).filter((text) => text.startsWith("flexible"))).size).toBe(3);
  });
});

/** Texts that are drawn: the name of a layer is none. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "description" ? [] : textsOf(inner)));
}
