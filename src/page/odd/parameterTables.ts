import { type MeasureScope, measureNames, measures } from "../../model/measures.ts";
import { type Parameter, parameterTable, plausibleOf, type SupplierKind } from "../../model/parameters.ts";
import { scopeNames, scopeOf } from "../../scenario/scopes.ts";
import { defaultInWords } from "../../scenario/values.ts";
import { markdownTable } from "./markdown.ts";

/** The parameter table of the model, scope by scope: symbol, meaning, unit, range, default and plausible range by kind, source. */
export function parameterTables(): string {
  const tables = Object.values(parameterTable).map((rows) => {
    const scope = scopeNames.find((name) => scopeOf(name).parameters === rows);
    return `#### ${scope === undefined ? "" : scopeOf(scope).heading}\n\n${tableOf(rows)}`;
  });
  return tables.join("\n\n");
}

function tableOf(parameters: Readonly<Record<string, Parameter>>): string {
  const rows = Object.entries(parameters).map(([name, row]) => [
    symbolOf(row.symbol),
    `\`${row.path ?? name}\``,
    row.meaning,
    row.unit,
    row.choices ? row.choices.join(" or ") : `${row.min} to ${row.max}${row.whole ? ", whole" : ""}`,
    defaultInWords(row),
    plausibleInWords(row),
    row.source,
  ]);
  return markdownTable(["symbol", "name", "meaning", "unit", "range", "default", "plausible", "source"], rows);
}

const KINDS: readonly SupplierKind[] = ["fixed", "flexible", "newcomer"];

/** Where an assumed value may as well lie: once, or for each kind where it depends on it; a dash for the others. */
function plausibleInWords(row: Parameter): string {
  if (row.plausible === undefined) return "-";
  const ranges = KINDS.map((kind) => {
    const [low, high] = plausibleOf(row, kind) ?? [Number.NaN, Number.NaN];
    return low === high ? String(low) : `${low} to ${high}`;
  });
  return new Set(ranges).size === 1 ? ranges[0] : ranges.join(" / ");
}

function symbolOf(symbol: string): string {
  const plain = spelledOut(symbol);
  return plain === symbol ? symbol : `${symbol} (${plain})`;
}

const scopeWords: Readonly<Record<MeasureScope, string>> = {
  buyers: "buyers",
  suppliers: "suppliers",
  both: "both",
  supplierSide: "groups of suppliers whose own side is measured",
};

/** The dictionary of measures. */
export function measureTable(): string {
  const rows = measureNames.map((name) => {
    const { definition, unit, better, scope } = measures[name];
    return [`\`${name}\``, definition, unit, better, scopeWords[scope]];
  });
  return markdownTable(["measure", "definition", "unit", "better", "for"], rows);
}

const GREEK: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
  ℓ: "l",
};

/** A symbol of the parameter table as the doc comments write it, in plain letters: `σ_D` is `sigma_D`. */
export function spelledOut(symbol: string): string {
  return [...symbol].map((letter) => GREEK[letter] ?? letter).join("");
}
