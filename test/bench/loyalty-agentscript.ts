import type { Turtles } from "agentscript";
import { type Choose, type LoyaltyBuyer, type LoyaltyMarket, learn, type OpenLoyalty } from "./loyalty-market.ts";

interface Buyer extends LoyaltyBuyer {
  preferences: number[];
}

interface Seller {
  stock: number;
}

/**
 * The market on agentscript 0.10: buyers and sellers are breeds of turtles on a world of one patch.
 *
 * The package asks for an OffscreenCanvas as soon as it is loaded, which Node has not, though the model
 * never draws; an empty one is put in its place first.
 */
export async function loadAgentscript(): Promise<OpenLoyalty> {
  if (!("OffscreenCanvas" in globalThis)) Object.assign(globalThis, { OffscreenCanvas: CanvasThatDrawsNothing });
  const { Model } = await import("agentscript");

  class LoyaltyModel extends Model {
    declare buyers: Turtles<Buyer>;
    declare sellers: Turtles<Seller>;
    readonly #market: LoyaltyMarket;
    readonly #choose: Choose;

    constructor(market: LoyaltyMarket, choose: Choose) {
      super({ minX: 0, maxX: 0, minY: 0, maxY: 0 });
      this.#market = market;
      this.#choose = choose;
    }

    override setup() {
      const { buyers, sellers } = this.#market;
      this.turtleBreeds("buyers sellers");
      this.sellers.create(sellers, (seller) => Object.assign(seller, { stock: 0 }));
      let b = 0;
      this.buyers.create(buyers.length, (buyer) => {
        Object.assign(buyer, buyers[b++], { preferences: new Array<number>(sellers).fill(0) });
      });
    }

    override step() {
      const { capacity, profit } = this.#market;
      this.sellers.ask((seller) => {
        seller.stock = capacity;
      });
      this.buyers.ask((buyer, b) => {
        const chosen = this.#choose(b, this.ticks, buyer.preferences, buyer.sensitivity);
        const seller = this.sellers[chosen];
        const delivered = Math.min(buyer.units, seller.stock);
        seller.stock -= delivered;
        learn(buyer.preferences, chosen, profit * delivered, buyer.forgetting);
      });
    }
  }

  return (market, choose) => {
    const model = new LoyaltyModel(market, choose);
    model.setup();
    return {
      advance: () => model.step(),
      preferences: () => Array.from(model.buyers, (buyer) => buyer.preferences),
    };
  };
}

class CanvasThatDrawsNothing {
  getContext(): object {
    return {};
  }
}
