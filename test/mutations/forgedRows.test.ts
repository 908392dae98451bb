import { afterAll, expect, test } from "vitest";
import { folderOf, isCaught, kinds, numericRows, withOtherDigit } from "../verify/forgery.ts";

/*
 * What `test/verify/forged.test.ts` tries in some rows, tried in every row of every table of every kind of folder: one
 * leading digit is another, every hash is mended, and `verify --sample all` says that the folder is not as it should be.
 */

let [caught, tried] = [0, 0];
afterAll(() => {
  process.stdout.write(`forged cells caught: ${caught} of ${tried}\n`);
});

test.each(Object.entries(kinds))(
  "no row of any table of a %s can be changed unseen",
  { timeout: 1_800_000 },
  async (_, words) => {
    const files = await folderOf([...words, "--no-charts"]);
    const missed: string[] = [];
    for (const cell of numericRows(files)) {
      tried++;
      if (await isCaught(withOtherDigit(files, cell))) caught++;
      else missed.push(`${cell.table}:${cell.row + 1}, column ${cell.column + 1}`);
    }
    expect(missed).toEqual([]);
  },
);
