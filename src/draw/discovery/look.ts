import { ink } from "../theme.ts";

/** Colour of a box, and of the points where the outcome happens often enough. */
export const BOX_COLOUR = "#0072b2";
export const HIT_COLOUR = ink.entry;
/** The scenario as it is. */
export const BASE_LOOK = { colour: ink.scenario, shape: "diamond" } as const;
