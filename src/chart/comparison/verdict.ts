import type { CorrectedDifference } from "../../experiment/compare/compareArms.ts";
import { measures } from "../../model/measures.ts";
import { ink } from "../draw/theme.ts";

/** What a difference means to a buyer. `unclear`: no difference seen. */
export type Meaning = "better" | "worse" | "neutral" | "unclear";

/** How a meaning is drawn: colour and shape, so that it is read in grey too. */
export const meaningStyle: Readonly<
  Record<Meaning, { readonly colour: string; readonly shape: string; readonly label: string }>
> = {
  better: { colour: "#0072b2", shape: "circle", label: "better for the buyer" },
  worse: { colour: "#d55e00", shape: "diamond", label: "worse for the buyer" },
  neutral: { colour: ink.text, shape: "square", label: "neither" },
  unclear: { colour: "#7a7a7a", shape: "cross", label: "no difference seen" },
};

/** What the mean difference means, where one was seen. */
export function meaningOf({ series, difference, seen }: CorrectedDifference): Meaning {
  return seen ? sideOf(series.measure, difference) : "unclear";
}

/** What a difference to this side would mean. */
export function sideOf(measure: CorrectedDifference["series"]["measure"], difference: number): Meaning {
  const { better } = measures[measure];
  if (difference === 0 || Number.isNaN(difference)) return "unclear";
  if (better === "neutral") return "neutral";
  return (better === "higher") === difference > 0 ? "better" : "worse";
}
