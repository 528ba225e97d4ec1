// A day at the office beside the plain way: a restart in the middle, a section taken as a batch, lines that wait, thousands of
// withdrawals, text that wants to be more than text, and somebody who may not look.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { serve } from "../lib/office.js";
import { READ, isAccessible, launch, signedIn } from "../lib/browser.js";

const BASE = "/petitions/practice-recall";
const HOSTILE = `<img src=x onerror="document.title='run'"> \u202eAna O'Hara & "Sons"`;

let office, browser;
before(async () => {
  [office, browser] = await Promise.all([serve({ demo: true }), launch()]);
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const nameOf = (page) => page.locator("section.line").getAttribute("data-line");

async function leave(...people) {
  for (const person of people) {
    assert.deepEqual(person.troubles, []);
    await person.close();
  }
}

test("the examination fits a small screen and uses a large one", async () => {
  const clerk = await signedIn(browser, office, "clerk-1");
  await clerk.page.goto(`${BASE}/examine`);
  for (let turn = 0; turn < 12; turn += 1) {
    await clerk.page.waitForTimeout(READ);
    const line = await nameOf(clerk.page);
    const last = await clerk.page.locator(".decide .later").boundingBox();
    assert.ok(last.y + last.height <= 800, `${line}: the last thing to press ends at ${last.y + last.height}`);
    const first = await clerk.page.locator(".accept").boundingBox();
    assert.deepEqual([Math.round(first.x), Math.round(first.y)], [796, 137], "the decision never moves");
    await clerk.page.keyboard.press("0");
    await clerk.page.keyboard.press("n");
    await clerk.page.waitForFunction((line) => document.querySelector("section.line")?.dataset.line !== line, line);
  }
  await clerk.page.setViewportSize({ width: 1920, height: 1200 });
  const [written, voters, decide] = await Promise.all(
    [".written", ".voters", ".decide"].map((part) => clerk.page.locator(`section.line ${part}`).first().boundingBox()),
  );
  assert.ok(written.x + written.width <= voters.x && voters.x + voters.width <= decide.x, "side by side");
  await leave(clerk);
});

test("after a restart everybody has the line they had, and nobody else has", async () => {
  const ids = ["clerk-1", "clerk-2"];
  const before = await Promise.all(ids.map((id) => signedIn(browser, office, id)));
  const held = [];
  for (const { page } of before) {
    await page.goto(`${BASE}/examine`);
    held.push(await nameOf(page));
  }
  // The line put aside comes back last, after the restart too.
  await before[0].page.waitForTimeout(READ);
  await before[0].page.keyboard.press("s");
  await before[0].page.waitForFunction((line) => document.querySelector("section.line").dataset.line !== line, held[0]);
  const aside = held[0];
  held[0] = await nameOf(before[0].page);
  await office.stop();
  await leave(...before);
  office = await serve({ again: office });
  // In the other order: who comes first must not get the other's line.
  for (const at of [1, 0]) {
    const clerk = await signedIn(browser, office, ids[at]);
    await clerk.page.goto(`${BASE}/examine`);
    const line = await nameOf(clerk.page);
    assert.notEqual(line, held[1 - at]);
    assert.notEqual(line, aside);
    const other = await clerk.context.request.get(`${BASE}/examine/${held[1 - at]}`);
    assert.equal(other.status(), 409, "the other's line stays with them");
    await leave(clerk);
  }
});

test("a section is taken as a batch; a line waits with a reason, an owner and a day", async () => {
  const clerk = await signedIn(browser, office, "clerk-1");
  const { page } = clerk;
  await page.goto(`${BASE}/examine`);
  await page.getByRole("button", { name: "Take its section" }).click();
  await page.getByRole("status").filter({ hasText: /lines? of section \d+ (are|is) with you/ }).waitFor();
  await isAccessible(page, "a section taken");
  const line = await nameOf(page);
  await page.getByText("Leave pending", { exact: true }).first().click();
  await page.getByLabel("What it waits for").fill(HOSTILE);
  await isAccessible(page, "leaving a line pending");
  await page.getByRole("button", { name: "Leave pending" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(line));
  assert.equal((await nameOf(page)).slice(0, 4), line.slice(0, 4), "the next line is of the section taken");
  await page.goto(`${BASE}/pending`);
  // What cannot be printed is left out; what looks like a page is shown as it is.
  await page.getByRole("row", { name: line }).getByText('<img src=x onerror="document.title=').waitFor();
  await isAccessible(page, "pending");
  assert.match(await page.title(), /^Pending/);
  await leave(clerk);
});

test("thousands of withdrawals come as a table, and one fits no line", async () => {
  const clerk = await signedIn(browser, office, "clerk-1");
  const { page } = clerk;
  await page.goto(`${BASE}/withdrawals`);
  await isAccessible(page, "no withdrawals yet");
  const rows = Array.from({ length: 5000 }, (_, at) => `Signer ${String.fromCharCode(65 + (at % 26))} Number${at},${at + 1} Oak St,San Judas,92931,1/10/2018`);
  rows[0] = `"${HOSTILE.replaceAll('"', '""')}",1 Oak St,San Judas,92931,1/10/2018`;
  const csv = ["name,address,city,zip,received on", ...rows].join("\n");
  await page.getByLabel(/^A file/).setInputFiles({ name: "withdrawals.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.waitForFunction((length) => document.getElementById("list").value.length >= length, csv.length);
  const began = Date.now();
  await page.getByRole("button", { name: "Take them in" }).click();
  await page.getByRole("status").filter({ hasText: "5000 requests are in, from number" }).waitFor();
  console.log(`5,000 requests taken in and listed: ${Date.now() - began} ms`);
  await page.getByText("1–100 of 5,000").first().waitFor();
  await isAccessible(page, "5,000 withdrawals");
  assert.equal(await page.locator("main img").count(), 0, "a name is text");
  await page.getByLabel("Name or address").fill("number4999");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("rowheader").getByRole("link").click();
  await isAccessible(page, "a withdrawal");
  const none = page.getByRole("button", { name: "Fits no line" });
  assert.ok(await none.isDisabled(), "that it fits no line rests on a search");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByText("Searched:").waitFor();
  await none.click();
  await page.getByRole("status").filter({ hasText: "fits no line of this petition" }).waitFor();
  await leave(clerk);
});

test("an inspector sees no name before the law says so", async () => {
  const inspector = await signedIn(browser, office, "inspector");
  const { page } = inspector;
  await page.goto(`${BASE}/lines`);
  await isAccessible(page, "lines as an inspector sees them now");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByText("only after a certificate of insufficiency").waitFor();
  await isAccessible(page, "not open to inspection");
  await leave(inspector);
});
