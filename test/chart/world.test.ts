import { describe, expect, it } from "vitest";
import { layoutPanels, panelRows } from "../../src/draw/world/panelLayout.ts";
import { eventNames, type TracedWorld } from "../../src/model/trace.ts";
import { eventSentence, tellingEvents, timetableSentence, toldEvents } from "../../src/words/en/world.ts";
import { scenarioFrom } from "../scenario/libraries.ts";
import { sampleWorld } from "./sampleWorld.ts";

const world: TracedWorld = {
  replication: 0,
  buyers: ["buyer 1", "buyer 2", "buyer 3"],
  suppliers: ["powerhouse 1", "backup 4", "newcomer 2"],
  supplierGroups: ["powerhouse", "backup", "newcomer"],
  supplierKinds: ["fixed", "flexible", "newcomer"],
  spells: [
    { buyer: 2, supplier: 0, track: "fixed", from: 0, to: 59 },
    { buyer: 2, supplier: 2, track: "fixed", from: 60, to: 119 },
    { buyer: 2, supplier: 1, track: "flexible", from: 0, to: 40 },
    { buyer: 2, supplier: 2, track: "flexible", from: 41, to: 59 },
    { buyer: 2, supplier: 0, track: "flexible", from: 50, to: 119 },
  ],
  events: [],
};

describe("eventSentence", () => {
  it("tells a trial with the month, the buyer and both suppliers", () => {
    const event = { month: 41, event: "trial", buyer: 2, supplier: 2, other: 1 } as const;
    expect(eventSentence(event, world)).toBe("Month 41: buyer 3 gives a trial to newcomer 2 in place of backup 4");
    expect(eventSentence({ ...event, other: -1 }, world)).toBe("Month 41: buyer 3 gives a trial to newcomer 2");
  });

  it("has words for every event, also where nobody else took part", () => {
    for (const event of eventNames) {
      const told = eventSentence({ month: 7, event, buyer: -1, supplier: -1, other: -1 }, world);
      expect(told).toMatch(/^Month 7: [a-z].{15,}[a-z]$/);
      expect(told).not.toContain("undefined");
    }
  });
});

describe("panelRows", () => {
  it("hands the row of a supplier that leaves to the one that comes", () => {
    const rows = panelRows(world, 2, 6);
    expect(rows.spells.map((spell) => spell.row)).toEqual([0, 0, 1, 1, 2]);
    expect([rows.fixedRows, rows.flexibleRows, rows.rowsLeftOut]).toEqual([1, 2, 0]);
  });

  it("never puts two suppliers on one row at one time", () => {
    const sample = sampleWorld({});
    for (let buyer = 0; buyer < sample.buyers.length; buyer++) {
      const { spells } = panelRows(sample, buyer, 6);
      for (const a of spells)
        for (const b of spells) if (a !== b && a.row === b.row) expect(a.to < b.from || b.to < a.from).toBe(true);
    }
  });
});

describe("the panels that are drawn", () => {
  it("are those of the buyers that the title speaks of, then of the first ones, in order", () => {
    const sample = sampleWorld({});
    const drawn = layoutPanels(sample, 120, 700, [6, 3]).buyers;
    expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
    expect(drawn.length).toBeLessThan(sample.buyers.length);
    for (const buyer of [0, 3, 6]) expect(drawn).toContain(buyer);
    expect(layoutPanels(sample, 120, 700).buyers.slice(0, 2)).toEqual([0, 1]);
  });
});

describe("what the timetable does", () => {
  it("is told change by change", () => {
    const { market } = scenarioFrom(`
      extends: baseline
      timetable:
        - { month: 48, set: { policy.flexibleShare: 0.3, market.switchingCost: 1 } }
        - { month: 60, failure: { supplier: powerhouse.1, months: 4, loss: 0.8 } }
        - { month: 60, demandShock: { factor: 1.3, months: 1 } }
        - { month: 72, technologyJump: { suppliers: [powerhouse, backup], months: 24 } }
    `);
    const told = [48, 60, 72].map((month) => timetableSentence(market, month));
    expect(told).toEqual([
      "Month 48: by the timetable, flexibleShare becomes 0.3 and switchingCost becomes 1",
      "Month 60: by the timetable, powerhouse 1 loses 80 % of its capacity for 4 months and demand is 1.3 times as high for a month",
      "Month 72: by the timetable, powerhouse falls back by 24 months and backup falls back by 24 months",
    ]);
  });
});

describe("the events that are told", () => {
  it("are in order of time, of the buyers shown or of the market, and no more than asked for", () => {
    const sample = sampleWorld({});
    const told = tellingEvents(sample, [0, 1], 4);
    expect(told).toHaveLength(4);
    expect(told.map((event) => event.month)).toEqual([...told.map((event) => event.month)].sort((a, b) => a - b));
    for (const event of told) expect([0, 1, -1]).toContain(event.buyer);
    expect(told.map((event) => event.event)).toContain("winContract");
  });

  it("leave out trust that opens nothing: of a contract holder, or where no contracts are given", () => {
    const passes = { month: 10, event: "passGate", other: -1 } as const;
    const events = [
      { ...passes, buyer: 2, supplier: 0 },
      { ...passes, buyer: 2, supplier: 2 },
      { ...passes, buyer: 1, supplier: 2 },
    ];
    expect(toldEvents({ ...world, events })).toEqual([events[1]]);
    expect(tellingEvents({ ...world, events }, [1, 2], 8)).toEqual([events[1]]);
  });

  it("leave out renewals and a loss that the gain beside it already tells", () => {
    const names = new Set(toldEvents(sampleWorld({})).map((event) => event.event));
    expect(names).not.toContain("renewContract");
    expect(names).not.toContain("loseContract");
    expect(names).toContain("drop");
  });
});
