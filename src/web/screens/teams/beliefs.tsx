import { wholePercent } from "../../../words/number.ts";
import { type Room as Screen, useAnswer } from "../../room.ts";
import { roundGuesses, type ThreatGuess, threatGuesses } from "../../teams/desk.ts";
import { ROUNDS } from "../../teams/letters.ts";
import type { AskedSeat } from "../../teams/messages.ts";
import { monthsPlayed } from "../../teams/policy.ts";
import type { SavedFile } from "../../teams/savedFile.ts";
import { bankOfPage } from "./kept.tsx";

/** A round is better or worse than the one before when it differs by this part of the level, or more. */
const SAME = 0.01;
/** Chance that a contract would be lost at a review from which a threat is some, and strong. */
const THREAT = { some: 0.02, strong: 0.08 } as const;

/**
 * What members of teams believed before they decided, and what was so in the world that was played: how large the threat to
 * those who hold contracts was, and whether the round was better than the one before.
 */
export function Beliefs({ screen, files }: { readonly screen: Screen; readonly files: readonly SavedFile[] }) {
  const { words, client } = screen;
  const text = words.teams;
  const teams = files.flatMap(({ team }) => (team === undefined ? [] : [team]));
  const number = teams[0]?.market;
  const together = teams.filter(({ market }) => market === number);
  const market = number === undefined ? undefined : bankOfPage(screen)[number - 1];
  const seats = together.map(({ side, rounds }, at): AskedSeat => {
    return { team: at + 1, side, policies: { [side]: rounds.map(({ policy }) => policy ?? undefined) } };
  });
  const asked =
    market === undefined ? undefined : { scenario: market.scenario, seed: market.seed, round: ROUNDS, seats };
  const hasThreats = together.some(({ rounds }) => rounds.some(({ threats = [] }) => threats.length > 0));
  const scores = useAnswer(client, "scores", asked && { ...asked, worlds: 1 }, "files beliefs");
  const threat = useAnswer(client, "threat", hasThreats ? asked : undefined, "files threat");
  const rounds = Array.from({ length: ROUNDS }, (_, at) => at + 1).filter((round) =>
    together.some((team) => (team.rounds[round - 1]?.guesses.length ?? 0) > 0),
  );
  const own = (scores.answer?.lines ?? []).map(({ inWorld }) => inWorld);
  return (
    <figure aria-busy={scores.isWorking || threat.isWorking}>
      <figcaption>{hasThreats ? text.files.threatHeading : text.files.beliefsHeading}</figcaption>
      {rounds.length === 0 && <p class="quiet">{text.files.noBeliefs}</p>}
      {rounds.length > 0 && hasThreats && (
        <>
          <SaidAndSo
            rounds={rounds}
            ways={threatGuesses}
            labels={text.team.threats}
            said={(round) => together.flatMap((team) => team.rounds[round - 1]?.threats ?? [])}
            so={(round) => (threat.answer?.lines ?? []).map((line) => sizeOf(line, round, line.length))}
          />
          <p class="quiet onPaper">{text.files.threatNote(wholePercent(THREAT.some), wholePercent(THREAT.strong))}</p>
        </>
      )}
      {rounds.length > 0 && (
        <div class={hasThreats ? "onPaper" : undefined}>
          {hasThreats && <strong>{text.files.beliefsHeading}</strong>}
          <SaidAndSo
            rounds={rounds}
            ways={roundGuesses}
            labels={text.team.guesses}
            said={(round) => together.flatMap((team) => team.rounds[round - 1]?.guesses ?? [])}
            so={(round) => own.flatMap((line) => wayOf(line, round, line.length) ?? [])}
          />
          <p class="quiet onPaper">{text.files.beliefsNote}</p>
        </div>
      )}
    </figure>
  );
}

/** Round by round how many said a thing, and for how many teams it was so. */
function SaidAndSo<Way extends string>({
  rounds,
  ways,
  labels,
  said,
  so,
}: {
  readonly rounds: readonly number[];
  readonly ways: readonly Way[];
  readonly labels: Readonly<Record<Way, string>>;
  readonly said: (round: number) => readonly Way[];
  readonly so: (round: number) => readonly Way[];
}) {
  const many = (all: readonly Way[], way: Way) => all.filter((each) => each === way).length;
  return (
    <table class="belief">
      <thead>
        <tr>
          <td />
          {rounds.map((round) => (
            <th class="number" key={round}>
              {round}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <tr key={way}>
            <td>{labels[way]}</td>
            {rounds.map((round) => (
              <td class="number" key={round}>
                {many(said(round), way)}
                <span class="quiet"> / {so(round).length === 0 ? "-" : many(so(round), way)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The mean of a line over the months of a round; NaN where it has none. @param months  of the run */
function meanOf(line: Float64Array, round: number, months: number): number {
  const from = round === 1 ? 0 : monthsPlayed(round - 1, months)[1] + 1;
  const values = line.subarray(from, monthsPlayed(round, months)[1] + 1).filter((value) => !Number.isNaN(value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How large the threat of a round was. */
function sizeOf(line: Float64Array, round: number, months: number): ThreatGuess {
  const chance = meanOf(line, round, months);
  return chance >= THREAT.strong ? "strong" : chance >= THREAT.some ? "some" : "none";
}

/** How a round was against the one before it; the first has none. */
function wayOf(line: Float64Array, round: number, months: number): (typeof roundGuesses)[number] | undefined {
  if (round === 1) return undefined;
  const [before, now] = [meanOf(line, round - 1, months), meanOf(line, round, months)];
  if (Math.abs(now - before) < SAME * Math.max(Math.abs(before), Math.abs(now))) return "same";
  return now > before ? "better" : "worse";
}
