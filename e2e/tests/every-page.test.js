// Every page that links lead to, for every role: accessible in light and dark, nothing fetched from elsewhere.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { serve } from "../lib/office.js";
import { isAccessible, launch, signedIn } from "../lib/browser.js";
import { PAGES, routeOf } from "../lib/routes.js";

/** Pages of one kind that are looked at, one of each petition at least. */
const OF_A_KIND = 2;
/** No pages, or looked at elsewhere: the first start, answers to scripts. */
const ELSEWHERE = [
  "/health",
  "/assets/{name}",
  "/sign-in",
  "/first-start",
  "/petitions/{petition}/examine/{line}/search",
  // The demonstration has nothing left to count and no two people who differ: life.test.js and examination.test.js look.
  "/petitions/{petition}/count/next",
  "/petitions/{petition}/count/{section}",
  "/petitions/{petition}/differences/{line}",
];
const ROLES = ["registrar", "admin", "lead-1", "clerk-1", "observer", "inspector"];

let office, browser;
const seen = new Set();
const looked = new Set();
before(async () => {
  [office, browser] = await Promise.all([serve({ demo: true }), launch()]);
});
after(async () => {
  await browser?.close();
  await office?.close();
});

/** A document to keep may be HTML too; it is a download, not a page. */
const isPage = (answer) => {
  const { "content-type": kind = "", "content-disposition": disposition = "" } = answer.headers();
  return kind.startsWith("text/html") && !disposition.startsWith("attachment");
};

for (const id of ROLES) {
  test(`every page ${id} can come to`, async () => {
    const { page, context, troubles, close } = await signedIn(browser, office, id);
    const queue = ["/"];
    const known = new Set(queue);
    const counts = new Map();
    while (queue.length) {
      const address = queue.shift();
      const { pathname } = new URL(address, office.address);
      const route = routeOf(pathname);
      assert.ok(route, `${address} is no page`);
      const kind = `${route} ${pathname.split("/")[2] ?? ""}`;
      if ((counts.get(kind) ?? 0) >= OF_A_KIND) continue;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const answer = await context.request.get(address);
      seen.add(route);
      // A tab may lead to a page that says why nothing can be done there now.
      assert.ok(answer.status() < 400 || answer.status() === 409, `${id} is led to ${address}, which says ${answer.status()}`);
      if (!isPage(answer)) continue;
      await page.goto(address);
      seen.add(routeOf(new URL(page.url()).pathname));
      // Roles share pages: each is looked at closely once, and again where another role sees other things on it.
      const shape = await page.evaluate(() => [...document.querySelectorAll("main h1, main h2, main h3, main th, main form")].map((e) => e.tagName === "FORM" ? e.getAttribute("action") : e.className).join());
      const look = `${kind} ${shape.length}`;
      if (!looked.has(look)) await isAccessible(page, `${id} at ${address}`);
      looked.add(look);
      const leads = (found) => found.map((e) => e.getAttribute("href") ?? e.getAttribute("src"));
      for (const link of await page.locator("a[href^='/'], main img[src^='/']").evaluateAll(leads)) {
        const clean = link.split("#")[0];
        if (known.has(clean)) continue;
        known.add(clean);
        queue.push(clean);
      }
    }
    assert.deepEqual(troubles, []);
    await close();
  });
}

test("no page was missed", () => {
  const missed = PAGES.filter((path) => !seen.has(path) && !ELSEWHERE.includes(path));
  assert.deepEqual(missed, []);
});
