import { exp } from "../../src/model/arithmetic.ts";
import {
  type Draw,
  FORGETTING,
  type LoyaltyMarket,
  type LoyaltySize,
  outcomeOf,
  SENSITIVITY,
  stockOfSeller,
} from "./loyalty-market.ts";

/**
 * The loyalty model as this project writes its own: columns of numbers and plain loops, with the
 * model's exponential. Preferences of buyer b are at `b * sellers` and following.
 */
export function openColumnsMarket(size: LoyaltySize, draw: Draw): LoyaltyMarket {
  const { buyers, sellers } = size;
  const stock = stockOfSeller(size);
  const preference = new Float64Array(buyers * sellers);
  const weight = new Float64Array(sellers);
  const left = new Float64Array(sellers);
  let profitOfAll = 0;
  return {
    advance(month) {
      left.fill(stock);
      for (let b = 0; b < buyers; b++) {
        const first = b * sellers;
        const chosen = chooseSeller(preference, first, weight, draw(b, month));
        const profit = left[chosen] > 0 ? 1 : 0;
        left[chosen] -= profit;
        profitOfAll += profit;
        for (let r = first; r < first + sellers; r++) preference[r] *= 1 - FORGETTING;
        preference[first + chosen] += profit;
      }
    },
    outcome: () => outcomeOf(size, profitOfAll, rowsOf(preference, sellers)),
  };
}

function chooseSeller(preference: Float64Array, first: number, weight: Float64Array, u: number): number {
  const last = weight.length - 1;
  let sum = 0;
  for (let s = 0; s <= last; s++) {
    weight[s] = exp(SENSITIVITY * preference[first + s]);
    sum += weight[s];
  }
  let left = u * sum - weight[0];
  let chosen = 0;
  while (left >= 0 && chosen < last) left -= weight[++chosen];
  return chosen;
}

function* rowsOf(column: Float64Array, width: number): Iterable<Float64Array> {
  for (let first = 0; first < column.length; first += width) yield column.subarray(first, first + width);
}
