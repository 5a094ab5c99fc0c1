// Turns what a tool reports into a line for each finding: what, and where. Usage: findings.mjs TOOL < REPORT
import { readFileSync } from "node:fs";

const report = readFileSync(0, "utf8");
const escaped = (part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1");
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

// Of each failed scenario Specmatic says the operation, the status it expected, and where the answer differed.
function* specmatic(log) {
  const start = log.indexOf("Unsuccessful Scenarios");
  for (const block of (start < 0 ? log : log.slice(start)).split(/^\s*API: /m).slice(1)) {
    const [, operation] = block.match(/^(\S+ \S+ -> \d+)/);
    const status = block.match(/expected status \d+ but response contained status (\d+)/);
    const mediaType = block.match(/Specification expected (\S+\/\S+) but response contained \S+\/\S+/);
    if (status) {
      yield `${operation}, answered ${status[1]}`;
    } else if (mediaType) {
      yield `${operation}, not as ${mediaType[1]}`; // what else differs follows from it
    } else {
      for (const [, where, rule] of block.matchAll(/>> (\S+)\s+(?:([A-Z]+\d+): )?/g)) {
        yield `${operation}, ${where.replace(/\[\d+\]/g, "[]")}${rule ? ` ${rule}` : ""}`;
      }
    }
  }
}

const readers = {
  spectral: () => JSON.parse(report).map((one) => `${one.code} #/${one.path.map(escaped).join("/")}`),
  redocly: () => JSON.parse(report).problems.map((one) => `${one.ruleId} ${one.location[0].pointer ?? ""}`),
  generator: () => [...report.matchAll(/^\s*- (.*)$/gm)].map(([, text]) => oneLine(text)),
  specmatic: () => [...new Set(specmatic(report))],
};
for (const line of readers[process.argv[2]]()) console.log(line);
