import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandNames, commandText } from "../../src/cli/arguments/commandTable.ts";
import { namedParameters, typed } from "../../src/cli/arguments/names.ts";
import { options } from "../../src/cli/arguments/options.ts";
import { exit } from "../../src/cli/exit.ts";
import { isThorough } from "../thorough.ts";
import { catfish, catfishAlone, freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

describe("help", () => {
  test("shows examples before anything else, and every command with what it does", () => {
    const { code, out } = catfish(["--help"]);
    expect(code).toBe(0);
    expect(out.indexOf("Examples:")).toBeLessThan(out.indexOf("Commands:"));
    for (const command of [
      "run",
      "list",
      "show",
      "explain",
      "new",
      "schema",
      "completion",
      "check",
      "verify",
      "report",
    ]) {
      expect(out).toMatch(new RegExp(`catfish ${command}\\b.*  \\S`));
    }
  });

  test("of a command has a text for every option", () => {
    const { out } = catfish(["run", "--help"]);
    const lines = out.split("\n").filter((line) => /^\s+(-\w, )?--/.test(line));
    expect(lines.length).toBeGreaterThan(12);
    for (const line of lines) expect(line).toMatch(/--[\w-]+\s{2,}[A-Za-z]/);
  });

  test("gives examples whose commands and options exist", () => {
    for (const name of commandNames) {
      for (const [line] of commandText(name).examples) {
        const [program, command, ...words] = line.split(/\s[>|]{1,2}\s/)[0].split(" ");
        expect([program, command]).toEqual(["catfish", name]);
        const taken = commandText(name).options.flatMap((option) => [`--${option}`, `-${options[option].alias}`]);
        // explain takes the name of any option as the word to explain.
        const known = name === "explain" ? [...taken, ...Object.keys(options).map((option) => `--${option}`)] : taken;
        for (const word of words.filter((each) => each.startsWith("-"))) expect(known).toContain(word);
      }
    }
  });
});

describe("a wrong command line", () => {
  test.each([
    [["rnu"], "Did you mean  catfish run ?"],
    [["catfish"], "Did you mean  catfish run catfish ?"],
    [["run", "catfish", "--replicatons", "3"], "Did you mean  --replications ?"],
    [["run", "catfish", "--sed", "3"], "Did you mean  --seed ?"],
    [["run", "catfish", "--set", "policy.flexShare=0.3"], "Did you mean `policy.flexibleShare`?"],
    [["run", "catfish", "--months", "48", "--set", "months=60"], "both say how long the run is"],
    [["run", "catfsh"], "Did you mean  catfish ?"],
    [["run", "catfish", "--seed"], "--seed needs a value."],
    [["run", "catfish", "-n"], "-n needs a value."],
    [["run", "catfish", "--out", ""], "--out needs a value."],
    [
      ["run", "catfish", "--set", "policy.openness=0.2", "--set", "policy.openness = 0.3"],
      "--set says twice what policy.openness is",
    ],
    [["show", "catfish", "--set", "title="], "`title` is empty."],
    [["show", "scenarios"], "scenarios is a folder, not a scenario file."],
    [["run", "nosuch.yaml", "catfsh"], "nosuch.yaml: There is no file nosuch.yaml.\n\nOne more problem:\n  catfsh:"],
    [["check", "nosuch.yaml", "catfsh"], "2 of 2 files wrong."],
    [["completion", "tcsh"], "Shells: bash, zsh, fish"],
    [["run", "catfish", "--out", "a", "--out", "b"], "--out is given 2 times; give it once."],
    [
      ["run", "catfish", "--replications", "many"],
      '--replications takes a whole number from 1 to 1000000, or auto, not "many".',
    ],
    [["run", "catfish", "-n", "0"], '--replications takes a whole number from 1 to 1000000, or auto, not "0".'],
    [["run", "catfish", "--precision", "1%"], "--precision goes with --replications auto."],
    [["run", "catfish", "-n", "auto", "--precision", "0"], "--precision takes a share of the baseline's mean, e.g. 1%"],
    [["run", "catfish", "-n", "auto", "--measure", "buyervalu"], "Did you mean  buyerValue ?"],
    [["run", "catfish", "-n", "auto", "--measure", "price:newcomr"], "Did you mean  newcomer ?"],
    [["run", "catfish", "-n", "auto", "--measure", "price:"], "--measure takes measure or measure:group"],
    [["run", "catfish", "-n", "auto", "--most", "50", "--least", "60"], "--least takes a whole number from 2 to 50"],
    [["run", "catfish", "--months", "1e3"], "--months takes a whole number"],
    [["run", "catfish", "--window", "90:60"], "--window takes first:last"],
    [["run", "catfish", "--months", "24", "--window", "20:24"], "whose last month is 23"],
    [["run", "catfish", "--format", "xls"], "--format takes csv, xlsx, parquet, png"],
    [["run", "catfish", "--bundled"], "not both"],
    [["run"], "Say which scenario to run"],
    [["run", "catfish", "catfish"], "would write to the same folder"],
    [["run", "nowhere.yaml"], "There is no file nowhere.yaml."],
    [["run", "catfish", "--set", "policy.flexibleShar=0.3"], "flexibleShare"],
    [["run", "catfish", "--set", "policy.flexibleShare=3"], "from 0 to 1"],
    [["show"], "catfish show needs <scenario>."],
    [["list", "everything"], 'There is no list of "everything".'],
    [["list", "a", "b"], 'catfish list takes no "b".'],
    [["explain", "flexiblShare"], "Did you mean  catfish explain flexibleShare ?"],
    [["verify"], "catfish verify needs <folder>."],
    [["verify", "nowhere"], "There is no folder nowhere."],
    [["verify", "nowhere", "--sample", "0"], "--sample takes a whole number from 1 to 1000000, or all"],
    [["report", "package.json"], "package.json is a file, not a result folder."],
    [["report", "nowhere", "--lang", "zh"], "catfish report has no option --lang."],
    [[], "Say what to do"],
  ])("%j ends with 2 and one clear message, without a stack", async (words, message) => {
    const { code, out, error } = await inProcess(words);
    expect(error).toContain(message);
    expect(error).not.toMatch(/\n\s+at /);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

test("a wrong command line ends the process with 2, and data stays off standard output", () => {
  const { code, out, error } = catfish(["run", "catfish", "--sede", "3"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(error.split("\n")[1]).toBe("Did you mean  --seed ?");
});

describe("list", async () => {
  test("names the bundled scenarios with title and first sentence", async () => {
    const { code, out } = await inProcess(["list"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^catfish {2,}Prepared newcomers/m);
    expect(out).toMatch(/\nNext {3}.*\n {7}catfish run catfish\n/);
  });

  test.each(["scenarios", "parameters", "measures", "charts", "errors"])(
    "of %s is one JSON object for programs",
    async (kind) => {
      const listed = JSON.parse((await inProcess(["list", kind, "--json"])).out);
      expect(listed[kind].length).toBeGreaterThan(3);
    },
  );
});

/** Every third in `npm test`, whose mechanism is the same; all in the long tests. */
const fewOf = <T>(all: readonly T[]) => all.filter((_, at) => isThorough || at % 3 === 0);

describe("explain", async () => {
  test("knows every parameter, measure, chart and error that list names", async () => {
    for (const kind of ["parameters", "measures", "charts", "errors"]) {
      const listed: Record<string, { name: string }[]> = JSON.parse((await inProcess(["list", kind, "--json"])).out);
      for (const { name } of fewOf(listed[kind]))
        expect((await inProcess(["explain", name])).out).toContain(`${name}  (`);
    }
  });

  test.each([
    ["beta", "reviewSensitivity"],
    ["β", "reviewSensitivity"],
    ["sigma_D", "demandVolatility"],
    ["σ_D", "demandVolatility"],
  ])("finds by the symbol %s the parameter %s", async (symbol, name) => {
    expect((await inProcess(["explain", symbol])).out).toContain(`${name}  (parameter)`);
  });

  test("finds every parameter by its symbol as it can be typed on any keyboard", async () => {
    const all = namedParameters().filter(({ row }) => row.symbol !== "-" && row.symbol.length > 1);
    expect(all.length).toBeGreaterThan(60);
    for (const { name, row } of fewOf(all)) {
      expect(typed(row.symbol)).toMatch(/^[A-Za-z0-9_]+$/);
      expect((await inProcess(["explain", typed(row.symbol)])).out).toContain(`${name}  (parameter)`);
    }
  });

  test("tells the exit codes, each that there is", async () => {
    const { out } = await inProcess(["explain", "exit-codes"]);
    for (const code of Object.values(exit)) expect(out).toMatch(new RegExp(`^  ${code} +[A-Z]`, "m"));
  });

  test("tells how to drop a group that is inherited", async () => {
    expect((await inProcess(["explain", "suppliers.backup.count"])).out).toContain("0 drops a group");
  });

  test("takes the path of a setting for its name", async () => {
    expect((await inProcess(["explain", "suppliers.newcomer.entry.month"])).out).toContain("entryMonth  (parameter)");
  });

  test("tells meaning, range, default and source of a parameter", async () => {
    const { out } = await inProcess(["explain", "contractMonths"]);
    expect(out).toContain("Months between contract reviews.");
    expect(out).toContain("from 1 to 240, default 24");
    expect(out).toContain("source");
  });
});

describe("show", async () => {
  test("gives every value with where it came from", async () => {
    const { out } = await inProcess(["show", "catfish", "--set", "policy.flexibleShare=30%", "--json"]);
    const { settings } = JSON.parse(out);
    const share = settings.find(({ path }: { path: string }) => path === "policy.flexibleShare");
    expect(share).toMatchObject({ from: "command line" });
    expect(settings.some(({ from }: { from: string }) => from === "default")).toBe(true);
    expect(settings.some(({ place }: { place?: string }) => /^scenarios\/.*:\d+$/.test(place ?? ""))).toBe(true);
  });

  test("prints a scenario file that reads back as itself", async () => {
    const { out } = await inProcess(["show", "catfish", "--yaml"]);
    const again = await inProcess(["show", "-", "--yaml"], out);
    expect(again.out).toBe(out);
  });
});

describe("new and check", () => {
  test("a new scenario is well formed, and is not written over", () => {
    const cwd = freshFolder();
    expect(catfish(["new", "my-market"], { cwd }).out).toMatch(/Wrote +my-market\.yaml/);
    expect(catfish(["check", "my-market.yaml"], { cwd })).toMatchObject({ code: 0 });
    const again = catfish(["new", "my-market"], { cwd });
    expect(again.code).toBe(2);
    expect(again.error).toContain("replace it with --force");
    expect(catfish(["new", "my-market", "--force"], { cwd }).code).toBe(0);
  });

  test("a name that could not be a folder is refused", () => {
    expect(catfish(["new", "My Market"])).toMatchObject({ code: 2 });
  });

  test("all problems of all files are told together", () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, "one.yaml"), "title: One\nextends: baseline\npolicy: { flexibleShar: 0.2, openness: 7 }\n");
    writeFileSync(join(cwd, "two.yaml"), "title: [\n");
    const { code, error } = catfish(["check", "one.yaml", "two.yaml", "baseline"], { cwd });
    expect(code).toBe(2);
    expect(error).toMatch(/flexibleShar[\s\S]*flexibleShare[\s\S]*openness[\s\S]*two\.yaml/);
    expect(error).toContain("2 of 3 files wrong.");
  });
});

describe("schema and completion", () => {
  test("the schema is JSON and can be written to a file", () => {
    const cwd = freshFolder();
    expect(catfish(["schema", "-o", "s.json"], { cwd }).code).toBe(0);
    const written = readFileSync(join(cwd, "s.json"), "utf8");
    expect(JSON.parse(written)).toEqual(JSON.parse(catfish(["schema"]).out));
    expect(catfish(["schema", "-o", "s.json"], { cwd }).code).toBe(2);
  });

  test.each([
    ["bash", "complete -o"],
    ["zsh", "compdef"],
  ])("the completion script of %s names the command", (shell, word) => {
    const { code, out } = catfishAlone(["completion", shell]);
    expect(code).toBe(0);
    expect(out).toContain(word);
    expect(out).toContain("catfish");
  });
});

test("nothing is written where a request is refused", () => {
  const cwd = freshFolder();
  catfish(["run", "catfish", "--replications", "no"], { cwd });
  expect(existsSync(join(cwd, "output"))).toBe(false);
});
