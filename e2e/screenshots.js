// The pictures of the README, taken from a demonstration: node screenshots.js FOLDER. The data are synthetic and marked.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve } from "./lib/office.js";
import { launch, signedIn } from "./lib/browser.js";

const folder = resolve(process.argv[2] ?? "../docs/pictures");
mkdirSync(folder, { recursive: true });
const office = await serve({ demo: true });
const browser = await launch();

/** Who, where, called what; and what is done before the picture is taken. */
const PICTURES = [
  ["registrar", "/petitions/practice-recall", "petition"],
  ["registrar", "/petitions/demonstration-recall/results", "results", { prepare: (page) => page.locator(".picture").first().scrollIntoViewIfNeeded() }],
  ["observer", "/petitions/demonstration-recall/draw", "draw"],
  ["clerk-1", "/petitions/practice-recall/examine", "examination", { prepare: someLines }],
  ["clerk-2", "/petitions/practice-recall/examine", "examination-dark", { colorScheme: "dark", prepare: someLines }],
];

async function someLines(page) {
  for (let turn = 0; turn < 3; turn += 1) {
    const line = await page.locator(".line").getAttribute("data-line");
    await page.waitForTimeout(300);
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await page.waitForFunction((line) => document.querySelector(".line").dataset.line !== line, line);
  }
}

for (const [id, address, name, { colorScheme = "light", prepare } = {}] of PICTURES) {
  const person = await signedIn(browser, office, id, { colorScheme });
  await person.page.goto(address);
  if (prepare) await prepare(person.page);
  const path = join(folder, `${name}.png`);
  await person.page.screenshot({ path, animations: "disabled", caret: "hide" });
  console.log(path);
  await person.close();
}
await browser.close();
await office.close();
