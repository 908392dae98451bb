import { gumbel } from "../src/model/random.ts";
import type { World } from "../src/model/world.ts";
import { exp, indices, type Link, panelLinks, same, testAgainstText, total } from "./odd/heldAgainstText.ts";

/**
 * Three processes built again from `src/model/ODD.md` alone (sections 2 and 7.8, 7.9, 7.19, 7.27), by
 * somebody who had not read their code, in another style: maps and lists of links instead of columns. Where
 * text and code disagreed or the text left a choice, the text was mended. The split among contracts and the cost of
 * effort were changed since, by somebody who had.
 */

/** 7.8: shares of spend, by place. */
function allocated(world: World): Map<number, number> {
  const shares = indices(world.buyerCount).map((b) => {
    const panel = panelLinks(world).filter(({ buyer }) => buyer === b);
    return capped(split(world, b, panel), world.buyer.policy.maxShare[b]);
  });
  return new Map(shares.flat());
}

function split(world: World, b: number, panel: readonly Link[]): [number, number][] {
  const { relation } = world;
  const { flexibleShare, performanceShare: a, choice, preferenceSensitivity } = world.buyer.policy;
  const { choiceSensitivity } = world.market;
  const contracts = panel.filter(({ track }) => track === "fixed");
  const flexible = panel.filter(({ track }) => track === "flexible");
  const phi = flexible.length === 0 ? 0 : contracts.length === 0 ? 1 : flexibleShare[b];
  const strongest = Math.max(...contracts.map(({ place }) => relation.utility[place]));
  const weight = ({ place }: Link) => exp(choiceSensitivity * (relation.utility[place] - strongest));
  const standing = (link: Link) => weight(link) / total(contracts.map(weight));
  const score = ({ place }: Link) =>
    choiceSensitivity * relation.utility[place] + preferenceSensitivity[b] * relation.preference[place];
  const best = Math.max(...flexible.map(score));
  const pulls = total(flexible.map((link) => Math.exp(score(link) - best)));
  const luck = ({ supplier }: Link) =>
    gumbel(world.streams.order, world.buyer.identity[b], world.supplier.identity[supplier]);
  const highest = Math.max(...flexible.map((link) => score(link) + luck(link)));
  const partOf = (link: Link) => {
    if (choice[b] === 1) return score(link) + luck(link) === highest ? 1 : 0;
    return Math.exp(score(link) - best) / pulls;
  };
  return [
    ...contracts.map((link): [number, number] => [
      link.place,
      (1 - phi) * ((1 - a[b]) / contracts.length + a[b] * standing(link)),
    ]),
    ...flexible.map((link): [number, number] => [link.place, phi * partOf(link)]),
  ];
}

/** 7.27 */
function capped(shares: readonly (readonly [number, number])[], cap: number): [number, number][] {
  const limit = Math.max(cap, 1 / shares.length);
  let now = shares.map(([place, share]): [number, number] => [place, share]);
  for (const _ of shares) {
    const excess = total(now.map(([, share]) => Math.max(0, share - limit)));
    const others = now.filter(([, share]) => share < limit);
    const held = total(others.map(([, share]) => share));
    if (excess <= 0 || others.length === 0) break;
    now = now.map(([place, share]) => {
      if (share >= limit) return [place, limit];
      return [place, share + (held > 0 ? (excess * share) / held : excess / others.length)];
    });
  }
  return now;
}

/** 7.9: units ordered, delivered on own orders and taken over, by place; units that nobody delivers, by buyer. */
function delivered(world: World) {
  const { relation, supplier } = world;
  const links = panelLinks(world);
  const orders = (link: Link) => relation.share[link.place] * world.buyer.demand[link.buyer];
  const available = indices(world.supplierCount).map((s) => {
    const disruption = supplier.disrupted[s] === 1 ? world.market.disruptionLoss : 0;
    const failure = world.month < supplier.failureEnd[s] ? supplier.failureLoss[s] : 0;
    return supplier.capacity[s] * (1 - Math.max(disruption, failure));
  });
  const load = available.map((_, s) => total(links.filter((link) => link.supplier === s).map(orders)));
  const spare = available.map((units, s) => Math.max(0, units - load[s]));
  const own = new Map(
    links.map((link) => {
      const part = load[link.supplier] > 0 ? Math.min(1, available[link.supplier] / load[link.supplier]) : 1;
      return [link.place, part * orders(link)];
    }),
  );
  const missing = indices(world.buyerCount).map((b) =>
    total(links.filter((link) => link.buyer === b).map((link) => orders(link) - (own.get(link.place) ?? 0))),
  );
  const asked = new Map(
    links.map((link) => {
      const panel = total(links.filter(({ buyer }) => buyer === link.buyer).map((other) => spare[other.supplier]));
      return [link.place, panel > 0 ? (missing[link.buyer] * spare[link.supplier]) / panel : 0];
    }),
  );
  const requested = spare.map((_, s) =>
    total(links.filter((link) => link.supplier === s).map((link) => asked.get(link.place) ?? 0)),
  );
  const over = new Map(
    links.map((link) => {
      const wanted = requested[link.supplier];
      const served = wanted > spare[link.supplier] ? spare[link.supplier] / wanted : 1;
      return [link.place, served * (asked.get(link.place) ?? 0)];
    }),
  );
  const lost = missing.map(
    (units, b) => units - total(links.filter((link) => link.buyer === b).map((link) => over.get(link.place) ?? 0)),
  );
  return { ordered: links.map((link) => [link.place, orders(link)] as const), own, over, lost };
}

/** 7.19: profit, cash and capacity by supplier. */
function settled(world: World) {
  const { market, relation, supplier, account } = world;
  const { unitCost, minimumEffort, effortResponse, fixedCost, communicationCost, capacityGrowth } = supplier.parameters;
  const links = panelLinks(world);
  const earned = ({ place, supplier: s, track }: Link) => {
    const cost = unitCost[s] * (track === "fixed" ? 1 : 1 + market.uncommittedCost);
    const price = relation.price[place];
    const effort = Math.max(0, relation.effort[place] - minimumEffort[s]) ** 2;
    return (
      (price - cost) * relation.delivered[place] +
      (price * (1 + market.rerouteSurcharge) - cost) * relation.takenOver[place] -
      (effortResponse[s] > 0 ? (relation.ordered[place] * effort) / (2 * effortResponse[s]) : 0)
    );
  };
  const courted = (s: number) => {
    const number = supplier.entrantNumber[s];
    if (number < 0) return 0;
    const first = number * account.perEntrant;
    return [...account.buyer.subarray(first, first + account.perEntrant)].filter((b) => b >= 0).length;
  };
  return indices(world.supplierCount).map((s) => {
    const relations = links.filter((link) => link.supplier === s);
    const load = total(relations.map(({ place }) => relation.ordered[place]));
    const ready = supplier.active[s] === 1 ? fixedCost[s] * supplier.capacity[s] : 0;
    const profit = total(relations.map(earned)) - ready - communicationCost[s] * courted(s);
    return {
      profit,
      cash: supplier.entrant[s] === 1 ? supplier.cash[s] + profit : supplier.cash[s],
      capacity:
        load >= 0.9 * supplier.capacity[s] ? supplier.capacity[s] * (1 + capacityGrowth[s]) : supplier.capacity[s],
    };
  });
}

testAgainstText({
  allocate(world) {
    const shares = allocated(world);
    return () => {
      for (const [place, share] of shares) same("share", world.relation.share[place], share);
    };
  },
  deliver(world) {
    const { ordered, own, over, lost } = delivered(world);
    const largest = Math.max(...world.buyer.demand, ...world.supplier.capacity);
    return () => {
      for (const [place, units] of ordered) same("units ordered", world.relation.ordered[place], units, largest);
      for (const [place, units] of own) same("units delivered", world.relation.delivered[place], units, largest);
      for (const [place, units] of over) same("units taken over", world.relation.takenOver[place], units, largest);
      lost.forEach((units, b) => {
        same("units lost", world.buyer.undelivered[b], units, largest);
      });
    };
  },
  settleAccounts(world) {
    const accounts = settled(world);
    return () => {
      accounts.forEach(({ profit, cash, capacity }, s) => {
        const largest = Math.abs(cash) + capacity + world.supplier.load[s];
        same("profit", world.supplier.profit[s], profit, largest);
        same("cash", world.supplier.cash[s], cash, largest);
        same("capacity", world.supplier.capacity[s], capacity, largest);
      });
    };
  },
});
