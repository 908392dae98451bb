/**
 * Turns the AssemblyScript of a file of the model (`../../../src/cli/kernel/assembly.mjs`) into C, by the syntax of the
 * text. That is C already but for:
 *
 *     import { exp } from "../arithmetic"          the function is called arithmetic_exp wherever it is called
 *     const END = 3;                               #define allocate_END (3)
 *     function f(world: World, r: i32): f64        static double allocate_f(World *world, int32_t r)
 *     let sum: f64 = 0                             double sum = 0;
 *     const share = world.relation.share           __auto_type share = world->relation->share;
 *     share.length                                 LENGTH(share)
 *     a === b, a !== b                             a == b, a != b
 *     a % b                                        REST(a, b)
 *     a >>> n                                      (int32_t)((uint32_t)(a) >> (n))
 *     f64(x), i32(x)                               (double)(x), (int32_t)(x)
 *     Math.sqrt(x), NaN, Infinity                  sqrt(x), (double)NAN, (double)INFINITY
 *
 * What is none of these stands in C as it does in AssemblyScript, or the C compiler refuses it.
 */
import { posix } from "node:path";
import { parseSync } from "rolldown/utils";

const TYPES = {
  f64: "double",
  i32: "int32_t",
  bool: "bool",
  Floats: "double *",
  Ints: "int32_t *",
  Bytes: "uint8_t *",
};
const OPERATORS = { "===": "==", "!==": "!=" };
/** Those of C are in single precision. */
const WORDS = { NaN: "(double)NAN", Infinity: "(double)INFINITY" };
const CASTS = { f64: "double", i32: "int32_t" };
/** Names that are free in TypeScript and taken in C. */
const TAKEN = new Set(["auto", "char", "double", "float", "int", "long", "register", "short", "signed", "unsigned"]);

/**
 * @param path  of the file, below `src/model`
 * @param text  its AssemblyScript
 * @returns its constants in C, and its functions: what they are called, what they call, their first line and all of them,
 *          written when it is read, since a file has functions that no step of a month calls
 */
export function cOf(path, text) {
  const { program, errors } = parseSync(path, text, { lang: "ts" });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const top = program.body.map((statement) => statement.declaration ?? statement);
  const constants = top
    .filter(({ type }) => type === "VariableDeclaration")
    .flatMap(({ declarations }) => declarations);
  const functions = top.filter(({ type }) => type === "FunctionDeclaration");
  const names = namesOf(path, program.body, [...constants, ...functions]);
  return {
    constants: constants.map(({ id, init }) => `#define ${names.get(id.name)} (${print(init)})`),
    functions: functions.map((node) => ({
      name: names.get(node.id.name),
      calls: callsIn(node.body).flatMap((name) => names.get(name) ?? []),
      get head() {
        return headOf(node);
      },
      get text() {
        return `${headOf(node)} ${print(node.body)}`;
      },
    })),
  };

  function headOf({ id, params, returnType }) {
    const given = params.map((param) => declared(typeOf(param.typeAnnotation), param.name));
    return declared(`static ${typeOf(returnType)}`, `${names.get(id.name)}(${given.join(", ") || "void"})`);
  }

  /** A piece of syntax in C: by its rule, or as it stands with its pieces by theirs. */
  function print(node) {
    const ruled = ruleFor(node);
    if (ruled !== undefined) return ruled;
    let printed = "";
    let at = node.start;
    for (const piece of piecesOf(node)) {
      printed += text.slice(at, piece.start) + print(piece);
      at = piece.end;
    }
    return printed + text.slice(at, node.end);
  }

  function ruleFor(node) {
    switch (node.type) {
      case "Identifier":
        return WORDS[node.name] ?? names.get(node.name) ?? free(node.name);
      case "Literal":
        return typeof node.value === "number" ? node.raw.replaceAll("_", "") : undefined;
      case "VariableDeclaration":
        return `${node.declarations.map(variable).join("; ")};`;
      case "ForStatement":
        return loop(node);
      case "MemberExpression":
        return node.computed ? undefined : member(node);
      case "CallExpression":
        return call(node);
      case "BinaryExpression":
        return binary(node);
      default:
        return undefined;
    }
  }

  function variable({ id, init }) {
    const type = id.typeAnnotation === null ? "__auto_type" : typeOf(id.typeAnnotation);
    return declared(type, init === null ? free(id.name) : `${free(id.name)} = ${print(init)}`);
  }

  /** Counters are whole. */
  function loop({ init, test, update, body }) {
    const counters = init?.declarations.map(({ id, init: from }) => `${free(id.name)} = ${print(from)}`);
    const [before, during, after] = [init === null ? "" : `int32_t ${counters.join(", ")}`, test, update];
    return `for (${before}; ${during === null ? "" : print(during)}; ${after === null ? "" : print(after)}) ${print(body)}`;
  }

  function member({ object, property }) {
    if (object.name === "Math")
      return property.name === property.name.toUpperCase() ? `M_${property.name}` : property.name;
    return property.name === "length" ? `LENGTH(${print(object)})` : `${print(object)}->${free(property.name)}`;
  }

  function call({ callee, arguments: given }) {
    const what = callee.name in CASTS ? `(${CASTS[callee.name]})` : print(callee);
    return `${what}(${given.map(print).join(", ")})`;
  }

  function binary({ operator, left, right }) {
    if (operator === ">>>") return `(int32_t)((uint32_t)(${print(left)}) >> (${print(right)}))`;
    if (operator === "%") return `REST(${print(left)}, ${print(right)})`;
    return operator in OPERATORS ? `${print(left)} ${OPERATORS[operator]} ${print(right)}` : undefined;
  }
}

/** How functions and constants of a file, and what it imports, are called in C, where all files are one. */
function namesOf(path, statements, own) {
  const prefixed = (file, name) => `${file.replace(/\.ts$/, "").replaceAll("/", "_")}_${name}`;
  const names = new Map(own.map(({ id }) => [id.name, prefixed(path, id.name)]));
  for (const { type, source, specifiers } of statements) {
    if (type !== "ImportDeclaration") continue;
    const from = posix.join(posix.dirname(path), source.value);
    for (const { imported, local } of specifiers) names.set(local.name, prefixed(from, imported.name));
  }
  return names;
}

function typeOf(annotation) {
  const { type, typeName } = annotation.typeAnnotation;
  return type === "TSVoidKeyword" ? "void" : (TYPES[typeName.name] ?? `${typeName.name} *`);
}

function declared(type, name) {
  return type.endsWith("*") ? `${type}${name}` : `${type} ${name}`;
}

/** A name that C does not take for a word of its own. */
export function free(name) {
  return TAKEN.has(name) ? `${name}_` : name;
}

/** Names of the functions that a piece of syntax calls. */
function callsIn(node) {
  const own = node.type === "CallExpression" && node.callee.type === "Identifier" ? [node.callee.name] : [];
  return [...own, ...piecesOf(node).flatMap(callsIn)];
}

function piecesOf(node) {
  const pieces = Object.values(node).flat();
  return pieces.filter((piece) => typeof piece?.type === "string").sort((one, other) => one.start - other.start);
}
