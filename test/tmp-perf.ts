import { base } from "./tmp-cal.ts";
import { prepare, simulate } from "../src/model/simulate.ts";
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
const m = base(); const sim = prepare(m, "x"); const out = new Float64Array(sim.size);
function ref() { let a = 0; for (let i = 0; i < 1e7; i++) a += i * 1.0000001; return a; }
ref(); ref();
for (let r = 0; r < 60; r++) simulate(sim, r, out);
const q: number[] = [];
for (let k = 0; k < 40; k++) { let t = cpu(); ref(); const a = cpu() - t; t = cpu(); for (let r = 0; r < 10; r++) simulate(sim, r, out); const b = (cpu() - t) / 10; t = cpu(); ref(); const c = cpu() - t; q.push(b / ((a + c) / 2)); }
q.sort((a, b) => a - b); console.log("rep / ref(10.8ms quiet):", q[4].toFixed(3), q[20].toFixed(3), q[35].toFixed(3), " => reps/s at quiet", (1000 / (q[20] * 10.8)).toFixed(0));
if (process.argv[2]) {
const big = base({ "count.buyer": 5000, "count.powerhouse": 9000, "count.backup": 10400, "count.newcomer": 600, "policy.fixedSlots": 3, "policy.flexibleSlots": 5, "suppliers.newcomer.entryEvery": 0.1 });
const s2 = prepare(big, "x"); const o2 = new Float64Array(s2.size); simulate(s2, 0, o2);
for (let k = 0; k < 3; k++) { let t = cpu(); for (let i = 0; i < 10; i++) ref(); const a = cpu() - t; t = cpu(); simulate(s2, 1, o2); const b = cpu() - t; console.log("big s at quiet", (b / a * 0.108).toFixed(2), "raw", b.toFixed(0)); } }
