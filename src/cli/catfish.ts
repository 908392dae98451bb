#!/usr/bin/env node
import { lastResort } from "./lastResort.ts";

/*
 * Nothing is loaded here but what says that something could not be loaded: where few files may be open, the rest of the
 * program may not find room.
 */
const resort = lastResort();
try {
  const { start } = await import("./start.ts");
  process.exitCode = await start(process.argv.slice(2));
  resort.isDone();
} catch (error) {
  resort.say(error);
}
