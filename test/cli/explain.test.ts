import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { charts } from "../../src/cli/arguments/charts.ts";
import { commandNames, commandText } from "../../src/cli/arguments/commandTable.ts";
import { optionNames, options } from "../../src/cli/arguments/options.ts";
import { schemaKeys } from "../../src/cli/arguments/schemaKeys.ts";
import { explanations } from "../../src/cli/commands/explain.ts";
import { Refusal } from "../../src/cli/exit.ts";
import { measureNames } from "../../src/model/measures.ts";
import { knownTables } from "../../src/question/tables.ts";
import { typedOn } from "../../src/words/shellWords.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const typed = typedOn({ shell: "posix", program: "catfish" });

/** The words that it does not know or tells nothing of. */
function unexplained(words: Iterable<string>): string[] {
  return [...new Set(words)].filter((word) => {
    try {
      return explanations(word, typed).some(({ rows }) => rows.some(([, text]) => text === ""));
    } catch (error) {
      if (error instanceof Refusal) return true;
      throw error;
    }
  });
}

describe("explain knows", () => {
  test("every key of a scenario file", () => {
    const keys = schemaKeys().map(({ name }) => name);
    expect(keys).toEqual(expect.arrayContaining(["timetable", "reference", "start", "label", "goals", "lookAt", "is"]));
    expect(unexplained(keys)).toEqual([]);
  });

  test("every measure and chart", () => {
    expect(unexplained([...measureNames, ...charts.map(({ name }) => name)])).toEqual([]);
  });

  test("the words of the field, in the plural and in capitals too", () => {
    const words = [
      ...[
        "window",
        "world",
        "replication",
        "regret",
        "catfish effect",
        "Catfish effect",
        "box",
        "second source",
        "tender",
      ],
      ...["clear", "Holm", "worlds worse off", "~"],
      ...["panel", "track", "worlds", "seed", "incumbents", "newcomer", "HHI", "claim", "lever", "future", "threshold"],
    ];
    expect(unexplained(words)).toEqual([]);
  });

  test.each([
    ["newcommer", "newcomer"],
    ["regrett", "regret"],
    ["timetabel", "timetable"],
  ])("the nearest word to %s", async (word, near) => {
    const { code, error } = await inProcess(["explain", word]);
    expect([code, error]).toEqual([2, expect.stringContaining(`Did you mean  catfish explain ${near} ?`)]);
  });
});

/** A market that is simulated in no time, with something in every table: money, a year and more, claims, newcomers. */
const small = `extends: baseline
reference: without-entry
months: 36
annualSpend: 1000000
currency: EUR
buyers: [{ name: buyer, count: 2 }]
suppliers: [{ name: newcomer, entry: { month: 4 } }]
`;
const share = "policy.flexibleShare";
const cwd = freshFolder();

/** A question of every kind, with all that a folder of it may hold. */
const questions = [
  [
    "run",
    "-n",
    "3",
    "--plausible",
    "2",
    "--detail",
    "worlds,suppliers,relations,events,entries",
    "--detail-worlds",
    "1",
  ],
  ["what-if", "--set", "policy.openness=0.4", "-n", "3", "--plausible", "2", "--explain"],
  [
    ...["run", "--for", "newcomer", "--set", "suppliers.newcomer.strategy.managers=1"],
    ...["--set", "suppliers.newcomer.strategy.online=0.01", "--set", "reference=without-strategy"],
    ...["-n", "3", "--plausible", "2"],
  ],
  ["compare", join(cwd, "other.yaml"), "-n", "3"],
  ["effect", "-n", "3", "--plausible", "2", "--explain"],
  ["sweep", "--vary", `${share}=0,0.6`, "--measure", "buyerValue,price", "-n", "2", "--plausible", "2"],
  ["sensitivity", "--vary", `${share}=0:0.6`, "--vary", "policy.openness=0:1", "--method", "sobol", "--points", "16"],
  [
    "discover",
    "--when",
    "buyerValue > base",
    "--points",
    "32",
    "--vary",
    `${share}=0:0.6`,
    "--vary",
    "policy.openness=0:1",
  ],
  ["discover", "--when", "price < without-entry", "--points", "17", "--vary", `${share}=0:0.6`],
  [
    "choose",
    "--lever",
    `${share}=0,0.6`,
    "--uncertain",
    "market.disruptionRate=0,0.1",
    "--plausible",
    "4",
    "--measure",
    "buyerValue,price",
  ],
  [
    ...["allocate", "--group", "newcomer", "--budget", "0.04", "--over", "managers,online"],
    ...["--points", "2", "--plausible", "4", "--measure", "profit,shareOfSpend"],
  ],
];

interface Table {
  readonly path: string;
  readonly schema?: { readonly fields: readonly { readonly name: string; readonly description: string }[] };
}

describe("explain knows all that a result shows:", () => {
  const files: string[] = [];
  const tables: Table[] = [];
  const keys = new Set<string>();

  beforeAll(async () => {
    const file = join(cwd, "small.yaml");
    writeFileSync(file, small);
    writeFileSync(join(cwd, "other.yaml"), "extends: small.yaml\npolicy: { openness: 0.4 }\n");
    for (const [place, [command, ...words]] of questions.entries()) {
      const few = words.some((word) => word === "-n") ? [] : ["-n", "4"];
      const out = join(cwd, `${place}-${command}`);
      const ended = await inProcess([
        command,
        file,
        ...words,
        ...few,
        ...(["run", "what-if", "compare"].includes(command) ? [] : ["--months", "14"]),
        "--no-charts",
        "--no-cache",
        "--quiet",
        "--out",
        out,
      ]);
      expect([ended.code, ended.error]).toEqual([0, expect.anything()]);
      const folder = command === "run" ? join(out, "small") : out;
      files.push(
        ...readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((each) =>
          each.isFile() ? [relative(folder, join(each.parentPath, each.name))] : [],
        ),
      );
      tables.push(...JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8")).resources);
      keysOf(JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")), keys);
    }
  });

  test("every file", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(unexplained(files)).toEqual([]);
  });

  test("every table, by its file, with its columns and what they mean", () => {
    const wrong = tables.flatMap(({ path, schema }) => {
      const name = basename(path).replace(/\.(csv|parquet)$/, "");
      const fitting = knownTables.filter(
        ({ shape }) =>
          shape.name === name &&
          (schema?.fields ?? []).every(({ name, description }) => isKnown(name, description, shape.fields)),
      );
      return schema === undefined || fitting.length > 0 ? [] : [path];
    });
    expect(wrong).toEqual([]);
  });

  test("every column", () => {
    const columns = new Set(tables.flatMap(({ schema }) => (schema?.fields ?? []).map(({ name }) => name)));
    expect(columns.size).toBeGreaterThan(150);
    expect(unexplained(columns)).toEqual([]);
  });

  test("every key of an answer for programs", () => {
    expect(keys.size).toBeGreaterThan(100);
    expect(unexplained(keys)).toEqual([]);
  });

  test("and nothing that no result has", () => {
    const written = new Set(tables.map(({ path }) => basename(path)));
    const never = knownTables.filter(
      ({ shape: { name } }) => !written.has(`${name}.csv`) && !written.has(`${name}.parquet`),
    );
    expect(never.map(({ shape }) => shape.name)).toEqual([]);
  });
});

/** A column of the shape with this meaning; what follows a dot, a measure or what is varied has no column of its own there. */
function isKnown(
  name: string,
  meaning: string,
  fields: readonly { readonly name: string; readonly meaning: string }[],
): boolean {
  const field = fields.find((each) => each.name === name);
  if (field === undefined)
    return name.includes(".") || measureNames.some((measure) => name.split(/[:@]/)[0] === measure);
  // Claims say what their money is counted in.
  return meaning.startsWith(field.meaning);
}

/** Keys that are names of the user's: of the two scenarios. */
const OWN = new Set(["small", "small-what-if", "other"]);

function keysOf(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    if (!Array.isArray(value) && !OWN.has(key)) found.add(key);
    keysOf(inside, found);
  }
}

describe("explain knows all that the help shows:", () => {
  test("every command and every option, with its dashes and by its letter", () => {
    const letters = optionNames.flatMap((name) => ("alias" in options[name] ? [`-${options[name].alias}`] : []));
    expect(unexplained([...commandNames, ...optionNames.map((name) => `--${name}`), ...letters])).toEqual([]);
  });

  test("every option of every command, with those that take it", async () => {
    for (const command of commandNames) {
      for (const name of commandText(command).options) {
        const takers = explanations(`--${name}`, typed).map(({ rows }) => Object.fromEntries(rows)["taken by"]);
        expect(takers).toEqual([expect.stringContaining(`catfish ${command}`)]);
      }
    }
  });

  test("the command help, though yargs takes a last word of that name for the option", async () => {
    for (const words of [
      ["explain", "help"],
      ["explain", "--json", "help"],
      ["explain", "--", "help"],
    ]) {
      const { code, out } = await inProcess(words);
      expect([code, out]).toEqual([0, expect.stringMatching(/help +\(command\)|"kind": ?"command"/)]);
    }
  });

  test("a switch of its own, and one that is only a switch", async () => {
    expect((await inProcess(["explain", "--json"])).out).toContain("--json  (option)");
    const { out } = await inProcess(["explain", "--plausible", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ explanations: [{ kind: "option", name: "--plausible" }] });
  });

  test.each([
    ["yeers.csv", "years.csv"],
    ["--plausble", "--plausible"],
    ["savng", "saving"],
  ])("the nearest to %s", async (word, near) => {
    const { code, error } = await inProcess(["explain", word]);
    expect([code, error]).toEqual([2, expect.stringContaining(`Did you mean  catfish explain ${near} ?`)]);
  });
});
