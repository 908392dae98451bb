import type { BuyerGroup, Market, SupplierGroup } from "../../model/market.ts";
import type { SupplierKind } from "../../model/parameters.ts";
import { ALL, INCUMBENTS } from "../../model/series.ts";
import { GROUP_NAME } from "../names.ts";
import type { Problem } from "../scenario.ts";
import { type GroupHead, groupHeads } from "../settings.ts";
import { at, type Located, nearestPlace, problemAt } from "../text/located.ts";
import { meanOf } from "../values.ts";
import { inheritedFrom, placeToMend } from "./placeToMend.ts";

/** Group names that mean something else in result files. */
const RESERVED: readonly string[] = [ALL, INCUMBENTS];

const AT_LEAST_ONE = "at least one group with a `count` of 1 or more, or `extends: baseline`";

/** What is wrong with the groups as such: names used twice or reserved, suppliers of no kind. */
export function groupProblems(root: Located): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, GroupHead>();
  for (const head of [...groupHeads(root, "buyers"), ...groupHeads(root, "suppliers")]) {
    const steps = [head.list, head.index];
    const path = `${head.list}.${head.name}`;
    const place = nearestPlace(root, [...steps, "name"]);
    if (seen.has(head.name)) {
      const wrong = `Two groups have the name "${head.name}".`;
      problems.push(
        problemAt(place, wrong, { path, right: "a name of its own for each group of buyers and of suppliers" }),
      );
    } else if (RESERVED.includes(head.name)) {
      const wrong = `"${head.name}" means something else in result files.`;
      problems.push(problemAt(place, wrong, { path, right: `a name other than ${RESERVED.join(" and ")}` }));
    }
    // A name that cannot be one is told by itself: as it is meant, the group may have a kind.
    const isNew = head.list === "suppliers" && !at(root, [...steps, "kind"]);
    if (isNew && GROUP_NAME.test(head.name)) problems.push(kindless(root, head));
    seen.set(head.name, head);
  }
  return [...problems, ...labelProblems(root)];
}

/** Two groups that are called the same could not be told apart in charts: by a label, or by a name where there is none. */
function labelProblems(root: Located): Problem[] {
  const heads = [...groupHeads(root, "buyers"), ...groupHeads(root, "suppliers")];
  const labels = heads.map(({ list, index }) => {
    const label = at(root, [list, index, "label"]);
    // What looks alike is alike: an accent may be a letter of its own.
    return label?.kind === "scalar" ? String(label.value).normalize("NFC") : undefined;
  });
  return heads.flatMap(({ list, index, name }, which) => {
    const label = labels[which];
    if (label === undefined) return [];
    const alike = labels.indexOf(label);
    const named = heads.findIndex((head, other) => labels[other] === undefined && head.name === label);
    if (alike === which && named < 0) return [];
    const wrong =
      alike === which
        ? `The label of the group "${name}" is the name of another.`
        : `The groups "${heads[alike].name}" and "${name}" have the same label.`;
    const place = nearestPlace(root, [list, index, "label"]);
    return [problemAt(place, wrong, { path: `${list}.${name}.label`, right: "a label of its own for each group" })];
  });
}

function kindless(root: Located, head: GroupHead): Problem {
  const place = nearestPlace(root, [head.list, head.index, "name"]);
  return problemAt(place, `The group "${head.name}" has no kind.`, {
    path: `${head.list}.${head.name}.kind`,
    right:
      "`kind: fixed`, `kind: flexible` or `kind: newcomer`; a group that is changed keeps the name it has in the parent",
  });
}

/** Whether the market can work at all: buyers, suppliers, places on panels, capacity for the demand. */
export function marketProblems(market: Market, root: Located): Problem[] {
  const problem = (list: string, wrong: string, right: string) =>
    problemAt(placeToMend(root, [list]), wrong, { path: list, right });
  const buyers = market.buyers.filter((group) => group.count > 0);
  const suppliers = market.suppliers.filter((group) => group.count > 0);
  const problems: Problem[] = [];
  if (buyers.length === 0) problems.push(problem("buyers", "There are no buyers.", AT_LEAST_ONE));
  if (suppliers.length === 0) {
    problems.push(problem("suppliers", "There are no suppliers.", AT_LEAST_ONE));
  }
  if (problems.length > 0) return problems;
  const present = suppliers.filter((group) => group.kind !== "newcomer");
  if (present.length === 0) {
    return [
      problem(
        "suppliers",
        "Nobody supplies when the run begins: all suppliers are newcomers.",
        "a group of kind fixed or flexible",
      ),
    ];
  }
  const unserved = buyers.flatMap((group) => slotProblems(group, present, root));
  return unserved.length > 0 ? unserved : capacityProblems(market, present, root);
}

/** Where nobody is told, it does not matter where things stand. */
const nowhere: Located = { kind: "map", place: { source: "", from: "file" }, entries: new Map() };

/** Whether the market can work at all, for whoever needs to know no more. */
export function canWork(market: Market): boolean {
  return marketProblems(market, nowhere).length === 0;
}

/** The kinds of supplier that start on the panels of a group of buyers. */
function servingKinds(group: BuyerGroup): SupplierKind[] {
  const { fixedSlots, flexibleSlots } = group.parameters;
  const kinds: SupplierKind[] = [];
  if (fixedSlots !== 0) kinds.push("fixed");
  if (flexibleSlots !== 0) kinds.push("flexible");
  return kinds;
}

/** Demand that nobody can serve because no panel has a place for those who could. */
function slotProblems(group: BuyerGroup, present: readonly SupplierGroup[], root: Located): Problem[] {
  const kinds = servingKinds(group);
  if (present.some((supplier) => kinds.includes(supplier.kind))) return [];
  const place = placeToMend(root, ["policy", "suppliers", "buyers"]);
  const nobody = `Nobody can serve the buyers "${group.name}":`;
  if (kinds.length === 0) {
    const right = "`fixedSlots` or `flexibleSlots` of 1 or more";
    return [
      problemAt(place, `${nobody} their panels have no place for any supplier.`, { path: "policy.fixedSlots", right }),
    ];
  }
  const track = kinds.join(" or ");
  const wrong = `${nobody} their panels have places on the ${track} track only, and no supplier is of that kind.`;
  const right = `a group of suppliers of kind ${track}, or places on the other track`;
  return [problemAt(place, wrong, { path: "policy", right })];
}

function capacityProblems({ buyers }: Market, present: readonly SupplierGroup[], root: Located): Problem[] {
  const kinds = new Set(buyers.filter(({ count }) => count > 0).flatMap(servingKinds));
  const serving = present.filter((group) => kinds.has(group.kind));
  const demand = sum(buyers.map(demandOf));
  const capacity = sum(serving.map((group) => group.count * meanOf(group.parameters.capacity)));
  if (capacity >= demand) return [];
  const inherited = inheritedDemand(buyers, root);
  const wrong = [
    `Nobody can serve the demand: ${round(demand)} units a month are wanted, and the suppliers on the panels at the`,
    `start can make ${round(capacity)}.`,
    ...inherited,
  ];
  const drop = inherited.length > 0 ? "; `count: 0` drops an inherited group" : "";
  const right = `more suppliers, more \`capacity\`, or less \`demand\`${drop}`;
  const place = placeToMend(root, ["buyers", "suppliers", "policy"]);
  return [problemAt(place, wrong.join(" "), { path: "suppliers", right })];
}

/** What groups want that come from another file, and are easily forgotten. */
function inheritedDemand(buyers: readonly BuyerGroup[], root: Located): string[] {
  return buyers.flatMap((group, index) => {
    const source = inheritedFrom(root, ["buyers", index]);
    if (source === undefined || group.count === 0) return [];
    return [`Of these, ${round(demandOf(group))} are wanted by "${group.name}", inherited from ${source}.`];
  });
}

function demandOf({ count, parameters }: BuyerGroup): number {
  return count * meanOf(parameters.demand);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function round(number: number): number {
  return Number(number.toPrecision(6));
}
