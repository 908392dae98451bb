import { describe, expect, test } from "vitest";
import { factOf } from "../../src/analyse/dealings.ts";
import { FIXED } from "../../src/model/world.ts";
import { ACCOUNT_FACTS, accountCells, accountFacts, groupsOfBuyers } from "../../src/worlds/accountBook.ts";
import { type Dealings, dealingFacts, dealingGroups } from "../../src/worlds/dealings.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { buyersOf, strategicMarket } from "../model/exampleMarket.ts";
import { watch } from "../model/runWorld.ts";

const market = strategicMarket({ months: 72, buyers: [buyersOf("large", 3), buyersOf("small", 5, { openness: 0.5 })] });
const WORLDS = 4;
const task = { market, seed: "test", first: 0, count: WORLDS, window: [36, 71] } as const;
const asked = simulateBatch({ ...task, asker: "newcomer" });
const groups = groupsOfBuyers(market);

/** What is kept of a world and a group of buyers, by its name. */
function kept(world: number, group: string): Record<string, number> {
  const at = (world * groups.length + groups.indexOf(group)) * ACCOUNT_FACTS;
  return Object.fromEntries(accountFacts.map((name, i) => [name, asked.accounts[at + i]]));
}

/** The same, counted by looking at the world. */
function counted(world: number, group: string): Record<string, number> {
  const number = market.suppliers.findIndex(({ name }) => name === "newcomer");
  const place = market.buyers.findIndex(({ name }) => name === group);
  const first: Record<string, number> = {
    courted: Number.NaN,
    order: Number.NaN,
    gate: Number.NaN,
    contract: Number.NaN,
  };
  const [served, contracted] = [new Set<number>(), new Set<number>()];
  let now = { served: 0, contracts: 0 };
  let [own, all] = [0, 0];
  watch(
    market,
    {
      during({ month, buyer, relation, supplier, account, buyerCount }) {
        const reach = (step: string) => {
          if (Number.isNaN(first[step])) first[step] = month;
        };
        for (const [a, b] of account.buyer.entries()) {
          const s = supplier.courters[Math.floor(a / account.perEntrant)];
          if (b >= 0 && buyer.group[b] === place && supplier.group[s] === number) reach("courted");
        }
        now = { served: 0, contracts: 0 };
        for (let b = 0; b < buyerCount; b++) {
          if (buyer.group[b] !== place) continue;
          const rows = Array.from({ length: buyer.panelEnd[b] - buyer.rowStart[b] }, (_, i) => buyer.rowStart[b] + i);
          const ours = rows.filter((r) => supplier.group[relation.supplier[r]] === number);
          if (month >= 60) {
            all += rows.reduce((sum, r) => sum + relation.ordered[r], 0);
            own += ours.reduce((sum, r) => sum + relation.ordered[r], 0);
          }
          if (ours.some((r) => relation.ordered[r] > 0)) {
            reach("order");
            served.add(b);
            now.served++;
          }
          if (ours.some((r) => relation.eligible[r] === 1)) reach("gate");
          const held = ours.filter((r) => relation.track[r] === FIXED).length;
          if (held > 0) {
            reach("contract");
            contracted.add(b);
          }
          now.contracts += held;
        }
      },
    },
    "test",
    world,
  );
  return { ...first, everServed: served.size, everContracted: contracted.size, ...now, wallet: own / all };
}

describe("the accounts of the group that asks", () => {
  test.each(["large", "small"])("are what is seen of its dealings with the buyers: %s", (group) => {
    let contracts = 0;
    for (let world = 0; world < WORLDS; world++) {
      const { wallet, ...own } = kept(world, group);
      const { wallet: part, ...seen } = counted(world, group);
      expect(own).toEqual(seen);
      expect(wallet).toBeCloseTo(part, 12);
      contracts += own.everContracted;
    }
    expect(contracts).toBeGreaterThan(0);
  });

  test("over all buyers begin with a contract when the dealings of the group do", () => {
    const dealings: Dealings = { groups: dealingGroups(market), values: asked.dealings };
    expect(dealingFacts).toContain("contract");
    const months = factOf(dealings, "newcomer", "contract", WORLDS);
    const ours = months.map((_, world) => {
      const known = groups.map((group) => kept(world, group).contract).filter((month) => !Number.isNaN(month));
      return known.length === 0 ? Number.NaN : Math.min(...known);
    });
    expect(ours).toEqual(months);
  });

  test("change nothing in the worlds, and are none where buyers ask", () => {
    const plain = simulateBatch(task);
    expect(plain.means).toEqual(asked.means);
    expect(plain.accounts).toHaveLength(0);
    expect(accountCells(market, undefined)).toBe(0);
  });
});
