/**
 * Turns the text of a process into AssemblyScript, which is TypeScript but for what it leaves out. That is written
 * another way here, by the syntax of the text:
 *
 *     import type ..., interface, type               dropped: the types of a world are those of the prelude
 *     bargain.reads = ...                            dropped: said of a process, no part of its step
 *     world.eventLog?.tell(...)                      dropped: a world that is told takes the steps of TypeScript
 *     const { price, effort: e } = relation          const price = relation.price, e = relation.effort
 *     function f({ market }: World)                  function f(_0: World) { const market = _0.market;
 *     number, int, boolean                           f64, i32, bool
 *     Float64Array, Int32Array, Uint8Array           Floats, Ints, Bytes: places in memory (prelude); Float32Array: Singles
 *     int(x)                                         i32(x)
 *     a / b                                          f64(a) / f64(b), since whole numbers would lose their decimals
 *     let sum = 0                                    let sum: f64 = 0, since it would be whole
 *     Number.NEGATIVE_INFINITY, Number.isNaN(x)      -Infinity, isNaN(x)
 *     const SURPLUS = moneySums.indexOf("surplus")   const SURPLUS = 5: what the module says itself, if it exports it
 *
 * Nothing else is touched, and whatever AssemblyScript does not understand it refuses.
 */
import { parseSync } from "rolldown/utils";

const TYPES = {
  Float64Array: "Floats",
  Int32Array: "Ints",
  Uint8Array: "Bytes",
  Float32Array: "Singles",
  Stream: "Ints",
  Observer: "Gathered",
  int: "i32",
};
const NUMBERS = { NEGATIVE_INFINITY: "-Infinity", POSITIVE_INFINITY: "Infinity", NaN: "NaN", isNaN: "isNaN" };

/**
 * @param path       of the file, for messages
 * @param text       its TypeScript
 * @param exported   what the loaded module exports, by name
 */
export function assemblyOf(path, text, exported) {
  const { program, errors } = parseSync(path, text, { lang: "ts" });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);

  const rules = {
    FunctionDeclaration: functionOf,
    VariableDeclaration: ({ kind, declarations }) => `${kind} ${declarations.map(variable).join(", ")};`,
    ForStatement: ({ init, test, update, body }) => {
      const head = init === null ? "" : `let ${init.declarations.map(written).join(", ")}`;
      return `for (${head}; ${test === null ? "" : print(test)}; ${update === null ? "" : print(update)}) ${print(body)}`;
    },
    ExpressionStatement: (node) => (node.expression.type === "ChainExpression" ? ";" : undefined),
    CallExpression: ({ callee, arguments: [x] }) => (callee.name === "int" ? `i32(${print(x)})` : undefined),
    BinaryExpression: ({ operator, left, right }) =>
      operator === "/" ? `f64(${print(left)}) / f64(${print(right)})` : undefined,
    MemberExpression: ({ object, property }) => (object.name === "Number" ? NUMBERS[property.name] : undefined),
    TSNumberKeyword: () => "f64",
    TSBooleanKeyword: () => "bool",
    TSTypeReference: ({ typeName }) => TYPES[typeName.name],
  };

  const functions = program.body
    .map((top) => top.declaration ?? top)
    .filter(({ type }) => type === "FunctionDeclaration");
  const used = new Set(functions.flatMap(namesIn));
  return program.body.map(topLevel).join("\n");

  function topLevel(statement) {
    if (statement.type === "ImportDeclaration") return importOf(statement);
    const isExported = statement.type === "ExportNamedDeclaration";
    const declaration = isExported ? statement.declaration : statement;
    const before = isExported ? "export " : "";
    if (declaration?.type === "FunctionDeclaration") return before + print(declaration);
    if (declaration?.type === "VariableDeclaration") return constants(declaration, before);
    return "";
  }

  function importOf({ importKind, source, specifiers }) {
    if (importKind === "type" || !source.value.startsWith(".")) return "";
    const values = specifiers.filter((one) => one.importKind !== "type");
    const names = values.map(({ local }) => local.name).filter((name) => name !== "int" && used.has(name));
    if (names.length === 0) return "";
    return `import { ${names.join(", ")} } from "${source.value.replace(/\.ts$/, "")}";`;
  }

  /** Of what stands beside functions only numbers are kept. */
  function constants({ declarations }, before) {
    const numbers = declarations.map(({ id, init }) => {
      if (isNumber(init)) return `${before}const ${id.name} = ${print(init)};`;
      const value = exported[id.name];
      return typeof value === "number" ? `${before}const ${id.name} = ${value};` : "";
    });
    return numbers.join("");
  }

  function functionOf({ id, params, returnType, body }) {
    const taken = [];
    const names = params.map((param, at) => {
      if (param.type !== "ObjectPattern") return print(param);
      taken.push(`const ${members(param, `_${at}`)};`);
      return `_${at}${print(param.typeAnnotation)}`;
    });
    const inner = body.body.map(print).join("\n  ");
    return `function ${id.name}(${names.join(", ")})${print(returnType)} {\n  ${[...taken, inner].join("\n  ")}\n}`;
  }

  function variable(declarator) {
    const { id, init } = declarator;
    if (id.type === "ObjectPattern") return members(id, print(init));
    const isUntold = id.typeAnnotation === null && isWhole(init);
    return isUntold ? `${id.name}: f64 = ${print(init)}` : written(declarator);
  }

  function written({ id, init }) {
    return init === null ? print(id) : `${print(id)} = ${print(init)}`;
  }

  function members({ properties }, of) {
    return properties.map(({ key, value }) => `${value.name} = ${of}.${key.name}`).join(", ");
  }

  /** A piece of syntax by its rule, or as it stands with its pieces by theirs. */
  function print(node) {
    const ruled = rules[node.type]?.(node);
    if (ruled !== undefined) return ruled;
    let printed = "";
    let at = node.start;
    for (const piece of piecesOf(node)) {
      if (piece.start < at) continue;
      printed += text.slice(at, piece.start) + print(piece);
      at = piece.end;
    }
    return printed + text.slice(at, node.end);
  }
}

function piecesOf(node) {
  const pieces = Object.values(node).flat();
  return pieces.filter((piece) => typeof piece?.type === "string").sort((one, other) => one.start - other.start);
}

/** Every name in a piece of syntax. */
function namesIn(node) {
  return node.type === "Identifier" ? [node.name] : piecesOf(node).flatMap(namesIn);
}

/** A number as it is written, with or without a sign. */
function isNumber(node) {
  if (node?.type === "UnaryExpression") return isNumber(node.argument);
  if (node?.type === "MemberExpression") return node.object.name === "Number";
  return node?.type === "Literal" && typeof node.value === "number";
}

function isWhole(node) {
  return isNumber(node) && node.type !== "MemberExpression" && !/[.e]/.test(node.raw ?? node.argument?.raw ?? "");
}
