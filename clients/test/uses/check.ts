// Says what holds, ends with an error at the first thing that does not.
let checks = 0;

/** Compares a value with what is expected; of an object, only the members that are named. */
export function check(what: string, actual: unknown, expected: unknown): void {
  const plain = typeof expected === "object" && expected !== null && !Array.isArray(expected);
  const seen = plain
    ? Object.fromEntries(Object.keys(expected).map((name) => [name, (actual as Record<string, unknown> | undefined)?.[name]]))
    : actual;
  if (JSON.stringify(seen) !== JSON.stringify(expected)) {
    console.error(`FAILED: ${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
    process.exit(1);
  }
  checks++;
}

export function done(): void {
  console.log(`  ${checks} checks hold`);
}
