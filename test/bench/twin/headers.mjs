/**
 * The model in C, from the texts that WebAssembly is compiled from: how the state lies in memory, and the steps of a
 * month. `twin.c` includes both.
 */
import { assemblyOfMonth } from "../../../src/cli/kernel/compile.mjs";
import { cOf, free } from "./c.mjs";

/** @returns the texts of the two, by name */
export async function headersOfTwin() {
  const { layout, texts } = await assemblyOfMonth();
  const files = texts.map(([path, text]) => cOf(path, text));
  const functions = calledFrom(
    "entry_",
    files.flatMap((file) => file.functions),
  );
  const month = [
    ...files.flatMap(({ constants }) => constants),
    ...functions.map(({ head }) => `${head};`),
    ...functions.map(({ text }) => `\n${text}`),
  ];
  return { "state.h": stateOf(layout), "month.h": `${month.join("\n")}\n` };
}

/** Steps that are the engine's alone: how a world starts, what is booked, many months at once, sums over worlds. */
const ITS_OWN = ["start", "book", "pass", "add", "round", "finish"].map((name) => `entry_${name}`);

/** The functions whose names begin so, and all that they call. */
function calledFrom(start, functions) {
  const named = new Map(functions.map((one) => [one.name, one]));
  const called = new Set();
  const call = (name) => {
    if (called.has(name) || !named.has(name)) return;
    called.add(name);
    named.get(name).calls.forEach(call);
  };
  for (const name of named.keys()) if (name.startsWith(start) && !ITS_OWN.includes(name)) call(name);
  return functions.filter(({ name }) => called.has(name));
}

const KINDS = {
  int: "int32_t ",
  boolean: "int32_t ",
  number: "double ",
  Floats: "double *",
  Ints: "int32_t *",
  Moving: "int32_t *",
  Bytes: "uint8_t *",
  Singles: "float *",
  IntsList: "int32_t **",
};
/** Columns, of which a state that was copied says how far from the beginning of its memory they lie. */
const COLUMNS = ["Floats", "Ints", "Moving", "Bytes", "Singles"];

/**
 * The structures of `src/model/kernel/layout.ts`. A structure within another is an array of one, so that C takes its
 * name for the place where it is, as TypeScript does.
 */
function stateOf({ HEAD, STATE, bytesOf, state }) {
  const types = new Map();
  const columns = [];
  const lists = [];
  const counts = [];
  const declare = (structure, path) => {
    const fields = Object.entries(structure.fields).map(([name, kind]) => {
      const place = `${path}->${free(name)}`;
      if (COLUMNS.includes(kind)) columns.push(place);
      if (kind === "IntsList") lists.push(place);
      if (structure.name === "tallyColumns") counts.push(place);
      if (typeof kind === "string") return `  _Alignas(8) ${KINDS[kind]}${free(name)};`;
      declare(kind, place);
      return `  ${kind.name} ${free(name)}[1];`;
    });
    types.set(structure.name, `typedef struct {\n${fields.join("\n")}\n} ${structure.name};`);
  };
  declare(state, "state");
  return [
    `#define HEAD ${HEAD}`,
    `#define STATE ${STATE}`,
    ...types.values(),
    `_Static_assert(sizeof(State) == ${bytesOf(state)}, "a field takes eight bytes");`,
    doing("findColumns", "FIND", columns),
    doing("findLists", "FIND_LIST", lists),
    doing("clearTally", "CLEAR", counts),
    "",
  ].join("\n\n");
}

/** A function that does the same to every place. */
function doing(name, what, places) {
  return `static void ${name}(State *state) {\n${places.map((place) => `  ${what}(${place});`).join("\n")}\n}`;
}
