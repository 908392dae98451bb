import { firstLoyalMultiple, loyalLoyalty, shoppingLoyalty } from "../experiment/loyaltyTheory.ts";
import type { Comparison } from "../experiment/result.ts";
import type { Chart, ChartTable, Provenance } from "./chart.ts";
import { composeChart } from "./draw/composeChart.ts";
import { type KeyItem, keyView } from "./draw/key.ts";
import { ink } from "./draw/theme.ts";
import { type LoyaltyPoint, type LoyaltyPoints, loyaltyPoints } from "./loyalty/points.ts";
import { loyaltyView, theoryLook } from "./loyalty/view.ts";
import { foot } from "./read/foot.ts";
import { formatInterval, formatNumber, worlds } from "./read/formatNumber.ts";

/**
 * Chart: loyalty against how closely buyers follow the preference they have learned, the mean-field
 * theory of Weisbuch, Kirman and Herreiner (2000) beside what was simulated. Undefined for scenarios
 * that are not about it (`loyaltyPoints`).
 */
export function loyalty({ result }: Comparison, provenance: Provenance): Chart | undefined {
  const read = loyaltyPoints(result);
  if (read === undefined) return undefined;
  const { suppliers, points } = read;
  const title = `${finding(read)}, ${worlds(result.replications)}`;
  const month = result.months - 1;
  const subtitle = `Sum of the squared chances of an order over a buyer's ${suppliers} suppliers, mean over buyers, in month ${month}, against sensitivity over its critical value (suppliers x forgetting / profit of a month). Points: simulated. Lines: mean field of Weisbuch, Kirman and Herreiner (2000), for equal suppliers and a steady profit; that single purchases are draws rounds it off.`;
  const first = points[0];
  const last = points[points.length - 1];
  const description = `${title}. Turning loyal is passing the middle between shopping around and one supplier for good. Points of loyalty against sensitivity for ${points.length} groups of buyers over the curves of the theory: ${words(first)}; ${words(last)}. In theory shopping around among ${suppliers} suppliers has a loyalty of ${formatNumber(shoppingLoyalty(suppliers))} and ${change(suppliers)}.`;
  return {
    id: "loyalty",
    title,
    description,
    table: tableOf(read),
    spec: composeChart({
      title,
      subtitle,
      description,
      provenance,
      foot: foot(result),
      views: [...keyView(keyItems(read)), loyaltyView(read)],
    }),
  };
}

/** Where loyalty passes the middle between shopping around and one supplier for good. */
function finding({ suppliers, points }: LoyaltyPoints): string {
  const middle = (shoppingLoyalty(suppliers) + 1) / 2;
  const at = points.findIndex((point) => point.loyalty >= middle);
  const last = points[points.length - 1];
  if (at < 0) return `No buyers turn loyal up to ${formatNumber(last.multiple)} times the critical sensitivity`;
  if (at === 0)
    return `All buyers are loyal from ${formatNumber(points[0].multiple)} times the critical sensitivity on`;
  const [below, above] = [points[at - 1], points[at]];
  const part = (middle - below.loyalty) / (above.loyalty - below.loyalty);
  const turn = below.multiple + part * (above.multiple - below.multiple);
  return `Buyers turn loyal at ${formatNumber(turn)} times the critical sensitivity: loyalty ${withInterval(points[0])} at ${formatNumber(points[0].multiple)} times it, ${withInterval(last)} at ${formatNumber(last.multiple)} times`;
}

function withInterval({ loyalty: value, lower, upper }: LoyaltyPoint): string {
  return Number.isFinite(lower) ? `${formatNumber(value)} (${formatInterval(lower, upper)})` : formatNumber(value);
}

function words(point: LoyaltyPoint): string {
  return `${withInterval(point)} at ${formatNumber(point.multiple)} times the critical sensitivity`;
}

function change(suppliers: number): string {
  const first = firstLoyalMultiple(suppliers);
  if (first >= 1) return "loyalty grows without a jump from the critical sensitivity on";
  const top = formatNumber(loyalLoyalty(suppliers, 1));
  return `jumps to ${top} at the critical sensitivity; from ${formatNumber(first)} times it on both states are possible`;
}

function keyItems({ suppliers }: LoyaltyPoints): KeyItem[] {
  const { stable, unstable, jump, both } = theoryLook;
  const line = { sample: "line" } as const;
  const jumps: KeyItem[] = [
    { ...line, label: "jump", ...jump },
    { sample: "band", label: "both states possible", ...both },
  ];
  return [
    { sample: "upright", label: "simulated, 95 % interval", colour: ink.scenario, width: 1.4, shape: "circle" },
    { ...line, label: "theory, stable", ...stable },
    { ...line, label: "theory, unstable", ...unstable },
    ...(firstLoyalMultiple(suppliers) < 1 ? jumps : []),
  ];
}

function tableOf({ suppliers, points }: LoyaltyPoints): ChartTable {
  return {
    columns: ["Buyers", "Sensitivity", "Times the critical one", "Loyalty", "95 % interval", "Theory"],
    rows: points.map((point) => [
      point.group,
      formatNumber(point.sensitivity),
      formatNumber(point.multiple),
      formatNumber(point.loyalty),
      Number.isFinite(point.lower) ? formatInterval(point.lower, point.upper) : "no interval",
      theoryAt(suppliers, point.multiple),
    ]),
  };
}

/** The stable states at a sensitivity. */
function theoryAt(suppliers: number, multiple: number): string {
  const shopping = formatNumber(shoppingLoyalty(suppliers));
  const loyal = loyalLoyalty(suppliers, multiple);
  if (!Number.isFinite(loyal)) return shopping;
  // A profit of 1.25 - 1.1 is not quite 0.15, and 1 not quite 1.
  return multiple < 1 - 1e-9 ? `${shopping} or ${formatNumber(loyal)}` : formatNumber(loyal);
}
