import { describe, expect, test } from "vitest";
import { defaultOf, parameterTable, type SupplierKind } from "../../src/model/parameters.ts";
import { ITSELF } from "../../src/scenario/referenceNames.ts";
import { written } from "../../src/scenario/values.ts";
import { bundled, scenarioFrom } from "./libraries.ts";

/** Values that a file gives itself, by path. */
function writtenIn(name: string): [string, unknown][] {
  const { origins } = scenarioFrom(textOf(name));
  return origins.filter((origin) => origin.from === "file").map(({ path, value }) => [path, value]);
}

const names = bundled.names();
const textOf = (name: string) => bundled.find(name)?.text ?? "";
const stories = new Map(names.map((name) => [name, scenarioFrom(textOf(name)).story]));

/** The `--set` settings and the scenario of a command in a sentence. */
function commandIn(sentence: string): { scenario: string; settings: string[] } | undefined {
  const command = /catfish (?:run|what-if) ([a-z0-9-]+)((?: --[a-z]+ \S+)*)/.exec(sentence);
  if (!command) return undefined;
  const settings = [...command[2].matchAll(/--set (\S+)/g)].map((match) => match[1]);
  return { scenario: command[1], settings };
}

describe("the bundled scenarios", () => {
  test("are the ones that the documentation names", () => {
    expect(names).toEqual(
      expect.arrayContaining([
        "baseline",
        "closed-market",
        "catfish",
        "unprepared-newcomers",
        "locked-in",
        "too-far-behind",
        "open-door",
        "single-source-shock",
        "technology-jump",
        "policy-timetable",
        "one-contract",
        "two-that-compete",
        "rival-at-the-table",
        "standing-market",
        "door-that-opens",
        "newcomer-playbook",
        "talk-is-cheap",
        "incumbent-defence",
        "brand-few-or-many",
        "dealers",
        "appraisal",
        "overspending",
      ]),
    );
  });

  test("have titles and first paragraphs of their own", () => {
    const titles = names.map((name) => scenarioFrom(textOf(name)).title);
    expect(new Set(titles).size).toBe(names.length);
    expect(new Set([...stories.values()].map((story) => story?.whatIsIt)).size).toBe(names.length);
    for (const [i, title] of titles.entries()) expect(title).not.toBe(names[i]);
  });

  test("baseline says nothing but the defaults of the parameter table", () => {
    for (const [path, value] of writtenIn("baseline")) {
      const [scope, group, ...rest] = path.split(".");
      const inGroup = scope === "suppliers" || scope === "buyers";
      const tail = inGroup ? rest.join(".") : group;
      const kinds: Readonly<Record<string, SupplierKind>> = { backup: "flexible", newcomer: "newcomer" };
      const row = Object.entries(parameterTable).find(([name]) => name === scope)?.[1];
      const parameter = row && Object.entries(row).find(([name, { path: own }]) => (own ?? name) === tail)?.[1];
      if (parameter) expect(value, path).toBe(written(parameter, defaultOf(parameter, kinds[group])));
    }
  });

  describe.each(names)("%s", (name) => {
    test("points an editor to the schema in its first line", () => {
      expect(textOf(name)).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.build\/scenario\.schema\.json\n/);
    });

    test("tells its story under every heading", () => {
      const story = stories.get(name);
      expect(story?.whatIsIt.length).toBeGreaterThanOrEqual(40);
      expect(story?.whatIsIt.length).toBeLessThanOrEqual(700);
      expect(story?.howItWorks.length).toBeGreaterThan(40);
      for (const list of [story?.thingsToNotice, story?.thingsToTry]) expect(list?.length).toBeGreaterThanOrEqual(3);
      expect(story?.sources.length).toBeGreaterThanOrEqual(1);
    });

    test("names in its things to try commands that work and change something", () => {
      for (const sentence of stories.get(name)?.thingsToTry ?? []) {
        const command = commandIn(sentence);
        expect(command, sentence).toBeDefined();
        if (!command) continue;
        expect(names, sentence).toContain(command.scenario);
        if (command.settings.length === 0) continue;
        expect(command.scenario, sentence).toBe(name);
        const plain = scenarioFrom(textOf(command.scenario)).market;
        expect(scenarioFrom(textOf(command.scenario), { settings: command.settings }).market, sentence).not.toEqual(
          plain,
        );
      }
    });

    test("makes claims that can be run, and has a reference in the library or of its own", () => {
      const { claims, reference } = scenarioFrom(textOf(name));
      expect(claims.length).toBeGreaterThanOrEqual(1);
      expect([...names, ...ITSELF, "none"]).toContain(reference);
    });
  });
});
