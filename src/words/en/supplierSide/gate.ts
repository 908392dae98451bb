import type { GatedRung } from "../../../analyse/gate.ts";
import { tidyNumber, worlds } from "../../number.ts";
import { numberWithin } from "../../together.ts";
import { monthWords } from "../calendar.ts";
import type { SideSaid } from "../supplierSide.ts";

/** What the rungs are called in a sentence. */
export const rungNames: Readonly<Record<GatedRung, string>> = {
  trustProduct: "trust in its product",
  trustRisk: "trust in its supply",
  trustOrganisation: "trust in its organisation",
};

/** Who of those outside is nearest to the trust that a contract takes, and since when it is past it. */
export function gateSentences(
  { side: { nearest }, start }: Pick<SideSaid, "side" | "start">,
  labelOf: (group: string) => string,
): string[] {
  if (nearest === undefined) return [];
  const { group, gate, isLowest, rung, trust, month, since } = nearest;
  const { value, range } = numberWithin(trust.mean, trust.lower, trust.upper);
  const seen = trust.lower === trust.upper ? "" : `${range}, `;
  const asked = `${isLowest ? "the lowest gate" : "the gate"} of trust (${tidyNumber(gate)})`;
  const past =
    since === undefined
      ? `in the mean it is not past ${asked} at the end`
      : `${since === 0 ? "from the start" : `from ${monthWords(since, start)} on`} it is past ${asked} on all three rungs, in the mean`;
  return [
    `Nearest to a contract, where nothing is done: ${labelOf(group)}; ${past}; lowest is ${rungNames[rung]}, ${value} in ${monthWords(month, start)} (${seen}in the ${worlds(trust.n)} in which it sells).`,
  ];
}
