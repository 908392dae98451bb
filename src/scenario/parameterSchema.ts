import { z } from "zod";
import type { Parameter } from "../model/parameters.ts";
import { pathOf, type ScopeName, scopeOf } from "./scopes.ts";
import { PERCENTAGE } from "./shares.ts";
import { isSwitch, numberOf, rangeInWords, takesPercentages, written } from "./values.ts";

/** One value of a parameter, without spread: what `--set` in a timetable and in a claim takes. */
export function singleSchema(parameter: Parameter): z.ZodType {
  if (isSwitch(parameter)) return z.boolean();
  if (parameter.choices) return z.enum(parameter.choices);
  const { min, max } = parameter;
  const number = (parameter.whole ? z.int() : z.number()).min(min).max(max);
  return numberOrPercentage(parameter, number, [min, max]);
}

/** A value of a parameter of a group: one for all of them, or a spread. */
export function groupSchema(parameter: Parameter): z.ZodType {
  if (parameter.choices) return singleSchema(parameter);
  const { min, max } = parameter;
  const edge = numberOrPercentage(parameter, z.number().min(min).max(max), [min, max]);
  const sd = numberOrPercentage(parameter, z.number().min(0), [0, Number.POSITIVE_INFINITY]);
  const normal = z.strictObject({ mean: edge, sd });
  const inNumbers = (written: unknown) => numberOf(parameter, written) ?? Number.NaN;
  const uniform = z
    .strictObject({ low: edge, high: edge })
    .refine(({ low, high }) => inNumbers(low) <= inNumbers(high));
  const number = (parameter.whole ? z.int() : z.number()).min(min).max(max);
  const options = takesPercentages(parameter) ? [percentage(parameter, [min, max])] : [];
  return z.union([number, ...options, normal, uniform]);
}

function numberOrPercentage(parameter: Parameter, number: z.ZodType, range: readonly [number, number]): z.ZodType {
  return takesPercentages(parameter) ? z.union([number, percentage(parameter, range)]) : number;
}

function percentage(parameter: Parameter, [min, max]: readonly [number, number]): z.ZodString {
  return z
    .string()
    .regex(PERCENTAGE)
    .refine((written) => {
      const value = numberOf(parameter, written) ?? Number.NaN;
      return value >= min && value <= max;
    });
}

/** What an editor shows about a row of the table. */
function documented(schema: z.ZodType, parameter: Parameter): z.ZodType {
  const description = `${parameter.meaning} [${rangeInWords(parameter)}]`;
  const one = typeof parameter.default === "number" ? { default: written(parameter, parameter.default) } : {};
  return schema.meta({ description, ...one }).optional();
}

/** A section with a key for each row of a scope; rows with a nested path are left out. */
export function rows(scope: ScopeName) {
  return rowsBelow(scope, "");
}

/** A section within a section, with the rows of a scope that lie in it. */
export function nestedRows(scope: ScopeName, section: string) {
  return rowsBelow(scope, `${section}.`);
}

/** All rows of a scope: those that lie in sections within it, in these. */
export function allRows(scope: ScopeName) {
  const { parameters } = scopeOf(scope);
  const nested = Object.entries(parameters).flatMap(([name, row]) => {
    const [section, ...rest] = pathOf(name, row).split(".");
    return rest.length > 0 ? [section] : [];
  });
  const inner = [...new Set(nested)].map((section) => [section, z.strictObject(nestedRows(scope, section)).optional()]);
  return { ...rows(scope), ...Object.fromEntries(inner) };
}

function rowsBelow(scope: ScopeName, start: string): Record<string, z.ZodType> {
  const { parameters, spread } = scopeOf(scope);
  const one = spread ? groupSchema : singleSchema;
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, parameter]) => {
      const path = pathOf(name, parameter);
      const key = path.slice(start.length);
      return path.startsWith(start) && !key.includes(".") ? [[key, documented(one(parameter), parameter)]] : [];
    }),
  );
}
