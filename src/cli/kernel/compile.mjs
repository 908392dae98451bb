/** Compiles the steps of a month to WebAssembly with AssemblyScript, from the very files that TypeScript runs. */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import asc from "assemblyscript/asc";
import { home, loaded } from "../fromSource.mjs";
import { assemblyOf } from "./assembly.mjs";
import { preludeOf, standIns } from "./prelude.mjs";

/** What is compiled beside the processes, below `src/model`. */
const SHARED = [
  "accounts",
  "arithmetic",
  "bids",
  "courtByStrategy",
  "edge",
  "gather",
  "invitations",
  "keyStreams",
  "leads",
  "learnInContact",
  "moveTrust",
  "normalQuantile",
  "orders",
  "panel",
  "random",
  "sellingCost",
  "strategists",
  "sums",
  "utility",
  "words",
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
  const files = { "prelude.ts": preludeOf(model), "entry.ts": entryOf(steps), ...standIns };
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
    'export { schedule, closing } from "./src/model/schedule.ts";',
    'export { gathering } from "./src/model/gather.ts";',
    ...SHARED.map((name) => `export * as shared_${name} from "./src/model/${name}.ts";`),
  ].join("\n");
  const model = await loaded({ stdin: { contents, resolveDir: home } });
  return { ...model, shared: Object.fromEntries(SHARED.map((name) => [`${name}.ts`, model[`shared_${name}`]])) };
}

/** Every step by its place in its list, on what stands at the beginning of the memory. */
function entryOf({ gathering, ...lists }) {
  const lines = ['import "./prelude";'];
  const step = (as, file, name, given) => {
    lines.push(`import { ${name} as step_${as} } from "./${file}";`);
    lines.push(`export function ${as}(): void { step_${as}(${given}); }`);
  };
  for (const [list, names] of Object.entries(lists)) {
    for (const [place, name] of names.entries()) {
      if (!STAYS.includes(name)) step(`${list}_${place}`, `processes/${name}`, name, "state.world");
    }
  }
  for (const [place, name] of gathering.entries()) {
    const given = `state.world, state.gathered${ASKING.includes(name) ? ", state.needs" : ""}`;
    step(`gathering_${place}`, "gather", name, given);
  }
  step("key", "keyStreams", "keyStreams", "state.world, state.world.month");
  step("write", "writeSeries", "writeSeries", "state.gathered, state.world, state.series, state.row, 0");
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
