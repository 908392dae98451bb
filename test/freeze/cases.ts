/** A result folder by a name, and the command lines that make it; the last one writes it. */
export type Cases = Readonly<Record<string, readonly string[]>>;

/**
 * Result folders of every kind of question, as small as they can be and still have what can go wrong in them.
 * A command without `--out` writes the folder that has the name of the case. Scenario files lie beside this file.
 * Plausible markets are asked for where a case is about them.
 */
export const cases: Cases = {
  run: ["run short.yaml -n 6"],
  "run-bundled": ["run catfish -n 2 --months 48 --window 40:47"],
  "run-several": ["run baseline closed-market -n 3 --months 24"],
  "run-currency": ["run euro.yaml -n 4"],
  "run-no-charts": ["run short.yaml -n 4 --no-charts --json"],
  "run-one-world": ["run short.yaml -n 1"],
  "run-set-and-window": ["run short.yaml -n 4 --window 6:11 --set policy.flexibleShare=30% --seed other"],
  "run-automatic": ["run short.yaml -n auto --least 8 --most 24 --precision 3%"],
  "run-timetable": ["run timetable.yaml -n 4"],
  "run-groups": ["run groups.yaml -n 4"],
  "run-loyalty": ["run loyal-or-shopping -n 2 --months 40"],
  "run-disrupted": ["run disrupted.yaml -n 4"],
  "run-parquet": ["run short.yaml -n 3 --no-charts --format csv,parquet"],
  "run-merged": [
    "run short.yaml -n 60 --months 12 --shard 1/2 --out shards-of-run",
    "run short.yaml -n 60 --months 12 --shard 2/2 --out shards-of-run",
    "merge shards-of-run --out run-merged",
  ],
  "run-drawn-again": ["run euro.yaml -n 3 --no-charts", "report run-drawn-again/euro"],

  "what-if": ["what-if short.yaml -n 6 --set policy.flexibleShare=30%"],
  "what-if-currency-explained": ["what-if euro.yaml -n 4 --set policy.openness=0.6 --explain"],
  "what-if-no-charts": ["what-if short.yaml -n 4 --set entry.enabled=false --no-charts --json"],
  "what-if-one-world": ["what-if short.yaml -n 1 --set policy.flexibleShare=30%"],
  "what-if-nothing-differs": ["what-if groups.yaml -n 3 --set buyers.big.policy.flexibleShare=40%"],
  "run-plausible": ["run short.yaml -n 4 --plausible 12"],
  "what-if-plausible": ["what-if euro.yaml -n 4 --set policy.openness=0.6 --plausible 5"],
  "effect-plausible": ["effect groups.yaml -n 3 --plausible 4 --json"],

  "what-if-automatic": ["what-if short.yaml -n auto --least 8 --most 24 --set policy.negotiation=0.9"],

  compare: ["compare short.yaml timetable.yaml groups.yaml -n 4"],
  "compare-currency": ["compare euro.yaml short.yaml -n 4 --set policy.openness=0.3 --window 6:11"],
  "compare-folders": [
    "run short.yaml -n 4 --no-charts --out of-folders",
    "run timetable.yaml -n 4 --no-charts --out of-folders",
    "compare of-folders/short of-folders/timetable",
  ],
  "compare-folder-with-files": [
    "run euro.yaml -n 3 --no-charts --out of-folder",
    "compare of-folder/euro euro.yaml groups.yaml --explain",
  ],

  effect: ["effect short.yaml -n 6"],
  "effect-currency-explained": ["effect euro.yaml -n 4 --explain"],
  "effect-no-charts": ["effect short.yaml -n 3 --no-charts --json --window 12:15"],
  "effect-one-world": ["effect groups.yaml -n 1"],

  "sweep-one": ["sweep short.yaml -n 4 --vary policy.flexibleShare=0:0.6:0.2"],
  "sweep-two": ["sweep short.yaml -n 3 --vary policy.flexibleShare=0,0.3 --vary policy.contractMonths=12,24"],
  "sweep-currency": [
    "sweep euro.yaml -n 3 --measure margin:powerhouse --best lower --vary policy.negotiation=0.2:0.8:0.3",
  ],
  "sweep-failures": ["sweep euro.yaml -n 3 --vary suppliers.powerhouse.count=0,1,3 --vary policy.openness=0,0.2"],
  "sweep-all-fail": ["sweep catfish -n 2 --months 12 --vary suppliers.powerhouse.count=0,1 --no-charts"],
  "sweep-lhs": ["sweep short.yaml -n 2 --design lhs --points 5 --vary policy.flexibleShare=0:0.6 --vary policy.choice"],
  "sweep-sobol": [
    "sweep timetable.yaml -n 2 --design sobol --points 4 --no-charts --json " +
      "--vary policy.openness --vary policy.negotiation --vary suppliers.newcomer.count=0:6",
  ],
  "sweep-one-world": ["sweep groups.yaml -n 1 --vary buyers.big.policy.flexibleShare=0.2,0.6"],
  "sweep-merged": [
    "sweep euro.yaml -n 3 --vary policy.openness=0:0.4:0.2 --shard 1/2 --out shards-of-sweep",
    "sweep euro.yaml -n 3 --vary policy.openness=0:0.4:0.2 --shard 2/2 --out shards-of-sweep",
    "merge shards-of-sweep-shards --out sweep-merged",
  ],
  "sweep-drawn-again": [
    "sweep short.yaml -n 3 --vary policy.openness=0:0.4:0.2 --no-charts",
    "report sweep-drawn-again",
  ],

  "sensitivity-morris": [
    "sensitivity short.yaml -n 2 --trajectories 3 --vary policy.negotiation=0.3:0.9 --vary policy.flexibleSlots=1:4",
  ],
  "sensitivity-all-settings": ["sensitivity disrupted.yaml -n 1 --trajectories 2 --months 12 --no-charts --json"],
  "sensitivity-sobol-currency": [
    "sensitivity euro.yaml -n 2 --method sobol --points 8 --vary policy.negotiation=0.3:0.9 --vary policy.openness",
  ],
  "sensitivity-tornado": [
    "sensitivity short.yaml -n 3 --method tornado --measure price --vary policy.negotiation --vary policy.openness",
  ],
  "sensitivity-failures": [
    "sensitivity euro.yaml -n 2 --method tornado --vary buyers.buyer.count=4:40 --vary policy.openness=0.1:0.3",
  ],

  "discover-box": [
    'discover short.yaml -n 3 --points 64 --when "price > 1.2" ' +
      "--vary policy.negotiation=0:1 --vary policy.flexibleSlots=1:4 --vary policy.choice",
  ],
  "discover-box-currency": [
    'discover euro.yaml -n 3 --design lhs --points 64 --when "price > 15.1 @12:23" --share 80% ' +
      "--vary policy.negotiation=0:1 --vary policy.flexibleShare=0:0.6",
  ],
  "discover-box-failures": [
    'discover short.yaml -n 2 --points 64 --when "price > base" --no-charts --json ' +
      "--vary policy.fixedSlots=0:2 --vary policy.flexibleShare=0:0.6",
  ],
  "discover-threshold": [
    'discover short.yaml -n 10 --when "price < base * 99% @12:23" --vary policy.negotiation=0.3:0.9',
  ],
  "discover-threshold-currency": [
    'discover euro.yaml -n 8 --points 17 --when "price < without-entry" --vary policy.openness=0:1',
  ],

  allocate: [
    "allocate newcomer-playbook -n 4 --months 48 --group challenger --budget 0.04 --over managers,online,improvement " +
      "--points 4 --measure profit,shareOfSpend --plausible 3",
  ],
  choose: [
    "choose short.yaml -n 4 --futures 4 --lever policy.flexibleShare=0.1,0.4 --uncertain market.disruptionRate=0:0.1",
  ],
  "choose-currency": [
    'choose euro.yaml -n 4 --policy "open: policy.flexibleShare=0.4 policy.openness=0.5" --policy "shut: policy.openness=0" ' +
      '--uncertain market.demandVolatility=0,0.3 --uncertain market.disruptionRate=0,0.05 --satisfy "price <= 15"',
  ],
  "choose-failures": [
    "choose short.yaml -n 4 --lever policy.openness=0,0.3 --uncertain buyers.buyer.demand=0.9,1,1000 --no-charts --json",
  ],
  "choose-groups": [
    "choose groups.yaml -n 4 --measure service --design lhs --futures 3 --lever policy.openness=0,0.3 " +
      "--uncertain suppliers.newcomer.quality=0.7:1",
  ],
};
