import { ink } from "../theme.ts";

/** A line around a cell. */
interface Outline {
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly strokeDash: number[];
}

const SOLID = [1, 0];

/** Lines around a cell, from back to front: a white one, so that the other is seen on any colour. */
export const outlines: Readonly<Record<"best" | "as good", readonly Outline[]>> = {
  best: [
    { stroke: "#ffffff", strokeWidth: 6, strokeDash: SOLID },
    { stroke: ink.entry, strokeWidth: 3.5, strokeDash: SOLID },
  ],
  "as good": [
    { stroke: "#ffffff", strokeWidth: 4, strokeDash: SOLID },
    { stroke: ink.entry, strokeWidth: 2, strokeDash: [4, 3] },
  ],
};
