import { Agent, Environment } from "flocc";
import { chooseSeller, learn } from "./loyalty-buyer.ts";
import { type Draw, type LoyaltyMarket, type LoyaltySize, outcomeOf, stockOfSeller } from "./loyalty-market.ts";

/**
 * The loyalty model on flocc 0.7: sellers and buyers are agents with a `tick`, run in the order in which
 * they were added, so that sellers restock before the first buyer comes. flocc's own default is to
 * shuffle all agents together, which would be another model and slower.
 */
export function openFloccMarket(size: LoyaltySize, draw: Draw): LoyaltyMarket {
  const environment = new Environment();
  const stock = stockOfSeller(size);
  const sellers = Array.from({ length: size.sellers }, () => new Agent({ tick: restock(stock) }));
  const buyers = Array.from({ length: size.buyers }, (_, b) => buyerAgent(b, sellers, draw));
  for (const agent of [...sellers, ...buyers]) environment.addAgent(agent);
  return {
    advance: () => environment.tick({ activation: "uniform", randomizeOrder: false }),
    outcome() {
      const profitOfAll = buyers.reduce((sum, buyer) => sum + buyer.get("profit"), 0);
      return outcomeOf(
        size,
        profitOfAll,
        buyers.map((buyer) => buyer.get("preferences")),
      );
    },
  };
}

function restock(stock: number) {
  return (seller: Agent) => {
    seller.set("stock", stock);
  };
}

function buyerAgent(b: number, sellers: readonly Agent[], draw: Draw): Agent {
  const weights = sellers.map(() => 0);
  return new Agent({
    preferences: sellers.map(() => 0),
    profit: 0,
    tick(buyer: Agent) {
      const preferences = buyer.get("preferences");
      const chosen = chooseSeller(preferences, weights, draw(b, buyer.environment.time));
      const seller = sellers[chosen];
      const profit = seller.get("stock") > 0 ? 1 : 0;
      seller.decrement("stock", profit);
      buyer.increment("profit", profit);
      learn(preferences, chosen, profit);
    },
  });
}
