import { base } from "./tmp-cal.ts";
import { prepare } from "../src/model/simulate.ts";
import { resetWorld, keyStreams } from "../src/model/resetWorld.ts";
import { schedule, closing } from "../src/model/schedule.ts";
import { observe, writeSeries } from "../src/model/observer.ts";
const m = base(); const sim = prepare(m, "x"); const out = new Float64Array(sim.size);
const t: Record<string, number> = {}; const now = () => Number(process.hrtime.bigint());
function go(reps: number) { for (let r = 0; r < reps; r++) { let a = now(); resetWorld(sim.world, m, sim.key, r); t.reset = (t.reset ?? 0) + now() - a;
 for (let month = 0; month < 120; month++) { sim.world.month = month; a = now(); keyStreams(sim.world, month); let b = now(); t.key = (t.key ?? 0) + b - a;
 for (const p of schedule) { a = now(); p(sim.world); t[p.name] = (t[p.name] ?? 0) + now() - a; }
 a = now(); observe(sim.observer, sim.world); t.observe = (t.observe ?? 0) + now() - a;
 for (const p of closing) { a = now(); p(sim.world); t[p.name] = (t[p.name] ?? 0) + now() - a; }
 a = now(); writeSeries(sim.observer, sim.world, out, month * sim.observer.series.length); t.write = (t.write ?? 0) + now() - a; } } }
go(100); for (const k in t) t[k] = 0; const N = 300; let a = now(); for (let i = 0; i < 1e6; i++) now(); const overhead = (now() - a) / 1e6; go(N);
console.log("overhead", overhead); let tot = 0; for (const [k, v] of Object.entries(t).sort((a, b) => b[1] - a[1])) { const x = v / N / 120 - (k === "reset" ? 0 : overhead); tot += x; console.log(k.padEnd(18), x.toFixed(0), "ns/month"); } console.log("total", tot.toFixed(0));
