// Uses Swagger UI as a developer does for the first time: authorizes, reloads, sends events and answers, reads CSAT.
import { chromium } from "playwright-core";

const [base, key, browser, picture] = process.argv.slice(2);
let checks = 0;
const check = (what, holds, shown = "") => {
  if (!holds) throw new Error(`${what} ${shown}`);
  checks++;
};

const program = await chromium.launch({
  executablePath: browser,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = await program.newPage({ viewport: { width: 1280, height: 1400 } });
const operation = (id) => page.locator(`.opblock[id$="-${id}"]`);

async function open(tag, id) {
  await page.locator(".operation-filter-input").fill(tag);
  await page.locator(`h3.opblock-tag[data-tag="${tag}"]`).waitFor();
  if ((await page.locator(`h3.opblock-tag[data-tag="${tag}"]`).getAttribute("data-is-open")) !== "true") {
    await page.locator(`h3.opblock-tag[data-tag="${tag}"]`).click();
  }
  await operation(id).locator(".opblock-summary").first().click();
}

async function execute(id) {
  await operation(id).locator("button.execute").click();
  const status = operation(id).locator(".live-responses-table tbody .response-col_status").first();
  await status.waitFor({ timeout: 30_000 });
  return (await status.innerText()).trim().slice(0, 3);
}

try {
  await page.goto(`${base}/q/swagger-ui`, { waitUntil: "networkidle" });
  await page.locator(".info .title").waitFor();
  check("the page has the product's name", (await page.title()) === "Rapport", await page.title());
  check("the guide says how to begin", (await page.locator(".info").innerText()).includes("Get a key"));
  check("tags are closed at first", (await page.locator(".opblock").count()) === 0);

  await page.locator("button.authorize").first().click();
  await page.locator("#auth-bearer-value, input[aria-label='auth-bearer-value']").first().fill(key);
  await page.locator(".auth-btn-wrapper button.authorize").first().click();
  await page.locator(".auth-btn-wrapper button.btn-done").first().click();
  await page.reload({ waitUntil: "networkidle" });
  await page.locator("button.authorize.locked").first().waitFor();
  check("the key survives a reload", true);

  await open("Send", "postEvents");
  check("parameters can be typed at once", await operation("postEvents").locator("button.execute").isVisible());
  const sent = await execute("postEvents");
  check("the example's events are taken", sent === "200", sent);
  check("the call is shown for curl", (await operation("postEvents").locator(".curl-command").innerText()).includes("curl"));
  await operation("postSurveyResponses").locator(".opblock-summary").first().click();
  const answered = await execute("postSurveyResponses");
  check("and the example's answers", answered === "200", answered);

  await open("Satisfaction", "getCsat");
  const asked = await execute("getCsat");
  check("CSAT answers", asked === "200", asked);
  const body = await operation("getCsat").locator(".live-responses-table .highlight-code").first().innerText();
  const answer = JSON.parse(body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1));
  check("with a number from what was just sent", answer.total.value === 1 && answer.total.denominator >= 1, body);
  await operation("getCsat").scrollIntoViewIfNeeded();
  await page.screenshot({ path: picture });
  console.log(`  ${checks} checks hold`);
} catch (failure) {
  await page.screenshot({ path: picture });
  throw failure;
} finally {
  await program.close();
}
