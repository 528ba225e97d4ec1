// An empty folder: the first administrator, the people, their first sign-in.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { serve } from "../lib/office.js";
import { isAccessible, launch, signIn, someone } from "../lib/browser.js";

let office, browser, admin;
before(async () => {
  [office, browser] = await Promise.all([serve(), launch()]);
  admin = await someone(browser, office);
});
after(async () => {
  await browser?.close();
  await office?.close();
});

const PASSWORD = "an administrator's password";

test("the first start asks for an administrator", async () => {
  const { page } = admin;
  await page.goto("/");
  assert.equal(new URL(page.url()).pathname, "/first-start");
  await isAccessible(page);
  await page.getByLabel("Id").fill("ana");
  await page.getByLabel("Name").fill("Ana Ruiz");
  await page.getByLabel("Password", { exact: false }).first().fill(PASSWORD);
  await page.getByLabel("Password again").fill("something else");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("alert").filter({ hasText: "not the same" }).waitFor();
  await isAccessible(page, "first start, refused");
  await page.getByLabel("Password", { exact: false }).first().fill(PASSWORD);
  await page.getByLabel("Password again").fill(PASSWORD);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.waitForURL("**/people");
  await isAccessible(page);
});

test("the administrator lets people in, and they come", async () => {
  const { page } = admin;
  const people = [["rita", "Rita Registrar", "registrar"], ["carla", "Carla <b>Clerk</b>", "clerk"]];
  for (const [id, name, role] of people) {
    await page.getByLabel("Id", { exact: true }).fill(id);
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.locator("form[action='/people'] select[name=role]").selectOption(role);
    await page.getByLabel("First password").fill(`the first password of ${id}`);
    await page.getByRole("button", { name: "Add" }).click();
    await page.getByRole("status").filter({ hasText: `${name} can sign in as ${id} now.` }).waitFor();
  }
  await isAccessible(page);
  const carla = await someone(browser, office);
  await carla.page.goto("/people");
  await signIn(carla.page, "carla", "the first password of carla");
  await carla.page.getByText("Not allowed").waitFor();
  await isAccessible(carla.page, "not allowed");
  await carla.page.goto("/account");
  await isAccessible(carla.page);
  // The administrator sees them leave; their next click leads to the door.
  await page.reload();
  await page.getByRole("button", { name: "Carla <b>Clerk</b> leaves" }).click();
  await page.getByText("Carla <b>Clerk</b> (carla), clerk").waitFor();
  await carla.page.goto("/");
  assert.equal(new URL(carla.page.url()).pathname, "/sign-in");
  await isAccessible(carla.page);
  assert.deepEqual(carla.troubles, []);
  await carla.close();
});

test("a registrar opens a petition", async () => {
  const rita = await someone(browser, office);
  const { page } = rita;
  await page.goto("/");
  await signIn(page, "rita", "the first password of rita");
  await page.getByText("There is no petition yet.").waitFor();
  await isAccessible(page, "empty docket");
  await page.getByRole("link", { name: "Open a petition" }).click();
  await isAccessible(page);
  await page.getByLabel("What it asks").fill("Recall of a member of the city council");
  await page.getByLabel("Whose voters may sign").fill("City of Example");
  await page.getByLabel("Which number").fill("twenty thousand");
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("alert").filter({ hasText: "is not a number" }).waitFor();
  assert.equal(await page.getByLabel("Whose voters may sign").inputValue(), "City of Example", "what was typed is still there");
  await isAccessible(page, "a petition that cannot be opened");
  await page.getByLabel("Which number").fill("20,000");
  await page.getByLabel("Proponents").fill("30");
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("heading", { level: 1, name: "Recall of a member of the city council" }).waitFor();
  await isAccessible(page);
  await page.goto("/");
  await isAccessible(page, "docket");
  assert.deepEqual(rita.troubles, []);
  await rita.close();
});

test("nothing went wrong unseen", () => {
  assert.deepEqual(admin.troubles, []);
});

test("the office stops when asked", async () => {
  assert.deepEqual(await office.stop(), { code: 0, signal: null });
});
