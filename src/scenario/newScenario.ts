/**
 * The text of a fresh scenario file: valid as it is, extends the baseline, with the commonest changes
 * written as comments. `catfish schema > scenario.schema.json` beside it gives completion in an editor.
 */
export function newScenario(name: string): string {
  return `# yaml-language-server: $schema=./scenario.schema.json
# A scenario says only what differs from the one it extends.
#   Check it:   catfish check ${name}.yaml
#   Run it:     catfish run ${name}.yaml
#   See all:    catfish show ${name}.yaml      (every value and where it came from)
#   Look up:    catfish explain flexibleShare  (meaning, unit, range, default, source)

title: ${titleFrom(name)}
extends: baseline            # a bundled scenario (catfish list), or the path of a file
reference: without-entry     # what it is measured against: itself with nobody entering; or a scenario, or none

story:
  whatIsIt: >-
    Say here in a few sentences what is asked: which lever is moved, for whom, and what might come of it.
    It is what a reader of the report sees first.
  howItWorks: Say how it differs from the baseline.
  thingsToNotice:
    - What to look for in the charts.
  thingsToTry:
    - "Open the flexible track further: catfish run ${name}.yaml --set policy.flexibleShare=0.4"

# Months count from 0; shares are from 0 to 1, and 20% may be written for 0.2.
# months: 120

# The levers of every buyer.
policy:
  flexibleShare: 0.3         # share of spend on the flexible track
#   fixedSlots: 2            # suppliers under contract
#   flexibleSlots: 3         # approved suppliers beside the contracts
#   contractMonths: 24       # months between contract reviews
#   openness: 0.12           # chance a month to look at a prospect

# Groups are matched by name with those of the baseline: say only what changes. A group with a new name is added to
# those, and \`count: 0\` drops one that is inherited.
# buyers:
#   - { name: buyer, count: 0 }                      # drops the eight buyers of the baseline
#   - { name: plant, count: 2, demand: 3 }           # and puts two larger ones in their place
# suppliers:
#   - { name: newcomer, count: 3, entry: { month: 24, every: 12 } }
#   - { name: powerhouse, quality: { mean: 0.85, sd: 0.05 } }
#   - { name: specialist, kind: flexible, count: 2, capacity: 0.5 }

# What happens when, in place of the timetable of the scenario that is extended (\`timetable: []\` for none).
# timetable:
#   - { month: 48, set: { policy.flexibleShare: 0.5 } }
#   - { month: 60, demandShock: { factor: 1.3, months: 6 } }
#   - { month: 72, failure: { supplier: powerhouse.1, months: 3, loss: 0.8 } }

# Sentences that can be run; those of the scenario that is extended are not inherited.
# claims:
#   - { says: Inertia falls once newcomers enter, measure: inertia, group: powerhouse,
#       against: { entry.enabled: false }, months: [60, 119], is: lower }
`;
}

/** `open-the-track` as `Open the track`. */
function titleFrom(name: string): string {
  const words = name.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return JSON.stringify(words.charAt(0).toUpperCase() + words.slice(1) || "A new scenario");
}
