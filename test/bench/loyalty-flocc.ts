import { Agent, Environment } from "flocc";
import { type Choose, type LoyaltyBuyer, type LoyaltyMarket, type LoyaltyRun, learn } from "./loyalty-market.ts";

/**
 * The market on flocc 0.7: sellers and buyers are agents with a `tick`, run in the order in which they were added, so that
 * sellers restock before the first buyer comes. flocc's own default is to shuffle all agents together, which would be
 * another model and slower.
 */
export function openFlocc(market: LoyaltyMarket, choose: Choose): LoyaltyRun {
  const environment = new Environment();
  const sellers = Array.from({ length: market.sellers }, () => new Agent({ tick: restock(market.capacity) }));
  const buyers = market.buyers.map((buyer, b) => buyerAgent(b, buyer, market.profit, sellers, choose));
  for (const agent of [...sellers, ...buyers]) environment.addAgent(agent);
  return {
    advance: () => environment.tick({ activation: "uniform", randomizeOrder: false }),
    preferences: () => buyers.map((buyer) => buyer.get("preferences")),
  };
}

function restock(capacity: number) {
  return (seller: Agent) => {
    seller.set("stock", capacity);
  };
}

function buyerAgent(
  b: number,
  { units, sensitivity, forgetting }: LoyaltyBuyer,
  profit: number,
  sellers: readonly Agent[],
  choose: Choose,
): Agent {
  return new Agent({
    preferences: sellers.map(() => 0),
    tick(buyer: Agent) {
      const preferences = buyer.get("preferences");
      const chosen = choose(b, buyer.environment.time, preferences, sensitivity);
      const seller = sellers[chosen];
      const delivered = Math.min(units, seller.get("stock"));
      seller.decrement("stock", delivered);
      learn(preferences, chosen, profit * delivered, forgetting);
    },
  });
}
