/** A kind of mistake that a request, a file or a folder may have, by a name that can be looked up. */
export interface Mistake {
  readonly name: string;
  /** Words of the message by which it is recognised. */
  readonly says: string;
  readonly cause: string;
  readonly remedy: string;
}

/** The commonest mistakes. Each ends a command with 2 and leaves nothing half-written. */
export const mistakes: readonly Mistake[] = [
  {
    name: "unknown-setting",
    says: "I do not know the setting",
    cause: "A key of a file, or the path in --set, is misspelt or stands in the wrong section.",
    remedy: "Take the name that is suggested, or one of catfish list parameters; catfish show SCENARIO has every path.",
  },
  {
    name: "out-of-range",
    says: "outside its range",
    cause: "A value is smaller or larger than makes sense, often 20 where 20% or 0.2 is meant.",
    remedy: "Take a value of the range that the message shows; catfish explain NAME has it too.",
  },
  {
    name: "broken-file",
    says: "This is not valid YAML",
    cause: "A bracket, a quote or the indentation of a YAML or JSON file is not as the format wants it.",
    remedy: "Mend the line that is shown, or the one above it.",
  },
  {
    name: "unknown-scenario",
    says: "There is no bundled scenario",
    cause: "A name is neither that of a bundled scenario nor the path of a file.",
    remedy: "Take a name of catfish list, or the path of a file from the folder you are in.",
  },
  {
    name: "circle",
    says: "extend each other in a circle",
    cause: "A scenario extends another that, directly or over others, extends the first.",
    remedy: "Let one of them extend nothing, or baseline.",
  },
  {
    name: "unserved-demand",
    says: "Nobody can serve the demand",
    cause: "Buyers want more than the suppliers on their panels can make; groups that are inherited count too.",
    remedy: "Add suppliers or capacity, or lessen demand; count: 0 drops a group that is inherited.",
  },
  {
    name: "beyond-the-run",
    says: "is beyond the end of the run",
    cause: "An event or a claim names a month that the run does not reach. Months count from 0.",
    remedy: "Name an earlier month, or make the run longer with months.",
  },
  {
    name: "folder-taken",
    says: "holds a run already",
    cause: "The folder holds the result of another request, and is never replaced silently.",
    remedy: "Replace it with --force, or choose another place with --out.",
  },
  {
    name: "unwritable",
    says: "Nothing can be written in",
    cause: "The system lets nobody write where --out points, or not you.",
    remedy: "Choose another place with --out.",
  },
];

/** What the number tells with which a command ends. */
export const exitCodes: readonly (readonly [code: string, meaning: string])[] = [
  ["0", "Done, also when a difference was found."],
  ["1", "The answer is no: a claim failed, a folder is not as it was written."],
  ["2", "The request is wrong: a flag, a file, a folder. Nothing was written."],
  ["3", "A replication failed, or the program did; what was finished is kept."],
  ["130", "Interrupted with Ctrl-C or Ctrl-Break; what was finished is kept."],
  ["129", "The terminal was closed (SIGHUP); what was finished is kept."],
  ["143", "Told to stop by a scheduler or kill (SIGTERM); what was finished is kept."],
];
