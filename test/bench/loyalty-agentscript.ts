import type { Turtles } from "agentscript";
import { chooseSeller, learn } from "./loyalty-buyer.ts";
import { type Draw, type LoyaltySize, type OpenMarket, outcomeOf, stockOfSeller } from "./loyalty-market.ts";

interface Buyer {
  preferences: number[];
  weights: number[];
  profit: number;
}

interface Seller {
  stock: number;
}

/**
 * The loyalty model on agentscript 0.10: buyers and sellers are breeds of turtles on a world of one patch.
 *
 * The package asks for an OffscreenCanvas as soon as it is loaded, which Node has not, though the model
 * never draws; an empty one is put in its place first.
 */
export async function loadAgentscript(): Promise<OpenMarket> {
  if (!("OffscreenCanvas" in globalThis)) Object.assign(globalThis, { OffscreenCanvas: CanvasThatDrawsNothing });
  const { Model } = await import("agentscript");

  class LoyaltyModel extends Model {
    declare buyers: Turtles<Buyer>;
    declare sellers: Turtles<Seller>;
    readonly #size: LoyaltySize;
    readonly #draw: Draw;

    constructor(size: LoyaltySize, draw: Draw) {
      super({ minX: 0, maxX: 0, minY: 0, maxY: 0 });
      this.#size = size;
      this.#draw = draw;
    }

    override setup() {
      const { buyers, sellers } = this.#size;
      this.turtleBreeds("buyers sellers");
      this.sellers.create(sellers, (seller) => Object.assign(seller, { stock: 0 }));
      this.buyers.create(buyers, (buyer) => Object.assign(buyer, newBuyer(sellers)));
    }

    override step() {
      const stock = stockOfSeller(this.#size);
      this.sellers.ask((seller) => {
        seller.stock = stock;
      });
      this.buyers.ask((buyer, b) => {
        const chosen = chooseSeller(buyer.preferences, buyer.weights, this.#draw(b, this.ticks));
        const seller = this.sellers[chosen];
        const profit = seller.stock > 0 ? 1 : 0;
        seller.stock -= profit;
        buyer.profit += profit;
        learn(buyer.preferences, chosen, profit);
      });
    }
  }

  return (size, draw) => {
    const model = new LoyaltyModel(size, draw);
    model.setup();
    return {
      advance: () => model.step(),
      outcome() {
        const profitOfAll = model.buyers.reduce((sum, buyer) => sum + buyer.profit, 0);
        const preferences = Array.from(model.buyers, (buyer) => buyer.preferences);
        return outcomeOf(size, profitOfAll, preferences);
      },
    };
  };
}

function newBuyer(sellers: number): Buyer {
  return {
    preferences: Array.from({ length: sellers }, () => 0),
    weights: Array.from({ length: sellers }, () => 0),
    profit: 0,
  };
}

class CanvasThatDrawsNothing {
  getContext(): object {
    return {};
  }
}
