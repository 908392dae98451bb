import { describe, expect, test } from "vitest";
import { parameterTable } from "../../src/model/parameters.ts";
import { parameterAt } from "../../src/result/savedScenario.ts";
import { openMarkets } from "../../src/scenario/markets.ts";
import {
  groupLists,
  isOfModel,
  scopeNames,
  scopeOf,
  scopesIn,
  sections,
  settingPath,
} from "../../src/scenario/scopes.ts";
import { bundled, problemsOf } from "./libraries.ts";

const source = bundled.find("baseline");
if (source === undefined) throw new Error("no bundled scenario baseline");
const opened = openMarkets(source, bundled);
if ("problems" in opened) throw new Error("the bundled scenario is wrong");
const { settings } = opened;

const group = { buyers: "buyer", suppliers: "newcomer" } as const;
const rows = scopeNames.flatMap((scope) => {
  const { lists, parameters } = scopeOf(scope);
  const homes = lists.length === 0 ? [undefined] : lists.map((list) => ({ list, name: group[list] }));
  return homes.flatMap((home) =>
    Object.keys(parameters).map((name) => ({ scope, name, path: settingPath(scope, name, home) })),
  );
});

describe("the table of scopes", () => {
  test("has every table of the model, and every scope once: of all, or of the groups of a list", () => {
    const tables = scopeNames.map((scope) => scopeOf(scope).parameters);
    expect(Object.values(parameterTable).filter((table) => !tables.includes(table))).toEqual([]);
    const found = [...scopesIn(), ...groupLists.flatMap((list) => scopesIn(list))];
    expect([...new Set(found)].sort()).toEqual([...scopeNames].sort());
  });

  test("gives a path to every row, and every one can be set", () => {
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
    expect(
      rows.filter(({ path, scope, name }) => {
        const setting = settings.get(path);
        return setting?.scope !== scope || setting.name !== name;
      }),
    ).toEqual([]);
    expect(
      [...settings.values()].filter(
        ({ scope, path }) =>
          scope !== "text" &&
          !rows.some((row) => row.path === path && row.scope === scope) &&
          /\.(buyer|newcomer)\./.test(path),
      ),
    ).toEqual([]);
  });

  test("finds the row of every parameter of the model by its path, of a group too", () => {
    const { scenario } = opened;
    for (const { path, scope, name } of rows) {
      const found = parameterAt(path, scenario);
      const row = isOfModel(scope) ? scopeOf(scope).parameters[name] : undefined;
      expect({ path, row: found?.row }).toEqual({ path, row });
    }
    expect(parameterAt("buyers.nobody.policy.openness", scenario)).toBeUndefined();
    expect(parameterAt("suppliers.newcomer.entry.month", scenario)?.row.unit).toBe("month");
  });

  test("names the sections that merge key by key", () => {
    const outer = [...sections].filter((path) => !path.includes(".")).sort();
    expect(outer).toEqual(["entry", "market", "policy", "selling", "strategy"]);
    const inner = [...sections].filter((path) => path.startsWith("strategy.")).sort();
    expect(inner).toEqual(["strategy.appraisal", "strategy.target", "strategy.time"]);
  });

  test.each(
    rows
      .filter(({ path }) => !path.startsWith("entry") && !path.endsWith("kind"))
      .map(({ path, scope }) => [path, scope] as const),
  )("says whether a timetable may change %s", (path, scope) => {
    const setting = settings.get(path);
    if (setting === undefined || setting.scope === "text") throw new Error(path);
    const { event, once } = scopeOf(scope);
    const value = setting.parameter.choices?.[0] ?? setting.parameter.max;
    const text = `extends: baseline\ntimetable: [{ month: 5, set: { ${path}: ${value} } }]\n`;
    const isRefused = problemsOf(text).some(({ wrong }) => wrong.includes("cannot change during a run"));
    expect(isRefused).toBe(event === undefined || once?.test(setting.name) === true);
  });
});
