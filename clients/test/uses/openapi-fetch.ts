// Uses the client of openapi-typescript and openapi-fetch as somebody would who has to send and to ask.
import createClient from "openapi-fetch";
import type { components, paths } from "./rapport.js";
import { check, done } from "./check.js";

const [base, key] = process.argv.slice(2);
const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: base, headers: { Authorization: `Bearer ${key}` } });

const answer = (number: number, score: number): components["schemas"]["Event"] => ({
  id: `openapi-fetch-${number}`,
  source: "openapi-fetch",
  type: "survey.answered",
  time: `2026-03-0${number}T10:00:00Z`,
  subject: `survey:openapi-fetch-${number}`,
  data: { kind: "nps", score, survey: "openapi-fetch" },
});

const one = await client.POST("/v1/events", { body: [answer(1, 10)] });
check("one event is accepted", one.data, { accepted: 1, duplicates: 0, conflicts: 0, rejected: 0 });

const many = await client.POST("/v1/events", { body: [answer(1, 10), answer(2, 9), answer(3, 7), answer(4, 2)] });
check("of many, the first is known", many.data, { accepted: 3, duplicates: 1, conflicts: 0, rejected: 0 });

const range = { from: "2026-03-01", to: "2026-04-01", tz: "UTC", filter: ["survey:openapi-fetch"] };
const nps = await client.GET("/v1/metrics/nps", {
  params: { query: { ...range, grain: "month" } },
});
check("the metric is counted", nps.data?.total, { value: 25, numerator: 1, denominator: 4 });
check("a month is a row", nps.data?.rows.map((row) => row.value), [25]);

const subjects: string[] = [];
let cursor: string | null | undefined;
do {
  const page = await client.GET("/v1/survey-responses", {
    params: { query: { from: range.from, to: range.to, filter: range.filter, limit: 3, ...(cursor ? { cursor } : {}) } },
  });
  subjects.push(...(page.data?.data ?? []).map((response) => response.subject));
  cursor = page.data?.next_cursor;
} while (cursor);
check("pages come one after the other", subjects.length, 4);
check("and none comes twice", new Set(subjects).size, 4);

const wrong = await client.GET("/v1/metrics/nps", {
  params: { query: { from: "yesterdaze", level: 7 } },
});
check("a problem has its status", wrong.response.status, 422);
check("and says what is wrong", wrong.error, { type: "/problems/validation", status: 422 });
check("and where", wrong.error?.violations?.map((violation) => violation.pointer).sort(), ["from", "level"]);

const table = await client.GET("/v1/metrics/nps", {
  params: { query: { ...range, grain: "month", format: "csv" } },
  parseAs: "text",
});
const [head, row] = String(table.data).split("\r\n").map((line) => line.split(","));
check("CSV has a header", head.slice(0, 3), ["bucket_start", "bucket_end", "complete"]);
check("and the same value", row[head.indexOf("value")], "25");

done();
