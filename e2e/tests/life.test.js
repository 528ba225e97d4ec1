// A whole petition by several people in one browser each: boxes, counts, draw, examination, certificate, documents.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PASSWORD, serve } from "../lib/office.js";
import { isAccessible, launch, signedIn } from "../lib/browser.js";

const BASE = "/petitions/whole-life";
const DESCRIPTION = `id = "whole-life"
title = "Recall of the sheriff"
jurisdiction = "County of Santa Luz (synthetic)"
officer = "A. Sample (synthetic)"
office = "Sheriff (synthetic)"
proponents = 10
procedure = "ca-recall-local"
on = 2018-01-11
county = "Santa Clara"

[requirement]
required = 10
`;
const LINES = 16;
const READ = 300;

let office, browser, voters;
const people = {};
before(async () => {
  [office, browser] = await Promise.all([serve({ demo: true }), launch()]);
  for (const id of ["registrar", "lead-1", "clerk-1", "clerk-2", "observer"]) people[id] = await signedIn(browser, office, id);
  const [head, ...rows] = readFileSync(join(office.data, "input/roll.csv"), "utf8").split("\n").slice(0, 4000).map((row) => row.split(","));
  const read = (row, name) => row[head.indexOf(name)];
  const active = rows.filter((row) => read(row, "status") === "A" && !read(row, "house_fraction") && !read(row, "unit_type"));
  // From households apart, so that nobody is mistaken for a relative.
  voters = active.filter((_, at) => at % 40 === 0).slice(0, LINES).map((row) => ({
    text: [`${read(row, "first_name")} ${read(row, "last_name")}`, `${read(row, "house_number")} ${read(row, "street_name")} ${read(row, "street_type")}`, read(row, "city"), read(row, "zip")].join(", "),
  }));
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const at = (id) => people[id].page;

test("the registrar opens it and binds it to a roll", async () => {
  const page = at("registrar");
  await page.goto("/petitions/new");
  await page.getByLabel("Opened on").fill("2018-01-11");
  await page.getByText("From a petition file instead").click();
  await page.getByLabel("Petition file").fill(DESCRIPTION);
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(`**${BASE}`);
  await isAccessible(page);
  await page.getByRole("link", { name: "Receive", exact: true }).click();
  await page.getByRole("link", { name: "Roll", exact: true }).click();
  await isAccessible(page);
  await page.getByRole("button", { name: /^Use/ }).click();
  await page.getByRole("status").filter({ hasText: "Lines are looked up in the roll as of" }).waitFor();
  await isAccessible(page);
});

test("a clerk receives a box and takes in a section", async () => {
  const page = at("clerk-1");
  await page.goto(`${BASE}/intake`);
  await isAccessible(page);
  await page.getByLabel("Received on").fill("2018-01-11");
  await page.getByLabel("Number of box 1").fill("1");
  await page.getByLabel("Seal of box 1").fill("S-4711");
  await page.getByLabel("Lines claimed in box 1").fill(String(LINES));
  await page.getByRole("button", { name: "Receive" }).click();
  await page.getByRole("cell", { name: "S-4711" }).waitFor();
  await isAccessible(page);
  await page.getByRole("link", { name: "Take in a section" }).click();
  await isAccessible(page);
  await page.getByLabel("Section", { exact: true }).fill("1");
  await page.getByLabel("Circulator", { exact: true }).fill("7");
  await page.getByLabel("First signature").fill("1/2/2018");
  await page.getByLabel("Last signature").fill("1/9/2018");
  await page.getByLabel("Declaration dated").fill("1/9/2018");
  await page.getByLabel("Signed", { exact: true }).check();
  await page.getByRole("button", { name: "Take it in" }).click();
  await page.getByRole("status").filter({ hasText: /./ }).waitFor();
  await isAccessible(page);
});

test("two clerks count it, a lead settles the difference", async () => {
  const first = at("clerk-1");
  await first.goto(`${BASE}/count`);
  await first.getByLabel("Lines on the front").fill("10");
  await first.getByLabel("Lines on the back").fill("0");
  await first.getByRole("button", { name: /Set|Change/ }).click();
  await isAccessible(first);
  for (const [id, typed] of [["clerk-1", "1-6"], ["clerk-2", "1-7"]]) {
    const page = at(id);
    await page.goto(`${BASE}/count/next`);
    if (id === "clerk-1") await isAccessible(page);
    // A full sheet is one key; a count above what is printed is refused.
    await page.keyboard.press("f");
    await page.getByRole("heading", { name: /sheet 0*2$/ }).waitFor();
    await page.getByLabel("Front").fill("1-11");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Front").fill(typed);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /sheet 0*3$/ }).waitFor();
    await page.keyboard.press("n");
    await page.waitForURL((url) => !/\/count\/1/.test(url.pathname));
  }
  const lead = at("lead-1");
  await lead.goto(`${BASE}/count/differences`);
  await isAccessible(lead);
  await lead.getByRole("button", { name: "As first" }).click();
  await lead.waitForLoadState();
});

test("the registrar declares, freezes, publishes the seed and draws", async () => {
  const page = at("registrar");
  await page.goto(`${BASE}/raw-count`);
  await isAccessible(page);
  await page.getByLabel("Declared on").fill("2018-01-11");
  await page.getByRole("button", { name: `Declare ${LINES} lines` }).click();
  await page.getByLabel("Filed as of").fill("2018-01-11");
  await page.getByRole("button", { name: "Decide" }).click();
  await page.getByText("Freeze", { exact: false }).or(page.getByRole("heading", { name: "Restate the raw count" })).first().waitFor();
  await isAccessible(page);
  await page.goto(`${BASE}/draw`);
  await page.getByRole("button", { name: "Freeze the frame" }).click();
  await page.getByLabel("Digits").fill("31415926535897932384o");
  await page.getByText("Character 21 is not a digit.").waitFor();
  await page.getByLabel("Where they come from").fill("ten-sided dice in the meeting");
  await page.getByRole("button", { name: "Publish the seed" }).click();
  await page.getByRole("alert").waitFor();
  await isAccessible(page, "a seed with a letter in it");
  await page.getByLabel("Digits").fill("314159265358979323846");
  await page.getByRole("button", { name: "Publish the seed" }).click();
  await page.getByRole("button", { name: "Draw", exact: true }).click();
  await page.getByRole("link", { name: "Repeat it here" }).click();
  await page.getByText("The draw repeats.").waitFor();
  await isAccessible(page);
  const seen = at("observer");
  await seen.goto(`${BASE}/draw`);
  await seen.getByText("lines are drawn").waitFor();
  await isAccessible(seen);
});

/** Examines by keyboard until nothing is left; every fourth line is said to be unsigned. Gives how many. */
async function examineAll(id) {
  const page = at(id);
  await page.goto(`${BASE}/examine`);
  let decided = 0;
  for (; decided < 3 * LINES; decided += 1) {
    if (await page.getByRole("heading", { name: "Nothing left for you" }).count()) return decided;
    const line = await page.locator(".line").getAttribute("data-line");
    const sheet = Number(line.split("-")[1]);
    const place = Number(line.split("-")[3]) + 10 * (sheet - 1);
    const blank = page.locator(".keyed input[name=text]");
    if (await blank.count()) {
      await blank.fill(voters[place - 1].text);
      await page.keyboard.press("Enter");
      await page.locator(".written-name").waitFor();
      if (decided === 0) await isAccessible(page);
    }
    await page.waitForTimeout(READ);
    await page.keyboard.press("1");
    await page.keyboard.press(place % 4 === 0 ? "i" : "Enter");
    await page.waitForFunction((line) => document.querySelector(".line")?.dataset.line !== line, line);
  }
  return decided;
}

test("clerks examine every line; rejections are looked at twice", async () => {
  assert.equal(await examineAll("clerk-1"), LINES);
  const again = await examineAll("clerk-2");
  assert.ok(again >= LINES / 4, `${again} second looks`);
  await isAccessible(at("clerk-2"), "nothing left");
  await at("clerk-2").goto("/");
  await at("clerk-2").getByText(`${LINES} of ${LINES}`).waitFor();
});

test("the registrar completes and signs; then nothing can be taken back", async () => {
  const page = at("registrar");
  await page.goto(`${BASE}/results`);
  await isAccessible(page);
  await page.getByRole("button", { name: "Complete the examination" }).click();
  await page.getByLabel(/^Password of/).fill("not the password of anybody");
  await isAccessible(page, "results to sign");
  await page.getByRole("button", { name: "Sign the certificate" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel(/^Password of/).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign the certificate" }).click();
  await page.getByText(/The certificate is signed/).waitFor();
  await isAccessible(page);
  await page.goto(`${BASE}/documents`);
  await isAccessible(page);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /^Certificate.* as PDF$/ }).click()]);
  assert.equal(readFileSync(await file.path()).subarray(0, 5).toString(), "%PDF-");
  await page.goto(BASE);
  await page.getByText("certified").first().waitFor();
  await isAccessible(page);
});

test("nothing went wrong unseen", () => {
  for (const [id, person] of Object.entries(people)) assert.deepEqual(person.troubles, [], id);
});
