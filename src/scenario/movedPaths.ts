/**
 * Paths that a scenario of an earlier version may use: where they went, or what stands in their place. They are
 * refused with this in the message, never read as something else.
 */
const moved: Readonly<Record<string, { readonly to: string } | { readonly instead: string }>> = {
  "policy.reviewSensitivity": { to: "market.reviewSensitivity" },
  "policy.choiceSensitivity": { to: "market.choiceSensitivity" },
  "market.riskPremium": {
    instead: "trust in the product is what a buyer believes of the quality, and nothing comes on top",
  },
  "market.trustCooling": { instead: "trust stays as it is while nothing is ordered" },
  "market.trustWeightProduct": { instead: "overall trust is the mean of the four rungs" },
  "market.trustWeightRisk": { instead: "overall trust is the mean of the four rungs" },
  "market.trustWeightOrganisation": { instead: "overall trust is the mean of the four rungs" },
  "market.trustWeightSocial": { instead: "overall trust is the mean of the four rungs" },
};

/**
 * What is said of a path that has moved or is gone: what is wrong, and what would be right.
 *
 * @param path  as written, also of a group: `buyers.large.policy.reviewSensitivity`
 */
export function movedPath(path: string): { readonly wrong: string; readonly right: string } | undefined {
  const old = Object.keys(moved).find((name) => path === name || path.endsWith(`.${name}`));
  if (old === undefined) return undefined;
  const now = moved[old];
  if ("to" in now) return { wrong: `\`${path.slice(0, 80)}\` has moved.`, right: `\`${now.to}\`, for all buyers` };
  return { wrong: `There is no \`${path.slice(0, 80)}\` any more.`, right: `leave it out: ${now.instead}` };
}
