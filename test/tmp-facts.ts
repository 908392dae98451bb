import { base, run, f, diff, ci } from "./tmp-cal.ts";
const N = Number(process.argv[2] ?? 60);
const over = JSON.parse(process.argv[3] ?? "{}");
const t0 = performance.now();
const A = run(base({ ...over, entry: 0 }), N), C = run(base(over), N);
const Bx = { ...over, "suppliers.powerhouse.respondsToThreat": 0, "suppliers.backup.respondsToThreat": 0 };
const B = run(base(Bx), N);
console.log("ms per rep", ((performance.now() - t0) / (3 * N)).toFixed(2));
const M: [string, string][] = [["service","incumbents"],["inertia","incumbents"],["price","incumbents"],["technologyLag","incumbents"],["retention","all"],["price","all"],["service","all"],["technologyLag","all"],["buyerValue","all"],["launches","all"],["fillRate","all"],["concentration","all"],["newcomerShare","all"],["newcomersOnFixedTrack","all"],["switches","all"],["tenure","incumbents"],["trust","incumbents"],["shareOfSpend","incumbents"],["exits","all"],["profit","powerhouse"],["profit","newcomer"],["price","backup"],["trust","newcomer"],["bargainingPower","all"],["irreplaceability","all"]];
console.log("measure group | A 0-5 | A 30-36 | A 60-66 | A 114-119 || C 60-66 | C 84-89| C 114-119 || C-A 60-119 | B-A | C-B");
for (const [m, g] of M) { const q = (R: typeof A, a: number, b: number) => { const v = ci(R.mean(m, g, a, b))[0]; return v.toFixed(3); };
 console.log(m.padEnd(16), g.padEnd(11), q(A,0,5), q(A,30,36), q(A,60,66), q(A,114,119), "||", q(C,60,66), q(C,84,89), q(C,114,119), "||", f(diff(C.mean(m,g,60,119),A.mean(m,g,60,119))), f(diff(B.mean(m,g,60,119),A.mean(m,g,60,119))), f(diff(C.mean(m,g,60,119),B.mean(m,g,60,119))),"|84:",f(diff(C.mean(m,g,84,119),A.mean(m,g,84,119)))); }
