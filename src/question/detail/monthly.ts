import { type EventLog, eventNames, type WorldEvent } from "../../model/trace.ts";
import { FIXED, FLEXIBLE, type World } from "../../model/world.ts";
import { type Cell, type Field, type Frame, type Shape, yesNo } from "../../result/frame.ts";
import { groupColumn, measureColumn, scenarioColumn, seriesInOrder, unitColumn } from "../../result/series.ts";
import { replicationField } from "../../result/windowMeans.ts";
import { columnsIn, type Money, UNIT_COSTS } from "../../worlds/money.ts";
import { counted, monthsOf, type OpenArm, openArm, type ToldArm } from "./arm.ts";

/** Single worlds month by month: their measures, suppliers, relations and events. */

const monthField: Field = { name: "month", type: "integer", unit: "month", meaning: "Month of the run, from 0." };
const DETAIL = "detail";

/** Columns that say which world it is. */
const worldFields = [scenarioColumn, replicationField] as const;

type RowsOf = (arm: OpenArm, replication: number) => Iterable<readonly Cell[]>;

/** A table of all worlds that are told, arm after arm: columns, key and rows are those of one world. */
function detailTable(
  { name, title, fields, key }: Omit<Shape, "folder" | "precision">,
  arms: readonly ToldArm[],
  isObserved: boolean,
  rowsOf: RowsOf,
): Frame {
  const shape: Shape = {
    name,
    folder: DETAIL,
    title,
    fields: [...worldFields, ...fields],
    key: [...worldFields.map((field) => field.name), ...key],
    precision: "short",
  };
  return counted(shape, function* () {
    for (const each of arms) {
      const arm = openArm(each, isObserved);
      for (let replication = 0; replication < arm.worlds; replication++) {
        for (const row of rowsOf(arm, replication)) yield [arm.scenario.name, replication, ...row];
      }
    }
  });
}

/** Every measure of every group. */
export function worldsDetail(arms: readonly ToldArm[]): Frame {
  const shape = {
    name: "worlds",
    title: "Single worlds: one row for each measure, group and month",
    fields: [
      monthField,
      measureColumn,
      unitColumn,
      groupColumn,
      { name: "value", type: "number", meaning: "Value in the month; empty where there is none." },
    ],
    key: ["month", "measure", "group"],
  } as const;
  return detailTable(shape, arms, true, function* (arm, replication) {
    const { money } = arm;
    const { series } = arm.simulation.observer;
    const inOrder = seriesInOrder(series, money);
    for (const { month, observed } of monthsOf(arm, replication, () => undefined)) {
      const values = columnsIn(money, UNIT_COSTS, series, observed);
      for (const { measure, unit, group, index } of inOrder) yield [month, measure, unit, group, values[index]];
    }
  });
}

/** What is seen of a world in each month. */
function monthByMonth(cellsOf: (arm: OpenArm, world: World) => readonly Cell[][]): RowsOf {
  return function* (arm, replication) {
    for (const { month, seen } of monthsOf(arm, replication, (world) => cellsOf(arm, world))) {
      for (const cells of seen) yield [month, ...cells];
    }
  };
}

const supplierField: Field = { name: "supplier", type: "string", meaning: "The supplier: its group and its number." };
const groupField: Field = { name: "group", type: "string", meaning: "Its group." };
const yes = (is: number) => (is === 1 ? "yes" : "no");

/** Every supplier, in the market or not yet. */
export function suppliersDetail(arms: readonly ToldArm[]): Frame {
  const { unit: money } = moneyIn(arms);
  const shape = {
    name: "suppliers",
    title: "Suppliers of single worlds: one row for each supplier and month",
    fields: [
      monthField,
      supplierField,
      groupField,
      { name: "kind", type: "string", meaning: "Its kind.", categories: ["fixed", "flexible", "newcomer"] },
      { name: "active", type: "string", meaning: "Whether it is in the market.", categories: yesNo },
      { name: "disrupted", type: "string", meaning: "Whether it is disrupted.", categories: yesNo },
      { name: "capacity", type: "number", unit: "units a month", meaning: "Capacity, disruption not counted." },
      { name: "ordered", type: "number", unit: "units", meaning: "Units ordered from it in the month." },
      { name: "quality", type: "number", unit: "index", meaning: "Quality of the deliveries of the month." },
      { name: "lag", type: "number", unit: "months", meaning: "Technology lag." },
      { name: "cash", type: "number", unit: money, meaning: "Cash of a newcomer; empty for others." },
      { name: "profit", type: "number", unit: `${money} a month`, meaning: "Profit of the month." },
    ],
    key: ["month", "supplier"],
  } as const;
  return detailTable(shape, arms, false, monthByMonth(supplierCells));
}

function supplierCells({ suppliers, groups, kinds, money: { factor } }: OpenArm, { supplier }: World): Cell[][] {
  return suppliers.map((name, s) => [
    name,
    groups[s],
    kinds[s],
    yes(supplier.active[s]),
    yes(supplier.disrupted[s]),
    supplier.capacity[s],
    supplier.volume[s],
    supplier.deliveredQuality[s],
    supplier.lag[s],
    supplier.entrant[s] === 1 ? supplier.cash[s] * factor : undefined,
    supplier.profit[s] * factor,
  ]);
}

/** Every place on a panel. */
export function relationsDetail(arms: readonly ToldArm[]): Frame {
  const { unit: money } = moneyIn(arms);
  const shape = {
    name: "relations",
    title: "Relations of single worlds: one row for each supplier on the panel of a buyer, and month",
    fields: [
      monthField,
      { name: "buyer", type: "string", meaning: "The buyer: its group and its number." },
      supplierField,
      { name: "group", type: "string", meaning: "Group of the supplier." },
      {
        name: "track",
        type: "string",
        meaning: "fixed: under contract; flexible: on the flexible track.",
        categories: ["fixed", "flexible"],
      },
      {
        name: "incumbent",
        type: "string",
        meaning: "Whether it was under contract when the run began.",
        categories: yesNo,
      },
      { name: "since", type: "integer", unit: "month", meaning: "First month on the panel, without a break since." },
      {
        name: "contractEnd",
        type: "integer",
        unit: "month",
        meaning: "Month of the next contract review; empty on the flexible track.",
      },
      { name: "share", type: "number", unit: "share", meaning: "Share of the spend of the buyer." },
      { name: "ordered", type: "number", unit: "units", meaning: "Units ordered in the month." },
      { name: "delivered", type: "number", unit: "units", meaning: "Units delivered of those." },
      { name: "price", type: "number", unit: money, meaning: "Price of a unit." },
      { name: "effort", type: "number", unit: "index", meaning: "Service effort, from 0 to 1." },
      { name: "inertia", type: "number", unit: "index", meaning: "Inertia, from 0 to 1." },
      { name: "integration", type: "number", unit: "index", meaning: "Relation-specific assets, from 0 to 1." },
      { name: "trust", type: "number", unit: "index", meaning: "Overall trust before the orders of the month." },
      { name: "trustProduct", type: "number", unit: "index", meaning: "Trust in the product, after the deliveries." },
      { name: "trustRisk", type: "number", unit: "index", meaning: "Trust in supply, after the deliveries." },
      {
        name: "trustOrganisation",
        type: "number",
        unit: "index",
        meaning: "Trust in the people, after the deliveries.",
      },
      { name: "trustSocial", type: "number", unit: "index", meaning: "Trust by reputation, after the deliveries." },
      {
        name: "eligible",
        type: "string",
        meaning: "Whether trust passes the gate of the fixed track.",
        categories: yesNo,
      },
      {
        name: "retention",
        type: "number",
        unit: "probability",
        meaning: "Chance that the contract is kept at its review; on the flexible track chance of an order.",
      },
      {
        name: "utility",
        type: "number",
        unit: money,
        meaning: "What the buyer sees in it for a unit, less the price.",
      },
    ],
    key: ["month", "buyer", "supplier"],
  } as const;
  return detailTable(shape, arms, false, monthByMonth(relationCells));
}

function relationCells({ buyers, suppliers, groups, money: { factor } }: OpenArm, world: World): Cell[][] {
  const { relation } = world;
  const onPanel = Array.from({ length: world.relationCount }, (_, r) => r).filter((r) => relation.track[r] >= FLEXIBLE);
  onPanel.sort((one, other) => {
    return relation.buyer[one] - relation.buyer[other] || relation.supplier[one] - relation.supplier[other];
  });
  return onPanel.map((r) => {
    const isFixed = relation.track[r] === FIXED;
    const s = relation.supplier[r];
    return [
      buyers[relation.buyer[r]],
      suppliers[s],
      groups[s],
      isFixed ? "fixed" : "flexible",
      yes(relation.incumbent[r]),
      relation.since[r],
      isFixed ? relation.contractEnd[r] : undefined,
      relation.share[r],
      relation.ordered[r],
      relation.delivered[r],
      relation.price[r] * factor,
      relation.effort[r],
      relation.inertia[r],
      relation.integration[r],
      relation.trust[r],
      relation.trustProduct[r],
      relation.trustRisk[r],
      relation.trustOrganisation[r],
      relation.trustSocial[r],
      yes(relation.eligible[r]),
      relation.retention[r],
      relation.utility[r] * factor,
    ];
  });
}

/** Everything that happens, in the order in which it happens. */
export function eventsDetail(arms: readonly ToldArm[]): Frame {
  const shape = {
    name: "events",
    title: "Events of single worlds: one row for each",
    fields: [
      { name: "ordinal", type: "integer", meaning: "Number of the event in its world, from 0." },
      monthField,
      { name: "event", type: "string", meaning: "Kind of event.", categories: eventNames },
      { name: "buyer", type: "string", meaning: "Buyer; empty where none." },
      { name: "supplier", type: "string", meaning: "Supplier; empty where none." },
      { name: "other", type: "string", meaning: "Supplier that was displaced or that displaced; empty where none." },
    ],
    key: ["ordinal"],
  } as const;
  return detailTable(shape, arms, false, function* (arm, replication) {
    const { buyers, suppliers } = arm;
    const events: WorldEvent[] = [];
    const log: EventLog = {
      tell: (month, event, buyer, supplier, other) => events.push({ month, event, buyer, supplier, other }),
    };
    for (const _ of monthsOf(arm, replication, () => undefined, log));
    for (const [ordinal, { month, event, buyer, supplier, other }] of events.entries()) {
      yield [ordinal, month, event, buyers[buyer], suppliers[supplier], suppliers[other]];
    }
  });
}

/** What the money of all arms is counted in. */
function moneyIn([arm]: readonly ToldArm[]): Money {
  return arm?.money ?? UNIT_COSTS;
}
