/** Why facts differ from the pilot, each tried by changing that one thing, with what it then is. Markdown. */
export const reasons: readonly string[] = [
  `**A contract brings less** (S4, S11, S12, S13, S19: most signs stand, amounts of profit are a fifth to two thirds of the pilot's). Two holders have
  quotas, where the pilot's core let all volume under contract follow performance, and the challenger earns 0.07 to 0.08 on a
  unit where the design reckoned with 0.15. So the best programme is 0.02 a month, not 0.04, and all of it on people does not
  pay. With one contract a buyer (\`policy.fixedSlots=1\`), which moves twice the volume, the first manager earns +2.6 (1.3 to 3.8) and
  the best split +2.3, +3.8, +4.2, +3.1 and -3.6: the pilot's hump. More volume that follows performance (a = 0.5 or 1) does not
  bring it back, since holders that compete leave each other no margin.`,
  `**Improvement keeps volume and pays only in small doses** (S10, S12). A holder with a quota cannot grow, keeps its place in nine reviews
  of ten anyway, and shares what is better with the buyer: retention 0.92 becomes 0.95, the price rises by 0.03, and it grows more
  inert (0.46 to 0.50). A quarter of the money pays, +0.31 (0.14 to 0.48), and so does executive support, +1.1. For a newcomer it costs
  by capacity, which is 0.6 today and was 0.4: with 0.4 two hundredths a month earn +0.8 (0.3 to 1.3). Utility goes by trust in the
  product now, which follows quality slowly.`,
  `**Dealers are worth more, and too many of them hurt less** (S9). Twenty-four newcomers arrive from month 0 on, some close, and needs end, so that
  places are lost and won all the time and every further account is worth more (S18, too). With the pilot's five late newcomers, a
  capacity of 0.4 and contracts that do not end the three signs are its own: +2.5, -1.0 and -1.0. Today the best number is six to
  nine: over all ten years, 200 worlds, 0, 1, 3, 6, 9, 12, 20, 30 and 40 dealers earn 0.008, 0.020, 0.035, 0.041, 0.042, 0.041, 0.034, 0.023 and
  0.010 a month, for 0.028 to 0.120 of selling cost, with conflict 0, 0, 0, 0.50, 0.67, 0.75, 0.85, 0.90 and 0.93; twelve are 0.0011 behind nine (0.0004 to
  0.0018). Among eight big buyers three are best, twelve 0.0120 behind (0.0094 to 0.0147, 100 worlds) and twenty below none; with few late newcomers
  there, too, none to three are as good. Conflict is milder, for trust in the people opens the gate and is no longer part of utility.`,
  `**Switching to volume late or never is nearly the same** (S8). Too early is as bad as it was. With few late newcomers, members alike and contracts that
  do not end, the switch is worth +0.24 contracts (0.13 to 0.34) against never; the profit stays about nothing, since a contract brings less.`,
  `**Shows bring the gate nearer by some months** (S2), a sixth of what a manager does: in a tenth of the worlds none of its relations ever passes,
  for members differ in quality today, and of more relations one does.`,
  `**Co-creation costs by volume** (S16), two hundredths of what a unit costs, where the design has an amount for each buyer: all of it
  let an incumbent without managers earn +4.2 (4.0 to 4.5) on 0.6. Where there are no managers the time that it takes is that of others, for the
  same pay; so all of it is worth +1.7 (1.5 to 1.8) to that incumbent, for 3.2.`,
  `**A departure takes more along at first, and less later** (S14); why was not looked into.`,
  "**What rests on two constants** did so in the pilot: pages against shows (S5), and where the name of the company begins to reach further (S6: n* = h_5/h_6).",
];
