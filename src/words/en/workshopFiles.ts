/** Why a file that was dropped on the host's page is not taken, each in one sentence that says what would be right. */
export const fileProblems = {
  empty: (file: string) => `${file} is empty. Save it again on the laptop where it was made.`,
  long: (file: string) => `${file} is far too long to be a file of this workshop. Drop the one that Save has written.`,
  notJson: (file: string) => `${file} is no file of this workshop: it is not JSON. Drop the one that Save has written.`,
  notOurs: (file: string) => `${file} is JSON, but not of this workshop. Drop the one that Save has written.`,
  version: (file: string, found: string) =>
    `${file} is of version ${found} of these files, and this page reads version 1. Use the same page on all laptops.`,
  missing: (file: string, path: string) => `${file} lacks ${path}. Save it again on the laptop where it was made.`,
  unknown: (file: string, path: string) =>
    `${file} says ${path}, which no file of this workshop does. Save it again on the laptop where it was made.`,
  type: (file: string, path: string) =>
    `In ${file}, ${path} is not of the kind that it must be. Save it again on the laptop where it was made.`,
  range: (file: string, path: string) =>
    `In ${file}, ${path} is outside its range. Save it again on the laptop where it was made.`,
  otherScenario: (file: string, scenario: string) =>
    `${file} was made in the market ${scenario}, which this page does not have. Use the same page on all laptops.`,
  tooMany: (files: number, most: number) =>
    `${files} files are more than the ${most} that fit on a chart; the first ${most} were taken.`,
} as const;
