/**
 * The yardstick of the engine: what a month of relations would cost if it were arithmetic alone, in
 * columns and plain loops, as one would write it in C. It learns, chooses and loads suppliers much as the
 * model does, but decides nothing, keeps no panels, keys no draws and measures nothing. It runs beside
 * the engine, so that the ratio of the two says something on any machine.
 */
export interface ReferenceMarket {
  readonly buyers: number;
  readonly suppliers: number;
  /** Suppliers on each panel. */
  readonly panel: number;
  readonly supplierOfRelation: Int32Array;
  readonly trust: Float64Array;
  readonly inertia: Float64Array;
  readonly share: Float64Array;
  readonly quality: Float64Array;
  readonly price: Float64Array;
  readonly load: Float64Array;
}

/** A market whose panels are spread evenly over the suppliers. */
export function openReferenceMarket(buyers: number, suppliers: number, panel: number): ReferenceMarket {
  const relations = buyers * panel;
  const supplierOfRelation = Int32Array.from({ length: relations }, (_, r) => (Math.imul(r, 7919) >>> 0) % suppliers);
  return {
    buyers,
    suppliers,
    panel,
    supplierOfRelation,
    trust: new Float64Array(relations).fill(0.5),
    inertia: new Float64Array(relations).fill(0.3),
    share: new Float64Array(relations).fill(1 / panel),
    quality: Float64Array.from({ length: suppliers }, (_, s) => 0.6 + (0.3 * s) / suppliers),
    price: new Float64Array(suppliers).fill(1.2),
    load: new Float64Array(suppliers),
  };
}

/** Runs so many months; gives the sum of the concentration of all panels, so that nothing can be left out. */
export function runReference(market: ReferenceMarket, months: number): number {
  let concentration = 0;
  for (let month = 0; month < months; month++) {
    learn(market, month);
    concentration += choose(market);
    reprice(market);
  }
  return concentration;
}

function learn({ supplierOfRelation, trust, inertia, share, quality }: ReferenceMarket, month: number): void {
  for (let r = 0; r < trust.length; r++) {
    const seen = quality[supplierOfRelation[r]] + 0.16 * (scramble(r, month) - 0.5);
    const gap = seen - trust[r];
    trust[r] += (gap > 0 ? 0.08 : 0.2) * gap;
    inertia[r] += 0.012 * share[r] * (1 - inertia[r]) - 0.006 * inertia[r];
  }
}

function choose({ buyers, panel, supplierOfRelation, trust, inertia, share, price, load }: ReferenceMarket): number {
  let concentration = 0;
  load.fill(0);
  for (let b = 0; b < buyers; b++) {
    const first = b * panel;
    let sum = 0;
    for (let r = first; r < first + panel; r++) {
      share[r] = power(6 * (trust[r] - 0.3 * inertia[r] - price[supplierOfRelation[r]]));
      sum += share[r];
    }
    for (let r = first; r < first + panel; r++) {
      share[r] /= sum;
      concentration += share[r] * share[r];
      load[supplierOfRelation[r]] += share[r];
    }
  }
  return concentration;
}

function reprice({ price, load }: ReferenceMarket): void {
  for (let s = 0; s < price.length; s++) {
    const threat = 1 / (1 + power(2 - 4 * load[s]));
    price[s] += 0.1 * (1 + 0.5 * threat - price[s]);
  }
}

/** A number in [0, 1) out of two whole ones, good enough for a yardstick. */
function scramble(first: number, second: number): number {
  let mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) * 2.3283064365386963e-10;
}

/** e to the power of x for small x: a polynomial of x / 64, squared six times. */
function power(x: number): number {
  const y = x / 64;
  let result = 1 + y * (1 + y * (1 / 2 + y * (1 / 6 + y * (1 / 24 + y * (1 / 120)))));
  for (let squaring = 0; squaring < 6; squaring++) result *= result;
  return result;
}
