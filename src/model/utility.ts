import type { MarketParameterName } from "./parameters.ts";

type MarketValues = Readonly<Record<MarketParameterName, number>>;

/**
 * Value of a supplier's offer to a buyer:
 *
 *     V = v_0 + v_q q + v_e e - v_g L + v_k k
 *
 * q  quality [0..1]   e  effort [0..1]   L  technology lag [months]   k  integration [0..1]
 * V and the weights v are in unit costs.
 *
 * What is delivered is worth V by the true quality q. What a buyer decides by is perceived utility, the same
 * with its trust in the product T_1 as the estimate of q, less the price:
 *
 *     U = V(T_1) - p
 *
 * p  price [unit costs]
 *
 * Doubt is charged once: who is not yet known to be good counts as less good. Rejected: a premium for risk on
 * top, which would charge it twice.
 *
 * Source: additive multi-attribute value, as in supplier scorecards; the form is an assumption.
 */
export function offerValue(
  market: MarketValues,
  quality: number,
  effort: number,
  lag: number,
  integration: number,
): number {
  return (
    market.baseValue +
    market.valueOfQuality * quality +
    market.valueOfEffort * effort -
    market.valueLostPerMonthOfLag * lag +
    market.valueOfIntegration * integration
  );
}

/**
 * Overall trust: mean of the four rungs [0..1].
 *
 *     T = (T_1 + T_2 + T_3 + T_4) / 4
 *
 * T_1 product, T_2 risk, T_3 organisation, T_4 social. It is what `launch.ts` goes by. Source: assumption.
 */
export function overallTrust(product: number, risk: number, organisation: number, social: number): number {
  return (product + risk + organisation + social) / 4;
}
