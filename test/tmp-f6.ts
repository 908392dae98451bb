import { base, run, f, diff, ci } from "./tmp-cal.ts";
const over = JSON.parse(process.argv[2] ?? "{}"); const N = 30;
for (const phi of [0,0.05,0.1,0.15,0.2,0.25,0.3,0.4,0.5,0.6,0.8,1]) { const R = run(base({ ...over, "policy.flexibleShare": phi, ...(phi===1&&0?{"policy.fixedSlots":0}:{}) }), N);
 console.log(phi, "value", f(R.mean("buyerValue","all",0,119)), "60+", f(R.mean("buyerValue","all",60,119)), "price", f(R.mean("price","all",60,119)), "lag", f(R.mean("technologyLag","all",60,119)), "svc", f(R.mean("service","all",60,119)), "newc", f(R.mean("newcomerShare","all",60,119)),"fill",f(R.mean("fillRate","all",0,119)), "inc svc", f(R.mean("service","incumbents",60,119)), "launch", f(R.mean("launches","all",60,119))); }
