/**
 * One buyer, two suppliers, the whole loop: where effort, price, inertia, technology lag, integration and shares come
 * to rest, from the equations as the ODD writes them and without a line of the engine. README.md has the derivation.
 */

/** What the loop depends on, by the names of the parameter table; everything else is switched off. */
export interface LoopMarket {
  readonly baseValue: number;
  readonly valueOfQuality: number;
  readonly valueOfEffort: number;
  readonly valueLostPerMonthOfLag: number;
  readonly valueOfIntegration: number;
  readonly switchingCost: number;
  readonly reviewSensitivity: number;
  readonly choiceSensitivity: number;
  readonly minimumMargin: number;
  readonly maximumMargin: number;
  readonly scarcityMargin: number;
  readonly uncommittedCost: number;
  readonly uncommittedStake: number;
  readonly openingMargin: number;
  readonly integrationGain: number;
  readonly integrationDecay: number;
  readonly catchUpScale: number;
  readonly reputationCarry: number;
}

export interface LoopFirm {
  readonly quality: number;
  readonly unitCost: number;
  readonly capacity: number;
  readonly innovativeness: number;
  readonly minimumEffort: number;
  readonly initialEffort: number;
  readonly initialInertia: number;
  readonly initialTrust: number;
  readonly effortResponse: number;
  readonly inertiaGain: number;
  readonly inertiaLoss: number;
}

export interface LoopPolicy {
  /** 1: the first firm holds the contract and the second is its challenger on the flexible track. 2: both hold one. */
  readonly fixedSlots: 1 | 2;
  readonly flexibleShare: number;
  readonly performanceShare: number;
  readonly negotiation: number;
}

export interface Loop {
  readonly market: LoopMarket;
  readonly policy: LoopPolicy;
  readonly firms: readonly [LoopFirm, LoopFirm];
  /** A supplier without customers that is invited to every review; nobody unless given. */
  readonly rival?: LoopFirm;
}

/** Where one of the two suppliers stands. */
export interface AtRest {
  readonly effort: number;
  readonly price: number;
  readonly inertia: number;
  readonly lag: number;
  readonly integration: number;
  readonly share: number;
}

type Both = readonly [AtRest, AtRest];

/** Part of the way to the right-hand sides that is gone in a round; a third of it would do as well. */
const STEP = 0.03;
const ROUNDS = 40_000;
const REST = 1e-13;
/** Lag on the way, where a supplier on its way would fall behind for ever [months]. */
const FAR = 1000;

/**
 * The steady state, by damped substitution from a start: x + h (F(x) - x) until F(x) = x.
 *
 * @param effort  of both suppliers at the start of the search; where the state is one, it does not matter
 * @throws Error where it does not come to rest, or only with a supplier that falls behind for ever
 */
export function steadyState(loop: Loop, effort = 0.4): Both {
  const start = { effort, price: 1.2, inertia: 0.3, lag: 30, integration: 0.5, share: 0.5 };
  let state: Both = [start, start];
  for (let round = 0; round < ROUNDS; round++) {
    const next = rightHandSides(loop, state);
    if (distance(state, next) < REST) {
      if (next.some(({ lag }) => lag >= FAR)) throw new Error("a supplier falls behind for ever");
      return next;
    }
    state = [between(state[0], next[0]), between(state[1], next[1])];
  }
  throw new Error("the loop does not come to rest");
}

const NAMES = ["effort", "price", "inertia", "lag", "integration", "share"] as const;

/** The largest difference between two states, part by part; lags in hundreds of months. */
export function distance(one: Both, other: Both): number {
  const gaps = [0, 1].flatMap((i) =>
    NAMES.map((name) => Math.abs(one[i][name] - other[i][name]) / (name === "lag" ? 100 : 1)),
  );
  return Math.max(...gaps);
}

function between(from: AtRest, to: AtRest): AtRest {
  const part = (name: keyof AtRest) => from[name] + STEP * (to[name] - from[name]);
  return {
    effort: part("effort"),
    price: part("price"),
    inertia: part("inertia"),
    lag: part("lag"),
    integration: part("integration"),
    share: part("share"),
  };
}

/** The right-hand sides of (1) to (8) in README.md. */
function rightHandSides(loop: Loop, state: Both): Both {
  const { market, policy, firms, rival } = loop;
  const utilities = state.map((each, i) => worthOf(market, firms[i].quality, each) - each.price);
  const bid = utilities[1] + Math.max(0, state[1].price - firms[1].unitCost * (1 + market.openingMargin));
  const invited = rival === undefined ? [] : [rivalUtility(market, rival)];
  const challengers = policy.fixedSlots === 1 ? [bid, ...invited] : invited;
  const view = { loop, state, utilities, challengers };
  if (policy.fixedSlots === 2) return [underContract(view, 0), underContract(view, 1)];
  return [underContract(view, 0), flexible(view)];
}

interface View {
  readonly loop: Loop;
  readonly state: Both;
  readonly utilities: readonly number[];
  /** Utilities of whoever would take a contract: the challenger's bid, the invited rival. */
  readonly challengers: readonly number[];
}

/** (1) with the true quality: without noise, trust in the product ends at it. */
function worthOf(market: LoopMarket, quality: number, { effort, lag, integration }: Omit<AtRest, "share">): number {
  return (
    market.baseValue +
    market.valueOfQuality * quality +
    market.valueOfEffort * effort -
    market.valueLostPerMonthOfLag * lag +
    market.valueOfIntegration * integration
  );
}

/** A stranger with a name: what it is without customers, believed as far as its name carries. */
function rivalUtility(market: LoopMarket, firm: LoopFirm): number {
  const { initialEffort, initialInertia, innovativeness } = firm;
  const lag = lagAt(innovativeness * initialEffort * (1 - initialInertia), market.catchUpScale);
  const standing = { effort: initialEffort, price: 0, inertia: initialInertia, lag, integration: 0 };
  const believed = market.reputationCarry * firm.initialTrust;
  return worthOf(market, believed, standing) - firm.unitCost * (1 + market.openingMargin);
}

/** (7) */
function lagAt(pace: number, scale: number): number {
  return pace * scale > 1 ? Math.min(FAR, 1 / (pace - 1 / scale)) : FAR;
}

function underContract({ loop, state, utilities, challengers }: View, i: 0 | 1): AtRest {
  const { market, policy } = loop;
  const firm = loop.firms[i];
  const two = policy.fixedSlots === 2;
  const a = two ? policy.performanceShare : 0;
  const phi = two ? 0 : policy.flexibleShare;
  const leaving = market.switchingCost * state[i].integration;
  const u = utilities[i];
  const other = utilities[1 - i];
  const won = two ? 1 / (1 + Math.exp(market.choiceSensitivity * (other - u))) : 1;
  const ratio = challengers.reduce((sum, each) => sum + Math.exp(market.reviewSensitivity * (each - u - leaving)), 0);
  const kept = 1 / (1 + ratio);
  const ofContracts = (1 - a) / policy.fixedSlots + a * won;
  const share = (1 - phi) * ofContracts;

  const alternative = Math.max(...challengers, two ? other : Number.NEGATIVE_INFINITY);
  const surplus = u + state[i].price - firm.unitCost - (alternative - leaving);
  const price = clip(
    firm.unitCost + (1 - policy.negotiation) * Math.max(0, surplus),
    firm.unitCost * (1 + market.minimumMargin),
    firm.unitCost * (1 + market.maximumMargin),
  );
  const rivalry = (market.choiceSensitivity * a * won * (1 - won)) / ofContracts;
  const gain = Math.max(0, state[i].price - firm.unitCost) * kept * (market.reviewSensitivity * (1 - kept) + rivalry);
  const safe = kept * (1 - a * (1 - won));
  const inertia = (firm.inertiaGain * safe) / (firm.inertiaGain * safe + firm.inertiaLoss * (1 - safe));
  return settled(loop, i, { price, inertia, gain, share, pull: market.integrationGain * share });
}

/** (4) and (5) for the challenger: alone on its track, it has every order, and only a contract to win. */
function flexible({ loop, state, utilities, challengers }: View): AtRest {
  const { market, policy, firms } = loop;
  const firm = firms[1];
  const share = policy.flexibleShare;
  const cost = firm.unitCost * (1 + market.uncommittedCost);
  const full = Math.min(1, share / firm.capacity);
  const price = clip(
    cost + (1 - policy.negotiation) * Math.max(0, utilities[1] + state[1].price - cost - utilities[0]),
    cost * (1 + market.minimumMargin + market.scarcityMargin * full ** 4),
    cost * (1 + market.maximumMargin),
  );
  const holds = utilities[0] + market.switchingCost * state[0].integration;
  const ratio = [holds, ...challengers].reduce(
    (sum, each) => sum + Math.exp(market.reviewSensitivity * (each - challengers[0])),
    0,
  );
  const promoted = 1 / ratio;
  const prize = Math.max(0, state[0].price - firm.unitCost);
  const gain = market.reviewSensitivity * promoted * (1 - promoted) * prize;
  const pull = market.integrationGain * market.uncommittedStake * share;
  return settled(loop, 1, { price, inertia: 0, gain, share, pull });
}

/** (5), (7) and (8) from what stands before them. */
function settled(
  { market, firms }: Loop,
  i: 0 | 1,
  { price, inertia, gain, share, pull }: Pick<AtRest, "price" | "inertia" | "share"> & { gain: number; pull: number },
): AtRest {
  const { minimumEffort, effortResponse, innovativeness } = firms[i];
  const effort = Math.min(1, minimumEffort + (1 - inertia) * effortResponse * market.valueOfEffort * gain);
  const lag = lagAt(innovativeness * effort * (1 - inertia), market.catchUpScale);
  return { effort, price, inertia, lag, integration: pull / (pull + market.integrationDecay), share };
}

function clip(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}

/**
 * The slowest of the rates at which a part of a steady state, the others held, comes back to it [a month]: inertia
 * kappa_I Z + kappa_D (1 - Z) or kappa_D, effort lambda (1 - I), lag 1 / (i a L^2), integration g w + d.
 */
export function slowestRate({ market, firms, policy }: Loop, state: Both, effortSpeed: number): number {
  const rates = state.flatMap(({ effort, inertia, lag, share }, i) => {
    const { inertiaGain, inertiaLoss, innovativeness } = firms[i];
    const safe = (inertiaLoss * inertia) / (inertiaGain * (1 - inertia) + inertiaLoss * inertia);
    const held = i < policy.fixedSlots;
    return [
      inertiaGain * safe + inertiaLoss * (1 - safe),
      effortSpeed * (1 - inertia),
      1 / (innovativeness * effort * (1 - inertia) * lag * lag),
      market.integrationGain * (held ? 1 : market.uncommittedStake) * share + market.integrationDecay,
    ];
  });
  return Math.min(...rates);
}
