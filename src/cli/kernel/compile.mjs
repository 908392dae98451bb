/** Compiles the steps of a month to WebAssembly with AssemblyScript, from the very files that TypeScript runs. */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import asc from "assemblyscript/asc";
import { home, loaded } from "../fromSource.mjs";
import { assemblyOf } from "./assembly.mjs";
import { preludeOf, standIns } from "./prelude.mjs";

/** What is compiled beside the processes, below `src/model`. */
const SHARED = [
  "arithmetic",
  "bids",
  "gather",
  "invitations",
  "keyStreams",
  "normalQuantile",
  "orders",
  "panel",
  "random",
  "sums",
  "utility",
  "world",
  "writeSeries",
];

/** Steps that stay in TypeScript: a timetable is made of names and records. */
const STAYS = ["followTimetable"];

/** Parts of what is gathered that are told what is needed. */
const ASKING = ["gatherWeighted", "gatherBuyers", "gatherSuppliers"];

/** @returns the bytes of the module */
export async function compiledKernel() {
  const model = await modelModules();
  const names = (lines) => lines.map(({ process, gather }) => (process ?? gather).name);
  const steps = { schedule: names(model.schedule), closing: names(model.closing), gathering: names(model.gathering) };
  const processes = [...steps.schedule, ...steps.closing].filter((name) => !STAYS.includes(name));
  const paths = [...SHARED.map((name) => `${name}.ts`), ...processes.map((name) => `processes/${name}.ts`)];
  const isCompiled = (path) => paths.includes(path) || path in standIns;
  const files = {
    "prelude.ts": preludeOf(model),
    "entry.ts": entryOf({ ...steps, settled: model.SETTLED }),
    ...standIns,
  };
  for (const path of paths) {
    const text = readFileSync(join(home, "src/model", path), "utf8");
    const exported = model.shared[path] ?? {};
    files[path] = assemblyOf(path, text, exported, (from) => isCompiled(posix.join(posix.dirname(path), from)));
  }
  return compiled(files);
}

/** The modules of the model, for what they say themselves: the order of a month, constants, and the layout. */
async function modelModules() {
  const contents = [
    'export * from "./src/model/kernel/layout.ts";',
    'export { HEAD } from "./src/model/memory.ts";',
    'export { schedule, closing, SETTLED } from "./src/model/schedule.ts";',
    'export { gathering } from "./src/model/gather.ts";',
    ...SHARED.map((name) => `export * as shared_${name} from "./src/model/${name}.ts";`),
  ].join("\n");
  const model = await loaded({ stdin: { contents, resolveDir: home } });
  return { ...model, shared: Object.fromEntries(SHARED.map((name) => [`${name}.ts`, model[`shared_${name}`]])) };
}

/**
 * What TypeScript calls: the processes until suppliers have settled what they do, those after, what is gathered, and the
 * closing. Which of their lines are to be done is said by the bits of a word, the first line by the lowest.
 */
function entryOf({ schedule, closing, gathering, settled }) {
  const lines = ['import "./prelude";'];
  const called = (name, file, given) => {
    lines.push(`import { ${name} } from "./${file}";`);
    return `${name}(${given});`;
  };
  const step = (name, body) => lines.push(`export function ${name}(lines: i32): void {\n  ${body.join("\n  ")}\n}`);
  const ifAsked = (call, place) => `if (lines & ${1 << place}) ${call}`;
  const process = (name, place) =>
    STAYS.includes(name) ? "" : ifAsked(called(name, `processes/${name}`, "state.world"), place);
  const gather = (name, place) =>
    ifAsked(
      called(name, "gather", `state.world, state.gathered${ASKING.includes(name) ? ", state.needs" : ""}`),
      place,
    );
  const calls = schedule.map(process);
  step("settle", calls.slice(0, settled));
  step("follow", calls.slice(settled));
  step("close", closing.map(process));
  step("gather", [called("clearSums", "gather", "state.gathered"), ...gathering.map(gather)]);
  step("key", [called("keyStreams", "keyStreams", "state.world, state.world.month")]);
  step("write", [called("writeSeries", "writeSeries", "state.gathered, state.world, state.series, state.row, 0")]);
  return lines.join("\n");
}

const FLAGS = "entry.ts --outFile kernel.wasm -O3 --runtime stub --importMemory --noAssert";

/** @throws what AssemblyScript does not understand, with its place in the text that it was given */
async function compiled(files) {
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
