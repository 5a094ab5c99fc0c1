// Uses the client that openapi-generator writes with typescript-fetch.
import { Configuration, ExploreApi, SatisfactionApi, SendApi, ResponseError, ProblemFromJSON } from "./client";
import type { Event, Problem } from "./client";
import { check, done } from "./check";

const [base, key] = process.argv.slice(2);
const configuration = new Configuration({ basePath: base, accessToken: async () => key });
const ingest = new SendApi(configuration);
const facts = new ExploreApi(configuration);
const metrics = new SatisfactionApi(configuration);

const answer = (number: number, score: number): Event => ({
  id: `typescript-fetch-${number}`,
  source: "typescript-fetch",
  type: "survey.answered",
  time: new Date(`2026-03-0${number}T10:00:00Z`),
  subject: `survey:typescript-fetch-${number}`,
  data: { kind: "nps", score, survey: "typescript-fetch" },
});

async function problemOf(request: Promise<unknown>): Promise<Problem> {
  try {
    await request;
  } catch (error) {
    if (error instanceof ResponseError) return ProblemFromJSON(await error.response.json());
    throw error;
  }
  throw new Error("there is no problem");
}

async function main() {
  const one = await ingest.postEvents({ event: [answer(1, 10)] });
  check("one event is accepted", one, { accepted: 1, duplicates: 0, conflicts: 0, rejected: 0 });

  const many = await ingest.postEvents({ event: [answer(1, 10), answer(2, 9), answer(3, 7), answer(4, 2)] });
  check("of many, the first is known", many, { accepted: 3, duplicates: 1, conflicts: 0, rejected: 0 });

  const range = { from: "2026-03-01", to: "2026-04-01", filter: ["survey:typescript-fetch"] };
  const nps = await metrics.getNps({ ...range, tz: "UTC", grain: "month" });
  check("the metric is counted", nps.total, { value: 25, numerator: 1, denominator: 4 });
  check("with the columns of the metric", [nps.total.promoters, nps.total.passives, nps.total.detractors], [2, 1, 1]);
  check("a month is a row", nps.rows.map((row) => row.value), [25]);
  check("and its times are times", nps.rows[0].bucketStart.toISOString(), "2026-03-01T00:00:00.000Z");

  const subjects: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await facts.listSurveyResponses({ ...range, limit: 3, cursor });
    subjects.push(...page.data.map((response) => response.subject));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  check("pages come one after the other", subjects.length, 4);
  check("and none comes twice", new Set(subjects).size, 4);

  const problem = await problemOf(metrics.getNps({ from: "yesterdaze", level: 7 }));
  check("a problem says what is wrong", problem, { type: "/problems/validation", status: 422 });
  check("and where", problem.violations?.map((violation) => violation.pointer).sort(), ["from", "level"]);

  const table = await metrics.getNpsRaw({ ...range, tz: "UTC", grain: "month", format: "csv" });
  const [head, row] = (await table.raw.text()).split("\r\n").map((line) => line.split(","));
  check("CSV has a header", head.slice(0, 3), ["bucket_start", "bucket_end", "complete"]);
  check("and the same value", row[head.indexOf("value")], "25");
  done();
}

void main();
