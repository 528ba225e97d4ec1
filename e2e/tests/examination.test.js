// The examination in a browser: two clerks by keyboard alone, a lead, and what goes wrong between them.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { serve } from "../lib/office.js";
import { READ, isAccessible, launch, signIn, signedIn } from "../lib/browser.js";

const EXAMINE = "/petitions/practice-recall/examine";
let office, browser;
before(async () => {
  [office, browser] = await Promise.all([serve({ demo: true }), launch()]);
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const nameOf = (page) => page.locator(".line").getAttribute("data-line");

/** Waits until another line is on the screen; gives it. */
async function nextAfter(page, line) {
  await page.waitForFunction((line) => {
    const shown = document.querySelector(".line");
    return shown && shown.dataset.line !== line;
  }, line);
  return nameOf(page);
}

/** Accepts who is preselected, else says that nobody is on the roll; keys only. */
async function decideByKeys(page) {
  await page.waitForTimeout(READ);
  const line = await nameOf(page);
  const chosen = await page.locator(".proposed input:checked").count();
  if (chosen) {
    await page.keyboard.press("Enter");
  } else {
    await page.keyboard.press("0");
    await page.keyboard.press("n");
  }
  return { line, next: await nextAfter(page, line) };
}

/** Findings made so far: a line handed out may wait for its first look or for its second. */
async function looks(page) {
  return (await figure(page, "Looked at")) + (await figure(page, "Looked at by two people"));
}

async function figure(page, name) {
  await page.goto("/petitions/practice-recall");
  const value = await page.locator("dt", { hasText: new RegExp(`^${name}$`) }).first().locator("xpath=following-sibling::dd[1]").innerText();
  return Number(value.replaceAll(",", ""));
}

test("two clerks examine by keyboard and never have one line", async () => {
  const clerks = await Promise.all(["clerk-1", "clerk-2"].map((id) => signedIn(browser, office, id)));
  const pages = clerks.map((clerk) => clerk.page);
  await Promise.all(pages.map((page) => page.goto(EXAMINE)));
  await isAccessible(pages[0]);
  const done = [[], []];
  for (let turn = 0; turn < 12; turn += 1) {
    const [one, two] = await Promise.all(pages.map(nameOf));
    assert.notEqual(one, two);
    const decided = await Promise.all(pages.map(decideByKeys));
    decided.forEach(({ line }, clerk) => done[clerk].push(line));
  }
  for (const lines of done) assert.equal(new Set(lines).size, lines.length, "nobody sees a line of theirs again");
  await pages[0].getByText("You: 12 lines").waitFor();
  const looks = new Set(done.flat()).size;
  assert.equal(await figure(pages[0], "Looked at"), looks);
  clerks.forEach((clerk) => assert.deepEqual(clerk.troubles, []));
  await Promise.all(clerks.map((clerk) => clerk.close()));
});

test("undo, put aside, the search and the list of keys, by keyboard", async () => {
  const clerk = await signedIn(browser, office, "clerk-1");
  const { page } = clerk;
  await page.goto(EXAMINE);
  const { line } = await decideByKeys(page);
  await page.keyboard.press("u");
  await page.getByRole("status").filter({ hasText: `The finding on line ${line} is taken back.` }).waitFor();
  assert.equal(await nameOf(page), line);
  await page.keyboard.press("s");
  const other = await nextAfter(page, line);
  assert.notEqual(other, line);

  const name = await page.locator(".who strong").first().innerText();
  await page.keyboard.press("/");
  await page.keyboard.type(name.split(" ").slice(-1)[0].toLowerCase().slice(0, 6));
  await page.locator(".searched .voter").first().waitFor();
  await isAccessible(page, "examination with voters found");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".searched input").first().isChecked());
  await page.keyboard.press("1");
  assert.ok(await page.locator(".proposed input, .searched input").first().isChecked());
  await page.keyboard.press("/");
  await page.locator("[data-search]").fill("zzzzqqqq");
  await page.locator(".searched").getByText("Nobody found.").waitFor();
  await page.keyboard.press("Escape");

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.waitFor();
  await isAccessible(page, "the list of keys");
  await keys.getByLabel("Single keys act at once").uncheck();
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });
  await page.keyboard.press("n");
  assert.equal(await nameOf(page), other, "single keys are turned off");
  await page.getByRole("button", { name: "Keys" }).click();
  await keys.getByLabel("Single keys act at once").check();
  await page.keyboard.press("Escape");
  // Accepting nobody is refused on the spot.
  await page.waitForTimeout(READ);
  await page.keyboard.press("0");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "A valid line needs its voter" }).waitFor();
  assert.equal(await nameOf(page), other);
  assert.deepEqual(clerk.troubles, []);
  await clerk.close();
});

test("a rejection goes to another person, a difference to the lead", async () => {
  const one = await signedIn(browser, office, "clerk-1");
  await one.page.goto(EXAMINE);
  const line = await nameOf(one.page);
  await one.page.keyboard.press("0");
  await one.page.keyboard.press("n");
  await nextAfter(one.page, line);
  const address = `${EXAMINE}/${line}`;
  const two = await signedIn(browser, office, "clerk-2");
  await two.page.goto(address);
  assert.equal(await two.page.locator(".decision .voters").getByText(/clerk/i).count(), 0, "the first finding is not told");
  await two.page.keyboard.press("1");
  await two.page.keyboard.press("Enter");
  await nextAfter(two.page, line);
  const lead = await signedIn(browser, office, "lead-1");
  await lead.page.goto(address);
  await isAccessible(lead.page, "a difference");
  await lead.page.keyboard.press("1");
  await lead.page.keyboard.press("Enter");
  await nextAfter(lead.page, line);
  for (const person of [one, two, lead]) {
    assert.deepEqual(person.troubles, []);
    await person.close();
  }
});

test("a form sent twice counts once; a decision that comes too late brings the line back", async () => {
  const clerk = await signedIn(browser, office, "clerk-2");
  const { page, context } = clerk;
  await page.goto(EXAMINE);
  const line = await nameOf(page);
  const stale = await context.newPage();
  await stale.goto(`${EXAMINE}/${line}`);
  const before = await (async () => {
    const look = await context.newPage();
    const count = await looks(look);
    await look.close();
    return count;
  })();
  // Enter held down, or pressed by an impatient hand: one decision.
  await page.keyboard.press("0");
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await nextAfter(page, line);
  await stale.bringToFront();
  await stale.keyboard.press("1");
  await stale.keyboard.press("Enter");
  await stale.getByRole("status").filter({ hasText: `Line ${line} was not recorded` }).waitFor();
  assert.equal(await nameOf(stale), line, "the line is back with what was chosen");
  assert.ok(await stale.locator(".proposed input").first().isChecked());
  await isAccessible(stale, "a decision refused");
  assert.equal(await looks(stale), before + 1);
  await clerk.close();
});

test("a tab of an old session says so and loses nothing", async () => {
  const clerk = await signedIn(browser, office, "clerk-1");
  const { page, context } = clerk;
  await page.goto(EXAMINE);
  const line = await nameOf(page);
  const other = await context.newPage();
  await other.goto("/");
  await other.getByRole("button", { name: "Sign out" }).click();
  await other.waitForURL("**/sign-in");
  await page.keyboard.press("0");
  await page.keyboard.press("n");
  await page.getByRole("status").filter({ hasText: "signed out" }).waitFor();
  assert.equal(await nameOf(page), line);
  await signIn(other, "clerk-1");
  await page.waitForTimeout(READ);
  await page.keyboard.press("0");
  await page.keyboard.press("n");
  await page.getByRole("status").filter({ hasText: "out of date" }).waitFor();
  await page.reload();
  await page.keyboard.press("0");
  await page.keyboard.press("n");
  await nextAfter(page, line);
  await clerk.close();
});

test("without JavaScript", async () => {
  const clerk = await signedIn(browser, office, "clerk-1", { javaScriptEnabled: false });
  const { page } = clerk;
  await page.goto(EXAMINE);
  const address = page.url();
  await page.locator(".without-script input").fill("garcia");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.locator(".searched .voter").first().waitFor();
  await page.getByLabel("Nobody on the roll").check();
  await page.locator(".reasons button[value=not-registered]").click();
  await page.waitForURL((url) => url.href !== address && url.search.startsWith("?last="));
  await page.getByRole("button", { name: /Take back/ }).click();
  await page.getByText("is taken back").waitFor();
  await page.getByRole("button", { name: /Put aside/ }).click();
  await page.waitForURL((url) => url.pathname !== new URL(address).pathname);
  await clerk.close();
});
