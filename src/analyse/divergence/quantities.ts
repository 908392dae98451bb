/**
 * The numbers of a month that are held against each other, in the order in which a month makes them. Nobody
 * is -1. Together they decide every measure: where all are the same, to the last bit, nothing has changed.
 */
export const quantityNames = [
  "demand",
  "courting",
  "value",
  "utility",
  "flexibleSpend",
  "track",
  "share",
  "delivered",
  "takenOver",
  "price",
  "retention",
  "effort",
  "inertia",
  "technologyLag",
  "trustProduct",
  "trustRisk",
  "trustOrganisation",
  "trustSocial",
  "integration",
  "launches",
  "paid",
  "capacity",
  "profit",
  "control",
] as const;

export type QuantityName = (typeof quantityNames)[number];
