import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { itselfWithout } from "../../src/worlds/armScenarios.ts";

const nothing = { find: () => undefined, names: () => [] };

function read(text: string) {
  return readScenario({ name: "market", place: "market.yaml", text }, nothing, {});
}

const groups = `
buyers: [{ name: buyer, count: 2 }]
suppliers:
  - { name: holder, kind: fixed, count: 4 }
  - name: challenger
    kind: newcomer
    count: 1
`;
const strategy = "    strategy: { managers: 1 }\n";

function scenarioIn(text: string) {
  const found = read(text);
  if ("problems" in found) throw new Error(found.problems.map(({ wrong }) => wrong).join(" "));
  return found.scenario;
}

describe("the groups whose own side is measured", () => {
  test("are those that have a strategy, and those that the file names, in the order of the groups", () => {
    expect(scenarioIn(groups).market.supplierSide).toBeUndefined();
    expect(scenarioIn(groups + strategy).market.supplierSide).toEqual(["challenger"]);
    const named = `${groups}${strategy}supplierSide: [challenger, holder]\n`;
    expect(scenarioIn(named).market.supplierSide).toEqual(["holder", "challenger"]);
  });

  test("are the same in the file that is resolved, and in the same worlds without the strategy", () => {
    const own = scenarioIn(`${groups}supplierSide: [holder]\n`);
    const again = scenarioIn(own.yaml);
    expect(again.market).toEqual(own.market);
    expect(again.yaml).toBe(own.yaml);
    const playbook = scenarioIn(`reference: without-strategy\n${groups}${strategy}`);
    const without = itselfWithout(playbook);
    expect(without?.market.suppliers.every((group) => group.strategy === undefined)).toBe(true);
    expect(without?.market.supplierSide).toEqual(["challenger"]);
  });

  test("are nobody's where a group has a strategy and nobody in it: the same worlds without it are read all the same", () => {
    const nobody = scenarioIn(`reference: without-strategy\n${groups.replace("count: 1", "count: 0")}${strategy}`);
    expect(nobody.market.suppliers.map(({ count }) => count)).toEqual([4, 0]);
    expect(itselfWithout(nobody)?.market.suppliers.map(({ count }) => count)).toEqual([4, 0]);
  });

  test("are groups of suppliers: another name is told with its place", () => {
    const found = read(`${groups}supplierSide: [chalenger]\n`);
    const [problem] = "problems" in found ? found.problems : [];
    expect(problem).toMatchObject({ path: "supplierSide.0", suggestion: "challenger" });
    expect(problem.wrong).toBe('There is no group of suppliers "chalenger".');
  });
});
