// People at browsers: each with a context, and so a session, of their own.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { PASSWORD } from "./office.js";

const axe = createRequire(import.meta.url)("axe-core");

const ASSETS = join(import.meta.dirname, "../../crates/web/assets");
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Milliseconds: a key pressed sooner after a line has come up counts as pressed twice. */
export const READ = 300;

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

/** A browser nobody is signed in with. What its console says goes to `person.troubles`. */
export async function someone(browser, office, options = {}) {
  const context = await browser.newContext({ baseURL: office.address, viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(10_000);
  if (process.env.ASSETS) {
    // Style sheet and scripts as they are in the source, without building the program anew.
    await context.route("**/assets/*", (route) => route.fulfill({ path: join(ASSETS, new URL(route.request().url()).pathname.split("/").pop()) }));
  }
  const page = await context.newPage();
  const troubles = [];
  const watch = (page) => {
    page.on("pageerror", (error) => troubles.push(String(error)));
    page.on("console", (message) => {
      // An answer that refuses something is named by the browser as well; the tests look at those themselves.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) troubles.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(office.address)) troubles.push(`asks elsewhere: ${request.url()}`);
    });
  };
  watch(page);
  context.on("page", watch);
  return { context, page, troubles, close: () => context.close() };
}

/** A browser somebody of the demonstration is signed in with. */
export async function signedIn(browser, office, id, options = {}) {
  const person = await someone(browser, office, options);
  await person.page.goto("/sign-in");
  await signIn(person.page, id);
  return person;
}

export async function signIn(page, id, password = PASSWORD) {
  await page.getByLabel("Id").fill(id);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** What axe finds on the page as it stands, in light and dark, and whether it runs over the side. */
export async function isAccessible(page, name = page.url()) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Evaluated by the browser's debugger: the page's own policy stays in force.
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), RULES);
    const said = violations.map((v) => `${v.id}: ${v.help}\n` + v.nodes.map((n) => `  ${n.target}: ${n.failureSummary}`).join("\n"));
    assert.equal(said.join("\n"), "", `${name}, ${colorScheme}`);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name} runs ${over} px over the side`);
}
