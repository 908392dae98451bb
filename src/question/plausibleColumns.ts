import { byText, type Field } from "../result/frame.ts";

/** What the tables of plausible markets share. */

export const marketField: Field = { name: "market", type: "integer", meaning: "Number of the market, from 0." };
export const drawField: Field = {
  name: "draw",
  type: "integer",
  meaning: "Number of the draw of all that is assumed: equal numbers are equal draws.",
};

/** What has a name in the order of a table that is sorted by it, with its place as it was. */
export function placedByName<Named extends { readonly name: string }>(
  all: readonly Named[],
): { readonly name: string; readonly place: number }[] {
  return all.map(({ name }, place) => ({ name, place })).sort((a, b) => byText(a.name, b.name));
}
