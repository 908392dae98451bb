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
 * Perceived utility: value less price, less what is taken off for want of trust.
 *
 *     U = V - p - rho (1 - T)
 *
 * p  price [unit costs]   rho  risk premium [unit costs]   T  overall trust [0..1]
 */
export function utilityOf(value: number, price: number, riskPremium: number, trust: number): number {
  return value - price - riskPremium * (1 - trust);
}

/**
 * Overall trust: weighted mean of the four rungs [0..1].
 *
 *     T = (omega_1 T_1 + omega_2 T_2 + omega_3 T_3 + omega_4 T_4) / (omega_1 + omega_2 + omega_3 + omega_4)
 *
 * T_1 product, T_2 risk, T_3 organisation, T_4 social; 0 when all weights are 0. Source: assumption.
 */
export function overallTrust(
  market: MarketValues,
  product: number,
  risk: number,
  organisation: number,
  social: number,
): number {
  const { trustWeightProduct, trustWeightRisk, trustWeightOrganisation, trustWeightSocial } = market;
  const total = trustWeightProduct + trustWeightRisk + trustWeightOrganisation + trustWeightSocial;
  const sum =
    trustWeightProduct * product +
    trustWeightRisk * risk +
    trustWeightOrganisation * organisation +
    trustWeightSocial * social;
  return total > 0 ? sum / total : 0;
}
