import { listed } from "../number.ts";

/** Which columns of a table a terminal has no room for. */
export function columnsLeftOut(names: readonly string[]): string {
  return `left out, since the terminal is narrow: ${listed(names)}`;
}

/** What tells an editor which schema a scenario file follows. */
export function firstLine(file: string): string {
  return `Begin a scenario file with  # yaml-language-server: $schema=./${file}`;
}

/** What each command that is proposed next answers, as the question above it. */
export const nextQuestions = {
  moreOpen: "What if more spend were open?",
  widerSearch: "What if buyers looked at newcomers more often?",
  nobodyEnters: "What if nobody new entered?",
  newcomersEnter: "What if newcomers entered?",
  moreOfIt: "What if it spent twice as much on what it spends most on?",
  moreThatPays: "What if it had twice as much of what pays most?",
  withoutIdle: "What is the strategy worth without what could go?",
  split: "How is its money best split?",
  programmeSize: "How large should the whole programme be?",
  whatKeeps: "What keeps the place: each of its means with and without, in the same worlds?",
  response: "How does the share of wallet answer to what it spends most on?",
  appraisal: "When should its appraisal turn to volume?",
  reaction: "How much of it is the reaction of incumbents?",
  effect: "How much do newcomers do, and how much of it is reaction?",
  effectThen: "How much do newcomers do then, and how much of it is reaction?",
  effectOpen: "What do newcomers do in a market that is more open?",
  hurtMost: "Which world did it hurt most, and why?",
  settings: "What can be set, and what is it now?",
  origins: "What is every setting, and where does it come from?",
  sameAgain: "Do its worlds come out the same again?",
  newestAgain: "Does the newest come out the same again?",
  completion: "What does an editor need to complete and check the file while it is written?",
  firstFile: "How does a file begin that it describes?",
  answerFile: "Where does a result hold what it describes?",
  allOf: "What does it take, and what else is there?",
  columnsOf: "What are the columns of the table?",
  wholeTable: "What else is in that table?",
  oneTable: "What are the columns of one of them?",
  tableList: "Which tables are there?",
  allFiles: "What else is in a result folder?",
  answerSchema: "How is all that programs are told described?",
  allResults: "What are all of them?",
  firstResult: "What does an answer look like? A first one takes a few seconds.",
  allAgain: "Does every world come out the same again?",
  asWritten: "Are the files as they were written?",
  asItIs: "What happens in the scenario as it is, in full?",
  bestPoint: "What does the best point change, against the scenario as it is?",
  bestSplit: "What does this split change, against the scenario as it is?",
  moreMoney: "How much money is best with this split, and from where on is more of it waste?",
  chosenPolicy: "What does this policy change, against the scenario as it is?",
  moreWorlds: "Is it clearer in more worlds?",
  eachValue: "What is the outcome at each of its values?",
  variance: "How much of the variance does each of those that matter account for?",
  boxInFull: "What happens in the middle of where it happens, in full?",
  outcomeWritten: "How is an outcome written, to ask for another?",
  decide: "Do more worlds decide what is undecided?",
  claims: "Do its claims hold?",
  run: "What happens in it?",
  oneScenario: "What happens in one of them?",
  joined: "All shards are done: what do they say together?",
  nextShard: "The next shard, unless another machine has it:",
  otherVersions: "What can go, since other versions made it?",
  parameterList: "What can be set in a file?",
  oneParameter: "What does one of them mean?",
  oneMeasure: "What does one of them mean?",
  oneError: "What is the cause of one of them, and the remedy?",
  errorList: "Which mistakes are common?",
  exitCodes: "What does the number tell with which a command ends?",
  whereSet: "What is it in a scenario?",
  drawn: "What does it look like for a scenario?",
  markets: "Does an answer hold in markets that are as plausible?",
  outcomeHelp: "How is it asked for?",
} as const;
