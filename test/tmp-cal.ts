import type { Market } from "../src/model/market.ts";
import { marketParameters, policyParameters, buyerParameters, supplierParameters, defaultOf, type SupplierKind } from "../src/model/parameters.ts";
import { prepare, simulate } from "../src/model/simulate.ts";
export type Over = Record<string, number>;
export function base(over: Over = {}): Market {
  const pick = (t: any, scope: string, kind?: SupplierKind, group?: string) => Object.fromEntries(Object.entries(t).map(([k, p]: any) => [k, over[`${scope}.${group}.${k}`] ?? over[`${scope}.${k}`] ?? defaultOf(p, kind)]));
  const sup = (name: string, kind: SupplierKind, count: number) => ({ name, kind, count: over[`count.${name}`] ?? count, parameters: pick(supplierParameters, "suppliers", kind, name) as any });
  return { months: over.months ?? 120, entryEnabled: (over.entry ?? 1) === 1, market: pick(marketParameters, "market") as any,
    buyers: [{ name: "buyer", count: over["count.buyer"] ?? 8, parameters: { ...pick(policyParameters, "policy"), ...pick(buyerParameters, "buyers") } as any }],
    suppliers: [sup("powerhouse", "fixed", 6), sup("backup", "flexible", 6), sup("newcomer", "newcomer", 6)], timetable: [] };
}
export function run(m: Market, reps: number, seed = "catfish") {
  const sim = prepare(m, seed); const S = sim.observer.series.length;
  const out = new Float64Array(sim.size); const all: Float64Array[] = [];
  for (let r = 0; r < reps; r++) { simulate(sim, r, out); all.push(out.slice()); }
  const idx = (measure: string, group = "all") => sim.observer.series.findIndex(s => s.measure === measure && s.group === group);
  const mean = (measure: string, group: string, from: number, to: number) => all.map(a => { let s = 0, n = 0; for (let t = from; t <= to; t++) { const v = a[t * S + idx(measure, group)]; if (!Number.isNaN(v)) { s += v; n++; } } return n ? s / n : NaN; });
  return { sim, all, mean };
}
export function ci(x: number[]) { const y = x.filter(v => !Number.isNaN(v)); const n = y.length, m = y.reduce((a, b) => a + b, 0) / n; const sd = Math.sqrt(y.reduce((a, b) => a + (b - m) ** 2, 0) / (n - 1)); return [m, 1.97 * sd / Math.sqrt(n), n]; }
export const f = (x: number[]) => { const [m, h] = ci(x); return `${m.toFixed(3)}±${h.toFixed(3)}`; };
export const diff = (a: number[], b: number[]) => a.map((v, i) => v - b[i]);
