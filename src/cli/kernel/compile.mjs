/** Compiles the steps of a month to WebAssembly, from the very files that TypeScript runs. */
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

/**
 * @param replaced  texts of files in place of those on disk, by path below `src/model`
 * @returns the bytes of the module
 */
export async function compiledKernel(replaced = {}) {
  const { HEAD, layout, schedule, closing, gathering, ...modules } = await modelModules();
  const processes = [...schedule, ...closing]
    .map(({ process }) => process.name)
    .filter((name) => !STAYS.includes(name));
  const paths = [...SHARED.map((name) => `${name}.ts`), ...processes.map((name) => `processes/${name}.ts`)];
  const isCompiled = (path) => paths.includes(path) || path in standIns;
  const files = { "prelude.ts": preludeOf({ ...layout, HEAD }), ...standIns };
  for (const path of paths) {
    const text = replaced[path] ?? readFileSync(join(home, "src/model", path), "utf8");
    files[path] = assemblyOf(path, text, modules[path] ?? {}, (from) =>
      isCompiled(posix.join(posix.dirname(path), from)),
    );
  }
  const steps = { schedule: names(schedule), closing: names(closing) };
  files["entry.ts"] = entryOf(
    steps,
    gathering.map(({ gather }) => gather.name),
  );
  return compiled(files);

  function names(lines) {
    return lines.map(({ process }) => process.name);
  }
}

/** The modules of the model, for what they say themselves: the order of a month, constants, and the layout. */
async function modelModules() {
  const contents = [
    'export * as layout from "./src/model/kernel/layout.ts";',
    'export { HEAD } from "./src/model/memory.ts";',
    'export { schedule, closing } from "./src/model/schedule.ts";',
    'export { gathering } from "./src/model/gather.ts";',
    ...SHARED.map((name) => `export * as ${name} from "./src/model/${name}.ts";`),
  ].join("\n");
  const model = await loaded({ stdin: { contents, resolveDir: home } });
  return { ...model, ...Object.fromEntries(SHARED.map((name) => [`${name}.ts`, model[name]])) };
}

/** Every step by its place in its list, on the world at the beginning of the memory. */
function entryOf({ schedule, closing }, gathering) {
  const lines = ['import "./prelude";'];
  const step = (list, place, file, name, given) => {
    lines.push(`import { ${name} as ${list}${place} } from "./${file}";`);
    lines.push(`export function ${list}_${place}(): void { ${list}${place}(${given}); }`);
  };
  for (const [list, names] of Object.entries({ schedule, closing })) {
    for (const [place, name] of names.entries()) {
      if (!STAYS.includes(name)) step(list, place, `processes/${name}`, name, "state.world");
    }
  }
  for (const [place, name] of gathering.entries()) {
    const needs = ["gatherWeighted", "gatherBuyers", "gatherSuppliers"].includes(name) ? ", state.needs" : "";
    step("gathering", place, "gather", name, `state.world, state.gathered${needs}`);
  }
  lines.push('import { keyStreams } from "./keyStreams";');
  lines.push("export function key(): void { keyStreams(state.world, state.world.month); }");
  lines.push('import { writeSeries } from "./writeSeries";');
  lines.push("export function write(): void { writeSeries(state.gathered, state.world, state.series, state.row, 0); }");
  return lines.join("\n");
}

async function compiled(files) {
  const said = [];
  const made = {};
  const { error } = await asc.main(
    [
      "entry.ts",
      "--outFile",
      "kernel.wasm",
      "--textFile",
      "kernel.wat",
      "-O3",
      "--converge",
      "--runtime",
      "stub",
      "--importMemory",
      "--noAssert", ...(process.env.ASC ?? "").split(" ").filter(Boolean),
    ],
    {
      readFile: (name) => files[name] ?? null,
      writeFile: (name, contents) => void (made[name] = contents),
      listFiles: () => [],
      stderr: { write: (text) => void said.push(text) },
      stdout: { write: (text) => void said.push(text) },
    },
  );
  if (error !== null) {
    const { writeFileSync, mkdirSync } = await import("node:fs");
    mkdirSync("/tmp/kernel-as/processes", { recursive: true });
    for (const [n, t] of Object.entries(files)) writeFileSync("/tmp/kernel-as/" + n, t);
    throw new Error(`AssemblyScript does not compile the model:\n${said.join("")}`, { cause: error });
  }
  if (process.env.WAT) (await import("node:fs")).writeFileSync(process.env.WAT, made["kernel.wat"]);
  return made["kernel.wasm"];
}
