import { normal } from "../src/model/random.ts";
import type { World } from "../src/model/world.ts";
import {
  byLink,
  clip,
  exp,
  indices,
  isContract,
  type Link,
  panelLinks,
  rowLinks,
  same,
  testAgainstText,
  total,
} from "./odd/heldAgainstText.ts";

/** The equations of value, preference, technology, trust, integration and launches, built again from `src/model/ODD.md`, section 7. */

/** 7.15 */
function lagAfter(world: World, s: number): number {
  const { relation, supplier } = world;
  const { innovativeness, initialEffort, initialInertia } = supplier.parameters;
  if (supplier.active[s] === 0) return supplier.lag[s];
  const links = panelLinks(world).filter((link) => link.supplier === s);
  const units = total(links.map(({ place }) => relation.ordered[place]));
  const tried = total(
    links.map(({ place }) => relation.ordered[place] * relation.effort[place] * (1 - relation.inertia[place])),
  );
  const pace = units > 0 ? tried / units : initialEffort[s] * (1 - initialInertia[s]);
  const takenUp = supplier.lag[s] / (1 + supplier.lag[s] / world.market.catchUpScale);
  return Math.max(0, supplier.lag[s] + 1 - innovativeness[s] * pace * takenUp);
}

/** 7.16: the four rungs. */
function trustAfter(world: World, link: Link): number[] {
  const { relation, supplier, market } = world;
  const { place, supplier: s } = link;
  const { trustProduct, trustRisk, trustOrganisation, trustSocial, ordered } = relation;
  const now = [trustProduct, trustRisk, trustOrganisation, trustSocial].map((rung) => rung[place]);
  if (link.track === "remembered" || ordered[place] === 0) return now;
  const others = panelLinks(world).filter((other) => other.supplier === s && other.buyer !== link.buyer);
  const volume = total(others.map((other) => ordered[other.place]));
  const praise = total(
    others.map((other) => (ordered[other.place] * (trustProduct[other.place] + trustRisk[other.place])) / 2),
  );
  const { quality, teamStability } = supplier.parameters;
  const noise = market.qualityNoise * normal(world.streams.quality, supplier.identity[s], 0);
  const seen = [
    clip(quality[s] + noise, 0, 1),
    relation.delivered[place] / ordered[place],
    market.attentionWeight * relation.effort[place] + (1 - market.attentionWeight) * teamStability[s],
    volume > 1e-9 * (volume + ordered[place]) ? praise / volume : now[3],
  ];
  const falls = [market.trustLossProduct, market.trustLossRisk, market.trustLossOrganisation, market.trustLossSocial];
  const y = relation.share[place] / (relation.share[place] + market.teachingShare);
  return now.map((trust, rung) => {
    const below = rung === 0 ? 1 : now[rung - 1];
    const rate = seen[rung] > trust ? market.trustGain * y * below : Math.min(1, market.trustGain * falls[rung] * y);
    return trust + rate * (seen[rung] - trust);
  });
}

/** How much larger a supplier's volume is than that of its other buyers: what the code loses in digits by a difference. */
function volumeOverOthers(world: World, { place, supplier }: Link): number {
  const { ordered } = world.relation;
  const volume = total(
    panelLinks(world)
      .filter((link) => link.supplier === supplier)
      .map((link) => ordered[link.place]),
  );
  return volume > ordered[place] ? volume / (volume - ordered[place]) : 1;
}

/** 7.17 */
function integrationAfter(world: World, link: Link): number {
  const { integrationGain, integrationDecay, uncommittedStake } = world.market;
  const k = world.relation.integration[link.place];
  const commitment = isContract(link) ? 1 : uncommittedStake;
  const share = link.track === "remembered" ? 0 : world.relation.share[link.place];
  return k + integrationGain * commitment * share * (1 - k) - integrationDecay * k;
}

/** 7.18 */
function launchesOf(world: World, b: number): number {
  const { relation, supplier, market } = world;
  const reach = panelLinks(world)
    .filter(({ buyer }) => buyer === b)
    .map(({ place, supplier: s }) => exp(-supplier.lag[s] / market.launchLagScale) * relation.trust[place]);
  return market.launchRate * Math.max(0, ...reach);
}

/** 7.6 and the formulas of value, utility and trust. */
function appraisalOf(world: World, { place, buyer: b, supplier: s }: Link) {
  const { market: m, relation, supplier } = world;
  const rungs = [relation.trustProduct, relation.trustRisk, relation.trustOrganisation, relation.trustSocial].map(
    (rung) => rung[place],
  );
  const valueAt = (quality: number) =>
    m.baseValue +
    m.valueOfQuality * quality +
    m.valueOfEffort * relation.effort[place] -
    m.valueLostPerMonthOfLag * supplier.lag[s] +
    m.valueOfIntegration * relation.integration[place];
  const gate = world.buyer.policy.fixedGate[b];
  const eligible = gate < 1 && rungs.slice(0, 3).every((rung) => rung >= gate) ? 1 : 0;
  return {
    trust: total(rungs) / 4,
    value: valueAt(supplier.parameters.quality[s]),
    utility: valueAt(rungs[0]) - relation.price[place],
    eligible,
  };
}

/** 7.10 */
function preferenceAfter(world: World, link: Link): number {
  const { relation } = world;
  const { preferenceSensitivity, preferenceForgetting } = world.buyer.policy;
  if (preferenceSensitivity[link.buyer] === 0) return relation.preference[link.place];
  const paid = link.track === "flexible" ? relation.delivered[link.place] : 0;
  const gain = relation.value[link.place] - relation.price[link.place];
  return (1 - preferenceForgetting[link.buyer]) * relation.preference[link.place] + gain * paid;
}

testAgainstText({
  appraise(world) {
    const expected = rowLinks(world).map((link) => ({ link, ...appraisalOf(world, link) }));
    return () => {
      for (const { link, trust, value, utility, eligible } of expected) {
        const { relation } = world;
        same("T", relation.trust[link.place], trust);
        same("V", relation.value[link.place], value, Math.abs(value));
        same("U", relation.utility[link.place], utility, Math.abs(value) + relation.price[link.place]);
        same("eligible", relation.eligible[link.place], eligible);
      }
    };
  },
  learnPreference: (world) =>
    byLink(rowLinks(world), "preference", world.relation.preference, (link) => preferenceAfter(world, link)),
  innovate(world) {
    const lags = indices(world.supplierCount).map((s) => lagAfter(world, s));
    return () => {
      lags.forEach((lag, s) => {
        same("lag", world.supplier.lag[s], lag, lag);
      });
    };
  },
  learnTrust(world) {
    const expected = rowLinks(world).map((link) => ({ link, rungs: trustAfter(world, link) }));
    const largest = expected.map(({ link }) => volumeOverOthers(world, link));
    return () => {
      const { trustProduct, trustRisk, trustOrganisation, trustSocial } = world.relation;
      const columns = [trustProduct, trustRisk, trustOrganisation, trustSocial];
      expected.forEach(({ link, rungs }, i) => {
        rungs.forEach((trust, rung) => {
          same(`trust on rung ${rung + 1}`, columns[rung][link.place], trust, rung === 3 ? largest[i] : 1);
        });
      });
    };
  },
  integrate: (world) =>
    byLink(rowLinks(world), "integration", world.relation.integration, (link) => integrationAfter(world, link)),
  launch(world) {
    const launches = indices(world.buyerCount).map((b) => launchesOf(world, b));
    return () => {
      launches.forEach((number, b) => {
        same("launches", world.buyer.launches[b], number, number);
      });
    };
  },
});
