import { measureNames } from "../../model/measures.ts";
import { eventNames } from "../../model/trace.ts";
import { glossary } from "../../words/en/glossary.ts";
import { charts } from "../arguments/charts.ts";
import { mistakes } from "../arguments/mistakes.ts";
import { EXIT_CODES, namedParameters, PLAUSIBLE } from "../arguments/names.ts";
import { WHEN } from "../arguments/outcomeSyntax.ts";
import { schemaKeys } from "../arguments/schemaKeys.ts";
import { namesInRequests } from "./requests.ts";
import { namesInResults } from "./results.ts";

/** Everything that `catfish explain` knows by name, what people ask for most first: of names that are as near the first is meant. */
export function knownNames(): string[] {
  const parameters = namedParameters().map(({ name }) => name);
  const named = [...charts, ...mistakes].map(({ name }) => name);
  const terms = glossary.flatMap(({ word, also = [] }) => [word, ...also]);
  const keys = schemaKeys().map(({ name }) => name);
  return [
    ...new Set([
      ...[...parameters, ...measureNames, ...named, EXIT_CODES, WHEN, PLAUSIBLE, ...terms, ...keys],
      ...[...namesInResults(), ...eventNames, ...namesInRequests()],
    ]),
  ];
}
