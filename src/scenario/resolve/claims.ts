import type { z } from "zod";
import type { Market } from "../../model/market.ts";
import { type MeasureName, measures } from "../../model/measures.ts";
import { ALL, everySeriesOf } from "../../model/series.ts";
import { unknownScenario } from "../inherit.ts";
import type { ScenarioLibrary } from "../library.ts";
import { movedPath } from "../movedPaths.ts";
import { singleSchema } from "../parameterSchema.ts";
import { ITSELF } from "../referenceNames.ts";
import type { Claim, Problem } from "../scenario.ts";
import { claimSchema } from "../schema.ts";
import { nearestSetting, type Setting } from "../settings.ts";
import { amountOf, isShare, meantPercentage } from "../shares.ts";
import { at, type Located, nearestPlace, plain, problemAt, type Steps } from "../text/located.ts";
import { nearest } from "../text/nearest.ts";
import { MOST_PROBLEMS } from "../text/parse.ts";
import { wrongValue } from "../wrongValue.ts";
import type { Lookup } from "./groups.ts";
import { type Horizon, rightMonths, wrongMonths } from "./horizon.ts";

type WrittenClaim = z.infer<typeof claimSchema>;

export interface ClaimContext {
  readonly lookup: Lookup;
  readonly market: Market;
  readonly horizon: Horizon;
  readonly library: ScenarioLibrary;
  /** The file whose claims they are. */
  readonly place: string;
}

/** The claims of a scenario with their defaults, and what is wrong with their form. Whether they hold is for later. */
export function compileClaims(context: ClaimContext): { claims: Claim[]; problems: Problem[] } {
  const list = at(context.lookup.root, ["claims"]);
  const items = list?.kind === "list" ? list.items : [];
  const claims: Claim[] = [];
  const problems: Problem[] = [];
  items.forEach((item, index) => {
    if (problems.length >= MOST_PROBLEMS) return;
    const parsed = claimSchema.safeParse(plain(item));
    if (!parsed.success) return;
    const { months } = context.horizon;
    const claim = withDefaults(parsed.data, months);
    const late = claim.months[1] >= months && context.horizon.fromCommandLine;
    if (late) return;
    claims.push(claim);
    const steps = ["claims", index];
    problems.push(...claimProblems(context, claim, steps), ...amountProblems(context, parsed.data, steps));
  });
  return { claims, problems };
}

function withDefaults(written: WrittenClaim, length: number): Claim {
  const {
    says,
    measure,
    group = ALL,
    months = [0, length - 1],
    confidence = 0.95,
    while: condition,
    by,
    value,
    ...rest
  } = written;
  const counted = condition && {
    while: { measure: condition.measure, group: condition.group ?? ALL, is: amountOf(condition.is) },
  };
  const asked = {
    ...(by !== undefined && { by: amountOf(by) }),
    ...(value !== undefined && { value: askedValue(value) }),
  };
  return { says, measure, group, months, ...counted, ...rest, ...asked, confidence: amountOf(confidence) };
}

function askedValue(value: NonNullable<WrittenClaim["value"]>): NonNullable<Claim["value"]> {
  return typeof value === "object" ? [amountOf(value[0]), amountOf(value[1])] : amountOf(value);
}

/** Numbers that are no shares where the measure is one, and percentages where it is none. */
function amountProblems({ lookup }: ClaimContext, written: WrittenClaim, steps: Steps): Problem[] {
  const { measure, by, value, while: condition } = written;
  const values: readonly (number | string | undefined)[] = typeof value === "object" ? value : [value];
  const asked = [
    { measure, amount: by, path: [...steps, "by"] },
    ...values.map((amount) => ({ measure, amount, path: [...steps, "value"] })),
    ...(condition ? [{ measure: condition.measure, amount: condition.is, path: [...steps, "while", "is"] }] : []),
  ];
  return asked.flatMap(({ measure, amount, path }) => {
    const found = amount === undefined ? undefined : wrongAmount(measure, amount);
    return found
      ? [problemAt(nearestPlace(lookup.root, path), found.wrong, { path: path.join("."), ...found.more })]
      : [];
  });
}

/** What is wrong with a number or percentage as an amount of a measure; undefined where nothing is. */
export function wrongAmount(measure: MeasureName, amount: number | string) {
  if (!isShare(measure)) {
    if (typeof amount === "number") return undefined;
    const { unit } = measures[measure];
    const money = unit.includes("unit costs") ? ", or of the scenario's currency" : "";
    return {
      wrong: `\`${measure}\` is no share and takes no percentage.`,
      more: { right: `a number of ${unit}${money}` },
    };
  }
  const suggestion = meantPercentage(amountOf(amount));
  if (suggestion === undefined) return undefined;
  const wrong = `\`${measure}\` is a share, and ${amount} is more than all.`;
  return { wrong, more: { ...(typeof amount === "number" && { suggestion }), right: "a share of at most 1, or 100%" } };
}

function claimProblems(context: ClaimContext, claim: Claim, steps: Steps): Problem[] {
  return [
    ...groupProblems(context, claim, steps),
    ...(claim.while ? groupProblems(context, claim.while, [...steps, "while"]) : []),
    ...givenProblems(context.lookup, claim, steps),
    ...monthProblems(context, claim, steps),
    ...armProblems(context, claim, steps),
    ...formProblems(context.lookup.root, claim, steps),
  ];
}

function groupProblems(
  { lookup, market }: ClaimContext,
  { measure, group }: { readonly measure: string; readonly group: string },
  steps: Steps,
): Problem[] {
  const measured = everySeriesOf(market).filter((series) => series.measure === measure);
  const groups = measured.map((series) => series.group);
  if (groups.includes(group)) return [];
  const place = nearestPlace(lookup.root, [...steps, "group"]);
  const wrong = `\`${measure}\` is not measured for a group "${group.slice(0, 80)}".`;
  const path = [...steps, "group"].join(".");
  return [problemAt(place, wrong, { path, suggestion: nearest(group, groups), right: `one of ${groups.join(", ")}` })];
}

function monthProblems({ lookup, horizon }: ClaimContext, claim: Claim, steps: Steps): Problem[] {
  const { months, since } = claim;
  const right = rightMonths(horizon);
  const problem = (key: string, wrong: string) => {
    const path = [...steps, key];
    return [problemAt(nearestPlace(lookup.root, path), wrong, { path: path.join("."), right })];
  };
  for (const [key, span] of Object.entries({ months, ...(since && { since }) })) {
    const wrong = wrongMonths(span, horizon);
    if (wrong !== undefined) return problem(key, wrong);
  }
  return since && since[1] >= months[0] ? problem("since", "`since` names earlier months than `months`.") : [];
}

function armProblems(context: ClaimContext, claim: Claim, steps: Steps): Problem[] {
  const { against } = claim;
  const { lookup, library } = context;
  const here = [...steps, "against"];
  if (against === undefined) return [];
  if (typeof against === "string") {
    const { place } = context;
    const found = ITSELF.includes(against) ? undefined : library.find(against, place);
    if (found?.problem !== undefined) return [found.problem];
    if (ITSELF.includes(against) || found || library.isOfResult?.(place)) return [];
    return [unknownScenario(here.join("."), against, nearestPlace(lookup.root, here), library, ITSELF)];
  }
  return settingsProblems(lookup, against, here);
}

function givenProblems(lookup: Lookup, { given = {} }: Claim, steps: Steps): Problem[] {
  return settingsProblems(lookup, given, [...steps, "given"]);
}

function settingsProblems(lookup: Lookup, settings: NonNullable<Claim["given"]>, steps: Steps): Problem[] {
  const problems: Problem[] = [];
  for (const [path, raw] of Object.entries(settings)) {
    if (problems.length >= MOST_PROBLEMS) break;
    problems.push(...settingProblems(lookup, path, raw, [...steps, path]));
  }
  return problems;
}

function settingProblems(lookup: Lookup, path: string, raw: unknown, steps: Steps): Problem[] {
  const setting: Setting | undefined = lookup.settings.get(path);
  const place = nearestPlace(lookup.root, steps);
  if (!setting) {
    const moved = movedPath(path);
    if (moved !== undefined) return [problemAt(place, moved.wrong, { path, right: moved.right })];
    const suggestion = nearestSetting(path, lookup.settings);
    return [problemAt(place, `There is no setting \`${path.slice(0, 80)}\`.`, { path, suggestion })];
  }
  if (setting.scope === "text" || singleSchema(setting.parameter).safeParse(raw).success) return [];
  const { wrong, ...more } = wrongValue(setting.parameter, path, raw, false);
  return [problemAt(place, wrong, { path, ...more })];
}

const COMPARING = ["lower", "higher", "different", "same"];

/** `is` decides what else a claim needs. */
function formProblems(root: Located, claim: Claim, steps: Steps): Problem[] {
  const here = (key: string) => nearestPlace(root, [...steps, key]);
  const problem = (key: string, wrong: string, right: string) =>
    problemAt(here(key), wrong, { path: [...steps, key].join("."), right });
  const compares = COMPARING.includes(claim.is);
  if (claim.since && (claim.against !== undefined || claim.while)) {
    return [
      problem("since", "`since` compares with earlier months, and goes without `against` and `while`.", "one of them"),
    ];
  }
  const isAlone = claim.against === undefined && claim.since === undefined;
  if (compares && isAlone) {
    const wrong = `"${claim.is}" than what? \`against\` is missing.`;
    return [problem("against", wrong, "settings by path, or the name of a scenario; or `since: [first, last]`")];
  }
  if (!compares && !isAlone) {
    return [problem("is", `"${claim.is}" says where a mean lies, and goes without another arm.`, COMPARING.join(", "))];
  }
  if (claim.is === "same" && claim.by === undefined) {
    return [problem("by", "`same` needs `by`: the difference below which two means count as the same.", "a number")];
  }
  if (compares) return [];
  const pair = typeof claim.value === "object";
  if (claim.is === "between" && !pair) return [problem("value", "`between` needs two ends.", "`value: [low, high]`")];
  if (claim.is !== "between" && typeof claim.value !== "number") {
    return [problem("value", `"${claim.is}" needs a value.`, "`value:` and a number")];
  }
  return [];
}
