import { ALL, INCUMBENTS, type Series } from "../model/series.ts";

/** The few measures that an answer is about, chosen beforehand: with many, some differ by luck. Their years are kept. */
export const headline: readonly Series[] = [
  { measure: "price", group: ALL },
  { measure: "service", group: ALL },
  { measure: "technologyLag", group: ALL },
  { measure: "fillRate", group: ALL },
  { measure: "buyerValue", group: ALL },
  { measure: "launches", group: ALL },
  { measure: "inertia", group: INCUMBENTS },
  { measure: "concentration", group: ALL },
  { measure: "newcomerShare", group: ALL },
];
