import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { catfish, freshFolder } from "./commandLine.ts";

/** A folder with scenarios of a team below it, and another `base.yaml` beside, which nobody means. */
function teamFolder(): string {
  const files = {
    "base.yaml": "extends: baseline\npolicy: { flexibleShare: 0.1 }\n",
    "team/base.yaml": "extends: catfish\npolicy: { flexibleShare: 0.4 }\n",
    "team/child.yaml": "extends: base.yaml\npolicy: { openness: 0.3 }\n",
    "team/sub/deep.yaml":
      "extends: ../child.yaml\nreference: ../base.yaml\n" +
      "claims: [{ says: It is cheaper, measure: price, against: ../base.yaml, is: lower }]\n",
    "scenarios/catfish.yaml": "extends: catfish\npolicy: { openness: 0.2 }\n",
  };
  const cwd = freshFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

function flexibleShareIn(...path: string[]): string | undefined {
  return /flexibleShare: (\S+)/.exec(readFileSync(join(...path), "utf8"))?.[1];
}

const FEW = ["-n", "2", "--no-charts", "--quiet"];

describe("paths", () => {
  const cwd = teamFolder();

  test("in a file count from that file, over all that it extends", () => {
    expect(catfish(["run", "team/child.yaml", ...FEW], { cwd })).toMatchObject({ code: 0 });
    expect(flexibleShareIn(cwd, "output/child/scenario.yaml")).toBe("0.4");
    expect(flexibleShareIn(cwd, "output/child/reference.yaml")).toBe("0.4");
    expect(catfish(["run", "team/sub/deep.yaml", ...FEW], { cwd })).toMatchObject({ code: 0 });
    expect(flexibleShareIn(cwd, "output/deep/reference.yaml")).toBe("0.4");
    expect(catfish(["check", "team/sub/deep.yaml", "-n", "2"], { cwd })).toMatchObject({ code: 0 });
  });

  test("in a flag count from the working folder", () => {
    const words = ["run", "team/child.yaml", "--set", "reference=base.yaml", "--out", "flag", ...FEW];
    expect(catfish(words, { cwd })).toMatchObject({ code: 0 });
    expect(flexibleShareIn(cwd, "flag/child/reference.yaml")).toBe("0.1");
  });

  test("in the scenario of a result mean what they meant when it was made", () => {
    const again = catfish(["run", "output/deep/scenario.yaml", "--out", "again", ...FEW], { cwd });
    expect(again).toMatchObject({ code: 0 });
    expect(flexibleShareIn(cwd, "again/deep/reference.yaml")).toBe("0.4");
    expect(catfish(["check", "output/deep/scenario.yaml", "-n", "2"], { cwd })).toMatchObject({ code: 0 });
  });

  test("that a result does not have are asked for, and only by what needs them", () => {
    catfish(["what-if", "team/sub/deep.yaml", "--set", "policy.openness=0.5", "--out", "what", ...FEW], { cwd });
    const arm = "what/scenarios/deep.yaml";
    const { code, error } = catfish(["run", arm, ...FEW], { cwd });
    expect([code, error]).toEqual([2, expect.stringContaining("--set reference=PATH")]);
    const set = ["--set", "policy.openness=0.6"];
    expect(catfish(["what-if", arm, ...set, "--out", "what-again", ...FEW], { cwd })).toMatchObject({ code: 0 });
  });

  test("tell a file of the user from a bundled one of the same name, and one file under two names as one", () => {
    expect(catfish(["check", "scenarios/catfish.yaml", "--form-only"], { cwd })).toMatchObject({ code: 0 });
    const itself = catfish(["run", "./team/base.yaml", "--set", "reference=team/base.yaml"], { cwd });
    expect([itself.code, itself.error]).toEqual([2, expect.stringContaining("cannot be measured against itself")]);
  });
});
