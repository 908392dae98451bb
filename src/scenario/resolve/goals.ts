import type { Market } from "../../model/market.ts";
import { isSame, type Series } from "../../model/series.ts";
import type { Goal, Problem } from "../scenario.ts";
import { goalSchema } from "../schema.ts";
import { amountOf, hasZero } from "../shares.ts";
import { at, nearestPlace, plain, problemAt, type Steps } from "../text/located.ts";
import { MOST_PROBLEMS } from "../text/parse.ts";
import { wrongAmount } from "./claims.ts";
import type { Lookup } from "./groups.ts";
import { type Horizon, rightMonths, wrongMonths } from "./horizon.ts";
import { isObserved, measureOf } from "./measureOf.ts";

/** What goals refer to. */
interface GoalContext {
  readonly lookup: Lookup;
  readonly market: Market;
  readonly horizon: Horizon;
}

/**
 * The goals of a scenario, and what is wrong with them. Those of groups that are dropped are left out; those whose months lie
 * beyond `--months` stay, and the answer says that they are not checked.
 */
export function compileGoals({ lookup, market, horizon }: GoalContext): {
  readonly goals: Goal[];
  readonly problems: Problem[];
} {
  const goals: Goal[] = [];
  const problems: Problem[] = [];
  itemsOf(lookup, "goals").forEach((item, index) => {
    const parsed = goalSchema.safeParse(plain(item));
    if (!parsed.success || problems.length >= MOST_PROBLEMS) return;
    const { says, measure: text, against, is, value, share, months, late: isLate } = parsed.data;
    const problem = (key: string, found: Omit<Problem, "source">) =>
      problems.push(problemIn(lookup, ["goals", index, key], found));
    const series = measureOf(text, market);
    if ("wrong" in series) {
      problem("measure", series);
      return;
    }
    if (!isObserved(series, market)) return;
    const isRelative = against !== undefined && typeof value === "string" && hasZero(series.measure);
    const unfit = isRelative ? undefined : wrongAmount(series.measure, value);
    const alone = hasZero(series.measure) && against === undefined;
    const beside = alone && { right: `${unfit?.more.right}; or \`against: reference\` and a percentage of that` };
    if (unfit !== undefined) problem("value", { wrong: unfit.wrong, ...unfit.more, ...beside });
    // Whoever asks for a shorter run gets an answer that says which goals it does not reach.
    const mayBeLate = (horizon.fromCommandLine || isLate) && months !== undefined && months[0] <= months[1];
    const late = months && !mayBeLate ? wrongMonths(months, horizon) : undefined;
    if (late !== undefined) problem("months", { wrong: late, right: rightMonths(horizon) });
    goals.push({
      ...(says !== undefined && { says }),
      ...series,
      ...(against && { against }),
      is,
      value: amountOf(value),
      ...(isRelative && { isRelative }),
      share: amountOf(share),
      ...(months && { months }),
    });
  });
  return { goals, problems };
}

/** What the charts of a scenario are to lead with, each once, and what of it there is not. */
export function lookedAt({ lookup, market }: Omit<GoalContext, "horizon">): { series: Series[]; problems: Problem[] } {
  const series: Series[] = [];
  const problems: Problem[] = [];
  itemsOf(lookup, "lookAt").forEach((item, index) => {
    const text = plain(item);
    if (typeof text !== "string" || text === "" || problems.length >= MOST_PROBLEMS) return;
    const found = measureOf(text, market);
    if ("wrong" in found) problems.push(problemIn(lookup, ["lookAt", index], found));
    else if (isObserved(found, market) && !series.some((each) => isSame(each, found))) series.push(found);
  });
  return { series, problems };
}

function itemsOf({ root }: Lookup, key: string) {
  const list = at(root, [key]);
  return list?.kind === "list" ? list.items : [];
}

function problemIn({ root }: Lookup, steps: Steps, { wrong, ...more }: Omit<Problem, "source">): Problem {
  return problemAt(nearestPlace(root, steps), wrong, { path: steps.join("."), ...more });
}
