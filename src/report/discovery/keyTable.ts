import { limitsTable } from "../../chart/discovery/boxChart.ts";
import { type Discovery, shownCrossing } from "../../chart/discovery/finding.ts";
import { percent, worldsOfCase } from "../../chart/discovery/words.ts";
import type { ThresholdSearch } from "../../experiment/explore/discovery/threshold/thresholdSearch.ts";
import { settingTitle } from "../../experiment/explore/settingWords.ts";
import type { KeyTable } from "../answer/keyTable.ts";

/** The numbers that people look up: the limits of a box, or the thresholds; undefined where there are none. */
export function discoveryKeyTable(discovery: Discovery): KeyTable | undefined {
  if (discovery.kind === "threshold") return thresholdTable(discovery);
  if (typeof discovery.found === "string") return undefined;
  const { columns, rows } = limitsTable(discovery, discovery.found);
  const note =
    "Quasi p: chance to see so many hits in the box if the limit did nothing; the limits were chosen by the same points";
  return { head: columns, rows, note };
}

function thresholdTable(search: ThresholdSearch): KeyTable | undefined {
  const { crossings, variable, share, base, condition } = search;
  if (crossings.length === 0) return undefined;
  return {
    head: [settingTitle(variable), "95 % interval", "it happens in"],
    rows: crossings.map((crossing) => {
      const { at, lower, upper } = shownCrossing(search, crossing);
      const side = crossing.direction === "up" ? "or more" : "or less";
      return [at, `${lower} to ${upper}`, `${percent(share)} of the worlds ${side} from there ${crossing.direction}`];
    }),
    note:
      condition.yardstick.kind === "base" || base.n === 0
        ? ""
        : `Scenario as it is: it happens in ${worldsOfCase(base)}`,
  };
}
