import type { NewMarket } from "./newMarket.ts";
import { ASKER, cashOf, firstGuess } from "./newStrategy.ts";

const MONTHS = 120;
/** Part of their capacity that suppliers use in an ordinary month; the rest is for swings and disruptions. */
const USE = 0.7;
/** A newcomer could serve this part of one buyer. */
const NEWCOMER_CAPACITY = 0.6;
/** Room for more newcomers than come on average. */
const ROOM = 2;
/** What a unit costs to make where only a currency is named: prices then read as those of a basket that costs 100. */
const BASKET = 100;

/**
 * The text of a fresh scenario file: all that a market is made of, each line with what it means. Valid as it is, complete
 * in itself, and measured against itself with nobody entering.
 */
export function newScenario(name: string, market: NewMarket): string {
  const { asks, buyers, contracts, backUps, flexible, contractMonths } = market;
  const isBuyer = asks === "buyer";
  const own = `suppliers.${ASKER.name}.strategy`;
  const change = isBuyer ? "policy.flexibleShare=40%" : `${own}.budgetScale=2`;
  const lines = [
    "# yaml-language-server: $schema=./scenario.schema.json",
    `#   Check it:   catfish check ${name}.yaml`,
    `#   Run it:     catfish run ${name}.yaml`,
    `#   Ask:        catfish what-if ${name}.yaml --set ${change}`,
    `#   See all:    catfish show ${name}.yaml      (every value and where it came from)`,
    "#   Look up:    catfish explain flexibleShare  (meaning, unit, range, default, source)",
    "",
    `title: ${titleFrom(name)}`,
    ...(isBuyer
      ? [row("reference: without-entry", "measured against itself with nobody entering; or a scenario, or none")]
      : [
          row("reference: without-strategy", "measured against itself without what we do; or a scenario, or none"),
          row(`for: ${ASKER.name}`, "who asks: answers and the account plan begin with this group"),
        ]),
    "",
    "story:",
    "  whatIsIt: >-",
    "    Say here in a few sentences what is asked: which lever is moved, for whom, and what might come of it.",
    "    It is what a reader of the report sees first.",
    "  howItWorks: Say what is special about this market.",
    "  thingsToNotice:",
    "    - What to look for in the charts.",
    "  thingsToTry:",
    isBuyer
      ? `    - "Open the flexible track further: catfish what-if ${name}.yaml --set ${change}"`
      : `    - "Twice the programme: catfish what-if ${name}.yaml --set ${change}"`,
    "",
    "# Months count from 0, which is today; shares are from 0 to 1, and 20% may be written for 0.2.",
    `months: ${MONTHS}`,
    row(
      market.start === undefined ? "# start: 2027-01" : `start: ${market.start}`,
      "calendar month of month 0: months are told, and may be written, as dates",
    ),
    row("# warmUp: 84", "months before month 0 in which the market settles; entry may begin below 0 then"),
    "",
    ...moneyLines(market),
    "",
    `# The levers of ${buyers === 1 ? "the buyer" : "every buyer"}.`,
    "policy:",
    row(`  flexibleShare: ${percent(flexible)}`, "share of spend on the flexible track: back-ups, newcomers on trial"),
    row(`  fixedSlots: ${contracts}`, "suppliers under contract"),
    row(
      `  flexibleSlots: ${backUps + (asks === "newcomer" ? 2 : 1)}`,
      "places beside the contracts: the back-ups, and newcomers",
    ),
    row(`  contractMonths: ${contractMonths}`, "months between contract reviews"),
    row("  openness: 20%", "chance a month to look at a prospect"),
    row("  performanceShare: 10%", "part of contract volume that holders compete for; the rest is quotas"),
    row("#   negotiation: 60%", "part of the surplus that the buyer keeps in bargaining"),
    "",
    "# What groups are called in charts and sentences is their label; paths and data go by their name.",
    ...buyerLines(market),
    "",
    ...supplierLines(market),
    "",
    "market:",
    row(
      market.launches === undefined ? "#   launchRate: 0.5" : `  launchRate: ${round(market.launches / 12)}`,
      "projects a month that the best supplier could bring to a buyer",
    ),
    row("  disruptionRate: 1%", "chance a month that a supplier is disrupted"),
    row("  demandVolatility: 12%", "how far monthly demand swings"),
    row("  switchingCost: 0.6", "cost of leaving a fully integrated supplier, in unit costs a unit"),
    "",
    "# What happens when.",
    "# timetable:",
    "#   - { month: 48, set: { policy.flexibleShare: 50% } }",
    "#   - { month: 60, demandShock: { factor: 1.3, months: 6 } }",
    "#   - { month: 72, failure: { supplier: contract.1, months: 3, loss: 80% } }",
    "",
    "# What is to be reached, in how many worlds, and what charts lead with.",
    "# goals:",
    "#   - { measure: fillRate, is: atLeast, value: 97%, share: 90% }",
    '# lookAt: [buyerValue, price, "inertia:incumbents"]',
    "",
    "# Sentences that can be run.",
    "# claims:",
    "#   - { says: The suppliers under contract try harder once newcomers enter, measure: service, group: incumbents,",
    "#       against: { entry.enabled: false }, months: [60, 119], is: higher }",
  ];
  return `${lines.join("\n")}\n`;
}

function buyerLines({ asks, buyers, openBuyers = buyers }: NewMarket): string[] {
  const group = (name: string, label: string, count: number, openness?: string) => [
    `  - name: ${name}`,
    `    label: ${label}`,
    `    count: ${count}`,
    row("    demand: 1", "the monthly need of a buyer, in which capacity is counted"),
    ...(openness === undefined
      ? []
      : [row(`    policy: { openness: ${openness} }`, "chance a month to look at a prospect")]),
  ];
  if (asks === "buyer" || openBuyers >= buyers)
    return ["buyers:", ...group("buyer", buyers === 1 ? "Buyer" : "Buyers", buyers)];
  return [
    "buyers:",
    ...group("open", "Open buyers", openBuyers, "50%"),
    ...group("closed", "Other buyers", buyers - openBuyers, "5%"),
  ];
}

function supplierLines(market: NewMarket): string[] {
  const { asks, buyers, contracts, backUps, flexible, newcomers } = market;
  const capacity = (part: number, suppliers: number) => round((part * buyers) / suppliers / USE);
  const isIncumbent = asks === "incumbent";
  const others = isIncumbent ? Math.max(1, contracts - 1) : contracts;
  const room = capacity(1 - flexible, others + (isIncumbent ? 1 : 0));
  const margin = row(
    market.margin === undefined ? "#     initialMargin: 20%" : `    initialMargin: ${percent(market.margin)}`,
    "margin today, share of unit cost",
  );
  return [
    "suppliers:",
    ...(asks === "buyer" ? [] : askerLines(market, room)),
    row("  - name: contract", "strong, reliable, under contract"),
    "    label: Contract suppliers",
    "    kind: fixed",
    `    count: ${others}`,
    `    capacity: ${room}`,
    margin,
    "#     quality: 85%",
    row("  - name: backup", "ordinary, approved"),
    "    label: Back-ups",
    "    kind: flexible",
    `    count: ${backUps}`,
    `    capacity: ${capacity(flexible, backUps)}`,
    "#     quality: 50%",
    row("  - name: newcomer", "innovative, attentive, small; outside at first"),
    asks === "newcomer" ? "    label: Other newcomers" : "    label: Newcomers",
    "    kind: newcomer",
    row(`    count: ${Math.ceil((newcomers * MONTHS * ROOM) / 12)}`, "the most that may come"),
    `    capacity: ${NEWCOMER_CAPACITY}`,
    "    entry:",
    row("      month: 0", "from when they come, one by one"),
    row(
      `      rate: ${round(Math.min(1, newcomers / 12))}`,
      `chance in a month that the next one comes: ${newcomers} a year`,
    ),
    "#     quality: 75%",
  ];
}

/** The group that asks, with its programme. */
function askerLines(market: NewMarket, room: number): string[] {
  const { asks, enters, budget, currency } = market;
  const said = budget === undefined ? "a small programme" : `${budget} ${currency ?? ""}`.trim();
  const entry =
    asks === "incumbent"
      ? ["    kind: fixed", "    count: 1", `    capacity: ${room}`]
      : [
          "    kind: newcomer",
          "    count: 1",
          row(`    capacity: ${2 * NEWCOMER_CAPACITY}`, "it could serve this much of one buyer"),
          row(`    entry: { month: ${enters}, rate: 0 }`, "it courts buyers a year before"),
          row(`    initialCash: ${round(cashOf(market))}`, "cash in unit costs: four years of the programme"),
          row("#     courtedAccounts: 3", "buyers that it courts at a time"),
          "#     quality: 75%",
        ];
  return [
    row(`  - name: ${ASKER.name}`, "who asks"),
    `    label: ${ASKER.label}`,
    ...entry,
    row("    strategy:", `${said} a year; how it is split is a first guess: catfish allocate`),
    ...firstGuess(market).map(([lever, value, meaning]) => row(`      ${lever}: ${value}`, meaning)),
    row("#       screening: 3", "of so many buyers the largest is courted; 1 is by chance"),
    row("#       executiveSupport: 50%", "share of top management's attention; more levers: catfish explain strategy"),
  ];
}

function moneyLines({ spend, currency }: NewMarket): string[] {
  const said = currency !== undefined;
  const spent = "what all buyers spend a year today: differences are then told in money a year";
  return [
    said ? `currency: ${currency}` : "# currency: EUR",
    row(said ? `unitCost: ${BASKET}` : `# unitCost: ${BASKET}`, `prices are those of what costs ${BASKET} to make`),
    row(spend === undefined ? "# annualSpend: 12000000" : `annualSpend: ${spend}`, spent),
    row("discountRate: 8%", "how much less a later year counts"),
  ];
}

/** Where comments begin. */
const COMMENT = 31;

/** A line with what it means. */
function row(text: string, comment: string): string {
  return `${text.padEnd(COMMENT - 1)} # ${comment}`;
}

function percent(part: number): string {
  return `${Number((100 * part).toPrecision(6))}%`;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** `open-the-track` as `Open the track`. */
function titleFrom(name: string): string {
  const words = name.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return JSON.stringify(words.charAt(0).toUpperCase() + words.slice(1) || "A new scenario");
}
