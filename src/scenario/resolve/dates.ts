import { CALENDAR_MONTH, monthOfDate } from "../calendar.ts";
import type { Problem } from "../scenario.ts";
import { at, type Located, problemAt, replaced, type Steps } from "../text/located.ts";

/** Where a month may be written as a date: `*` is every item of a list, or every key of a map. */
const MONTHS: readonly (readonly string[])[] = [
  ["from"],
  ["suppliers", "*", "entry", "month"],
  ["suppliers", "*", "entry", "month", "*"],
  ["timetable", "*", "month"],
  ["goals", "*", "months", "*"],
  ["claims", "*", "months", "*"],
  ["claims", "*", "since", "*"],
];
/** Months that may lie before month 0. */
const MAY_BE_EARLIER = "suppliers";

/**
 * A tree whose dates are months counted from `start`, and what is wrong with them. A length of the run that the command
 * line gives as a date is that of a run whose last month it is.
 */
export function datesAsMonths(root: Located): { readonly root: Located; readonly problems: readonly Problem[] } {
  const written = at(root, ["start"]);
  const text = written?.kind === "scalar" ? written.value : undefined;
  const start = isDate(text) ? text : undefined;
  const problems: Problem[] = [];
  let counted = root;
  const length = at(root, ["months"]);
  if (length?.kind === "scalar" && length.place.from === "command line" && isDate(length.value)) {
    const last = start === undefined ? Number.NaN : monthOfDate(length.value, start);
    const problem = wrongDate(length.value, last, start, ["months"]);
    if (problem !== undefined) problems.push(problemAt(length.place, problem.wrong, problem));
    counted = replaced(counted, ["months"], { ...length, value: problem === undefined ? last + 1 : 1 });
  }
  for (const pattern of MONTHS) {
    for (const steps of placesIn(root, pattern)) {
      const node = at(root, steps);
      if (node?.kind !== "scalar" || !isDate(node.value)) continue;
      const month = start === undefined ? Number.NaN : monthOfDate(node.value, start);
      const problem = wrongDate(node.value, month, start, steps);
      if (problem !== undefined) problems.push(problemAt(node.place, problem.wrong, problem));
      // Nothing more is to be said of a date that is wrong already.
      counted = replaced(counted, steps, { ...node, value: problem === undefined ? month : 0 });
    }
  }
  return { root: counted, problems };
}

function isDate(value: unknown): value is string {
  return typeof value === "string" && CALENDAR_MONTH.test(value);
}

function placesIn(node: Located | undefined, pattern: readonly string[], before: Steps = []): Steps[] {
  const [step, ...rest] = pattern;
  if (node === undefined) return [];
  if (step === undefined) return [before];
  const steps = step === "*" ? stepsBelow(node) : [step];
  return steps.flatMap((each) => placesIn(at(node, [each]), rest, [...before, each]));
}

function stepsBelow(node: Located): Steps {
  if (node.kind === "list") return node.items.map((_, index) => index);
  return node.kind === "map" ? [...node.entries.keys()] : [];
}

function wrongDate(date: string, month: number, start: string | undefined, steps: Steps) {
  const path = steps.join(".");
  if (start === undefined) {
    const wrong = `${date} is a date, and the scenario does not say when it starts.`;
    return { path, wrong, right: "`start: 2027-01`, the calendar month of month 0; or a month counted from 0" };
  }
  if (month >= 0 || steps[0] === MAY_BE_EARLIER) return undefined;
  return { path, wrong: `${date} is before the start of the run, which is ${start}.`, right: `${start} or later` };
}
