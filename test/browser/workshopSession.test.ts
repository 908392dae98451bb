import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { lettersOf } from "../../src/web/teams/letters.ts";
import type { SavedFile } from "../../src/web/teams/savedFile.ts";
import { type BrowserKind, inBrowser } from "../report/openPage.ts";
import { openWorkshop, settled } from "../web/workshopPage.ts";

/*
 * A whole session as a host plays it, in both browsers: forty teams over six rounds, files dropped, four pictures, and
 * what is printed.
 */

const TEAMS = 40;
const ROUNDS = 6;

/** What a team decides in a round: not the same as any other. */
const steps = (team: number, round: number) => [team % 21, (team * round) % 21, team % 10, (team + round) % 21, 12];

const code = (team: number, round: number) => lettersOf({ market: 1, round, team, steps: steps(team, round) });

function savedBy(number: number): SavedFile {
  return {
    ...{ catfish: "workshop", version: 1, name: `Pupil ${number}`, scenario: "catfish", deal: 1 },
    guesses: { knock: { hands: number % 2 === 0 ? [1, 0, 0] : [0, 1, 0] } },
    attempts: [{ name: "", levers: { flexibleShare: (number % 21) / 20, performanceShare: (number % 5) / 10 } }],
    team: {
      market: 1,
      number,
      side: "buyer",
      rounds: [{ policy: steps(number, 1), guesses: ["better", "same"], threats: ["none", "strong"] }],
    },
    monday: "We will look at two newcomers.",
  };
}

async function enter(page: Page, letters: string): Promise<void> {
  await page.fill("input.code", letters);
  await page.keyboard.press("Enter");
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
}

/** Keys of the host mean something outside of fields. */
async function key(page: Page, letter: string): Promise<void> {
  await page.evaluate("document.activeElement && document.activeElement.blur()");
  await page.keyboard.press(letter);
}

/** What a page asked of anybody else: its own engine is a text of its own. */
const fetched = (requests: readonly string[]) => requests.filter((url) => !url.startsWith("blob:"));

/** What a page complains about; that nothing may be evaluated in it is said of the test, which waits inside of it. */
const own = (complaints: readonly string[]) => complaints.filter((text) => !/blocked a JavaScript eval/.test(text));

/** Until a sentence stands on the page. */
async function until(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { timeout: 120_000 });
  await settled(page);
}

describe.each(["chromium", "firefox"] as const satisfies readonly BrowserKind[])("a session in %s", (kind) => {
  const browser = inBrowser(kind);

  test("six rounds of forty teams, with a wrong letter, a team that says nothing, and a step back", async () => {
    const { page, requests, complaints } = await openWorkshop(browser(), "screen=teams&scenario=catfish");
    for (let team = 6; team < TEAMS; team++) await page.getByRole("button", { name: "Add a team" }).click();
    expect(await page.locator(".teamGrid li").count()).toBe(TEAMS);
    // A team has a name on the screen, which can be hidden and is kept nowhere.
    await press(page, "Team 2");
    await page.locator("input.chip").fill("Herons");
    await page.keyboard.press("Enter");
    expect(await page.locator(".teamGrid").textContent()).toContain("Herons");
    await key(page, "h");
    expect(await page.locator(".teamGrid").textContent()).not.toContain("Herons");
    expect(await page.evaluate("JSON.stringify({ ...localStorage }) + location.href")).not.toContain("Herons");
    for (let round = 1; round <= ROUNDS; round++) {
      // The last team says nothing after the first round and is waited for by nobody.
      const speaking = Array.from({ length: round === 1 ? TEAMS : TEAMS - 1 }, (_, at) => at + 1);
      for (const team of speaking) await enter(page, code(team, round));
      expect(await page.locator(".teamGrid li.decided").count()).toBe(speaking.length);
      if (round === 1) {
        const right = code(1, 1);
        const wrong = `${right.slice(0, -1)}${right.endsWith("A") ? "B" : "A"}`;
        await enter(page, wrong);
        expect(await page.locator(".notice").textContent()).toContain("Character 9");
        expect(await page.inputValue("input.code")).toBe(wrong);
      } else expect(await page.locator(".teamGrid li.kept").count()).toBe(1);
      await key(page, "l");
      await key(page, "k");
      await key(page, "l");
      await key(page, "v");
      await page.waitForSelector("table.scores tbody tr", { timeout: 120_000 });
      if (round < ROUNDS) await key(page, "m");
    }
    await until(page, "table.scores");
    expect(await page.locator("h1").textContent()).toContain("Round 6 of 6");
    const places = await page.locator("table.scores tbody td:nth-child(5)").allTextContents();
    expect(places.map(Number)).toEqual([...places.map(Number)].sort((a, b) => a - b));
    expect(Number(places[0])).toBe(1);
    await page.locator("table.scores button").first().click();
    await until(page, ".panelOver ol li strong");
    expect(await page.locator(".panelOver ol li").count()).toBeGreaterThan(0);
    // A reload keeps the room, and its numbers.
    await press(page, "Close");
    const before = await page.locator("table.scores tbody tr").allTextContents();
    await page.reload();
    await until(page, "table.scores tbody tr");
    await expect
      .poll(() => page.locator("table.scores tbody tr").allTextContents(), { timeout: 120_000 })
      .toEqual(before);
    expect(fetched(requests)).toEqual([]);
    expect(own(complaints)).toEqual([]);
    await page.close();
  });

  test("forty files are laid over one another, a hostile one is refused, and names never leave the page", async () => {
    const folder = mkdtempSync(join(tmpdir(), "catfish-room-"));
    const { page, requests } = await openWorkshop(browser(), "screen=teams&scenario=catfish");
    const paths = Array.from({ length: 39 }, (_, at) => {
      const path = join(folder, `pupil-${at + 1}.json`);
      writeFileSync(path, JSON.stringify(savedBy(at + 1)));
      return path;
    });
    const hostile = join(folder, "hostile.json");
    writeFileSync(hostile, JSON.stringify({ ...savedBy(1), name: "<img src=x onerror=alert(1)>", score: 99 }));
    await press(page, "Saved files");
    await page.setInputFiles("input[type=file]", [...paths, hostile]);
    await until(page, "svg.chart");
    expect(await page.locator(".wrongFiles").textContent()).toContain("hostile.json says score");
    expect(await page.locator("tbody tr").first().textContent()).toContain("Pupil");
    await press(page, "Hide names");
    expect(await page.locator("main").textContent()).not.toContain("Pupil");
    await press(page, "Four pictures");
    await until(page, ".fourPictures svg");
    expect(await page.locator(".fourPictures figure").count()).toBe(4);
    // Belief against truth: 39 members said none, 39 strong; in the first round nobody was threatened in any market.
    expect(
      await page.locator(".fourPictures figure").nth(2).locator("tbody tr td:nth-child(2)").allInnerTexts(),
    ).toEqual(expect.arrayContaining(["39 / 39", "0 / 0", "39 / 0"]));
    const kept = await page.evaluate("JSON.stringify({ ...localStorage }) + location.href");
    expect(kept).not.toContain("Pupil");
    expect(fetched(requests)).toEqual([]);
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a team guesses alone, decides, and reads letters that the host's page takes", async () => {
    const { page } = await openWorkshop(browser(), "screen=teams&scenario=catfish");
    await press(page, "A team");
    await settled(page);
    expect(await page.locator(".letters").count()).toBe(0);
    for (const [guess, threat] of [
      ["Better", "None"],
      ["Same", "Some"],
      ["Worse", "Strong"],
    ]) {
      await press(page, guess);
      await press(page, threat);
    }
    await page.locator(".leverBlock input[type=range]").first().focus();
    await page.keyboard.press("ArrowRight");
    const letters = (await page.locator(".letters").textContent()) ?? "";
    expect(letters).toBe(lettersOf({ market: 1, round: 1, team: 1, steps: [5, 4, 3, 2, 12] }));
    await press(page, "Host");
    await enter(page, letters.toLowerCase());
    expect(await page.locator(".teamGrid li.decided").count()).toBe(1);
    // A saved file that is dropped says what its team decided, as its code would.
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([${JSON.stringify(JSON.stringify(savedBy(2)))}], "two.json"));
      dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    })()`);
    await expect.poll(() => page.locator(".teamGrid li.decided").count()).toBe(2);
    // The screen is left and comes back with its names, and nothing is passed over by one press.
    await press(page, "Team 3");
    await page.locator("input.chip").fill("Owls");
    await page.keyboard.press("Enter");
    await press(page, "A team");
    await press(page, "Host");
    expect(await page.locator(".teamGrid").textContent()).toContain("Owls");
    await key(page, "s");
    expect(await page.locator("h1").textContent()).toContain("Round 1 of 6");
    await expect.poll(() => page.locator(".notice").textContent()).toMatch(/passes over round 1/);
    await key(page, "s");
    expect(await page.locator("h1").textContent()).toContain("Round 2 of 6");
    await key(page, "z");
    expect(await page.locator("h1").textContent()).toContain("Round 1 of 6");
    await page.close();
  });

  test("the pack is printed with the numbers of the model, every sheet", async () => {
    const { page, complaints } = await openWorkshop(browser(), "screen=teams&scenario=catfish");
    await press(page, "Print");
    await until(page, ".sheet");
    const buttons = page.locator(".pack .column button");
    const titles: (string | null)[] = [];
    for (let at = 0; at < 8; at++) {
      await buttons.nth(at).click();
      titles.push(await page.locator(".sheet h1").textContent());
      expect(await page.locator(".sheet").textContent()).not.toMatch(/NaN|undefined/);
    }
    expect(new Set(titles).size).toBe(8);
    // Firefox is told to print by its own window alone.
    if (kind === "chromium") expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(5_000);
    expect(own(complaints)).toEqual([]);
    await page.close();
  });
});
