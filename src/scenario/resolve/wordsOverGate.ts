import type { Market, SupplierGroup, Value } from "../../model/market.ts";
import { meanOf } from "../values.ts";

/**
 * Where words alone could win a contract: a sentence for each group of suppliers with a strategy, and kind of words, that can
 * bring trust over the gate of contracts of some buyer. The model means words to open a door and only delivered work to
 * go through the next one, which is so while what words can reach, T_u, and what references can reach, c_R, do not lie
 * above the gate g_F; trust comes near T_u and never gets there.
 */
export function wordsOverGate(market: Market): string[] {
  const gate = lowestGate(market);
  if (gate === undefined) return [];
  return market.suppliers.flatMap((group) => {
    if (group.strategy === undefined || group.count === 0) return [];
    const reach = meanOf(group.parameters.communicationCap);
    return [
      ...(reach > gate.height ? [said(`suppliers.${group.name}.communicationCap`, "words", reach, group, gate)] : []),
      ...references(market, group, gate),
    ];
  });
}

interface Gate {
  readonly group: string;
  readonly height: number;
}

/** The lowest gate of contracts that any group of buyers has at any time. */
function lowestGate({ buyers, timetable }: Market): Gate | undefined {
  const gates = buyers.flatMap(({ name, count, parameters }, index): Gate[] => {
    if (count === 0) return [];
    const later = timetable.flatMap((entry): Value[] =>
      entry.event === "setBuyers" && entry.parameter === "fixedGate" && entry.group === index ? [entry.value] : [],
    );
    return [parameters.fixedGate, ...later].map((value) => ({ group: name, height: meanOf(value) }));
  });
  return gates.toSorted((a, b) => a.height - b.height)[0];
}

/** References come with a name of the company that is known. */
function references({ selling }: Market, group: SupplierGroup, gate: Gate): string[] {
  if (selling === undefined || selling.referenceCap <= gate.height) return [];
  const { brand, corporateBrand } = group.strategy ?? { brand: 0, corporateBrand: 0 };
  if (brand === 0 || corporateBrand === 0) return [];
  return [said("selling.references.cap", "references", selling.referenceCap, group, gate)];
}

function said(path: string, what: string, reach: number, { name }: SupplierGroup, { group, height }: Gate): string {
  return (
    `${what} of "${name}" can bring trust to ${reach} (${path}), over the gate of contracts of "${group}", ` +
    `${height} (policy.fixedGate): a contract could be won without delivered work.`
  );
}
