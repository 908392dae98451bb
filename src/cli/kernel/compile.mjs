/** Compiles the steps of a month to WebAssembly with AssemblyScript, from the very files that TypeScript runs. */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import asc from "assemblyscript/asc";
import { home, loaded } from "../fromSource.mjs";
import { assemblyOf } from "./assembly.mjs";
import { lanes } from "./lanes.mjs";
import { preludeOf, standIns } from "./prelude.mjs";

/** What is compiled beside the processes, below `src/model`; and whatever functions of these files call. */
const CALLED = [
  "addWorld.ts",
  "gather.ts",
  "gatherSupplierSide.ts",
  "keyStreams.ts",
  "linkBook.ts",
  "startWorld.ts",
  "writeSeries.ts",
];

/** Steps that stay in TypeScript: a timetable is made of names and records. */
const STAYS = ["followTimetable"];

/** Parts of what is gathered that are told what is needed. */
const ASKING = [
  ...["gatherWeighted", "gatherBuyers", "gatherSuppliers"],
  ...["gatherPipeline", "gatherSellingCost", "gatherTeams", "gatherTies"],
];

/** Called in the innermost loops; V8 does not put one function of WebAssembly into another by itself, as C compilers do. */
const INNERMOST = /^export function (exp|log)\(/gm;

/** @returns the bytes of the module */
export async function compiledKernel() {
  const { layout, texts } = await assemblyOfMonth();
  const inlined = texts.map(([path, text]) => [path, text.replace(INNERMOST, "@inline $&")]);
  return bytesOf({ "prelude.ts": preludeOf(layout), ...standIns, ...Object.fromEntries(inlined), "draws.ts": lanes });
}

/** The AssemblyScript of a month, by path, what TypeScript calls last in `entry.ts`; and how the state lies in memory. */
export async function assemblyOfMonth() {
  const month = await loadedFrom([
    'export * from "./src/model/kernel/layout.ts";',
    'export { HEAD } from "./src/model/memory.ts";',
    'export { schedule, closing, SETTLED } from "./src/model/schedule.ts";',
    'export { gathering } from "./src/model/gather.ts";',
  ]);
  const names = (lines) => lines.map(({ process, gather }) => (process ?? gather).name);
  const steps = { schedule: names(month.schedule), closing: names(month.closing), gathering: names(month.gathering) };
  const processes = [...steps.schedule, ...steps.closing].filter((name) => !STAYS.includes(name));
  const texts = textsFrom([...CALLED, ...processes.map((name) => `processes/${name}.ts`)]);
  const paths = [...texts.keys()];
  // Constants are what the modules themselves say.
  const modules = await loadedFrom(paths.map((path, i) => `export * as file${i} from "./src/model/${path}";`));
  const compiled = paths.map((path, i) => [path, assemblyOf(path, texts.get(path), modules[`file${i}`])]);
  const isIn = (text, name) => text.includes(`export function ${name}(`);
  const gatherers = steps.gathering.map((name) => {
    const path = CALLED.find((each) => isIn(texts.get(each), name));
    return { name, file: path.replace(/\.ts$/, "") };
  });
  const entry = entryOf({
    ...steps,
    gathering: gatherers,
    settled: month.SETTLED,
    month: month.placeOf("world", "month"),
  });
  return { layout: month, texts: [...compiled, ["entry.ts", entry]] };
}

/** The texts of files, and of all files that their functions call, by path below `src/model`. */
function textsFrom(paths) {
  const texts = new Map();
  for (const path of paths) {
    if (texts.has(path) || path in standIns) continue;
    const text = readFileSync(join(home, "src/model", path), "utf8");
    texts.set(path, text);
    const imported = assemblyOf(path, text, {}).matchAll(/ from "([^"]+)";/g);
    paths.push(...Array.from(imported, ([, from]) => `${posix.join(posix.dirname(path), from)}.ts`));
  }
  return texts;
}

function loadedFrom(lines) {
  return loaded({ stdin: { contents: lines.join("\n"), resolveDir: home } });
}

/**
 * What TypeScript calls: the processes until suppliers have settled what they do, those after, what is gathered, and the
 * closing. Which of their lines are to be done is said by the bits of a word, the first line by the lowest.
 */
function entryOf({ schedule, closing, gathering, settled, month }) {
  const lines = ['import "./prelude";'];
  const called = (name, file, given) => {
    lines.push(`import { ${name} } from "./${file}";`);
    return `${name}(${given});`;
  };
  const step = (name, body) => lines.push(`export function ${name}(lines: i32): void {\n  ${body.join("\n  ")}\n}`);
  const ifAsked = (call, place) => `if (lines & ${1 << place}) ${call}`;
  const process = (name, place) =>
    STAYS.includes(name) ? "" : ifAsked(called(name, `processes/${name}`, "state.world"), place);
  const gather = ({ name, file }, place) =>
    ifAsked(called(name, file, `state.world, state.gathered${ASKING.includes(name) ? ", state.needs" : ""}`), place);
  const calls = schedule.map(process);
  step("settle", calls.slice(0, settled));
  step("follow", calls.slice(settled));
  step("close", closing.map(process));
  step("gather", [called("clearSums", "gather", "state.gathered"), ...gathering.map(gather)]);
  step("start", [called("startWorld", "startWorld", "state.world, state.start")]);
  step("key", [called("keyStreams", "keyStreams", "state.world, state.world.month")]);
  const written = (place) => `writeSeries(state.gathered, state.world, state.series, state.row, ${place});`;
  called("writeSeries", "writeSeries", "");
  step("write", [written(0)]);
  step("book", [called("bookMonth", "linkBook", "state.world, state.book")]);
  step("add", [called("addWorld", "addWorld", "state.summed")]);
  step("round", [called("roundWorld", "addWorld", "state.summed")]);
  step("finish", [called("finishSums", "addWorld", "state.summed")]);
  step("pass", [
    "const months = state.passed;",
    "for (let month = months.first; month < months.end; month++) {",
    `store<i32>(${month}, month);`,
    "key(0);",
    "settle(months.lines);",
    "follow(months.lines);",
    "const isWatched = month >= months.watched;",
    "if (isWatched) gather(months.parts);",
    "if (months.isBooked) book(0);",
    "close(months.endings);",
    `if (isWatched) ${written("(month - months.first) * months.width")}`,
    called("clearTally", "tally", "state.world"),
    "}",
  ]);
  return lines.join("\n");
}

const FLAGS = "entry.ts --outFile kernel.wasm -O3 --runtime stub --importMemory --noAssert --enable simd";

/** @throws what AssemblyScript does not understand, with its place in the text that it was given */
async function bytesOf(files) {
  const said = [];
  const made = new Map();
  const say = { write: (text) => said.push(text) };
  const { error } = await asc.main(FLAGS.split(" "), {
    readFile: (name) => files[name] ?? null,
    writeFile: (name, contents) => made.set(name, contents),
    listFiles: () => [],
    stdout: say,
    stderr: say,
  });
  if (error !== null) throw new Error(`AssemblyScript does not compile the model:\n${said.join("")}`, { cause: error });
  return made.get("kernel.wasm");
}
