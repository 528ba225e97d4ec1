// How long the server takes for the next line, a decision, a search: measured by the server itself (`serve --log`), on a
// demonstration in the folder given, which is copied first. Prints a Markdown table.
//   node server-times.js FOLDER [DECISIONS]
import { serve, PASSWORD } from "./lib/office.js";

const EXAMINE = "/petitions/practice-recall/examine";
process.env.SCRUTINEER_DEMO = process.argv[2];
const decisions = Number(process.argv[3] ?? 300);
/** As clerks type: a house number and the beginning of a name, a name, a name with a slip, a street. */
const SEARCHES = ["704smi", "garcia", "nguyen thi", "jonh smiht", "garcia 12 oak", "martinez maria", "12 maple"];

const office = await serve({ demo: true, log: true });
let cookie = "";

async function ask(path, form) {
  const options = { redirect: "manual", headers: { cookie } };
  if (form) {
    options.method = "POST";
    options.body = new URLSearchParams(form);
  }
  return fetch(office.address + path, options);
}

const signIn = await ask("/sign-in", { id: "clerk-1", password: PASSWORD });
cookie = signIn.headers.get("set-cookie").split(";")[0];
const token = (await (await ask("/account")).text()).match(/name="token" value="(\w+)"/)[1];

/** The next line with everything the screen shows, as the script asks for it. */
async function next(last) {
  const said = await (await ask(`${EXAMINE}?from-script=yes${last ? `&except=${last}` : ""}`)).json();
  const chosen = said.html.match(/name="voter" value="([^"]+)" checked/);
  return { line: said.line, voter: chosen ? chosen[1] : "" };
}

let at = await next();
for (let turn = 0; turn < decisions; turn += 1) {
  // Every keystroke of a search, as somebody types.
  const text = SEARCHES[turn % SEARCHES.length];
  const typed = text.slice(0, 2 + (turn % (text.length - 1)));
  const search = await ask(`${EXAMINE}/${at.line}/search?from-script=yes&q=${encodeURIComponent(typed)}`);
  if (search.status !== 200) throw new Error(`search: ${search.status}`);
  const decision = at.voter ? "valid" : "not-registered";
  const decided = await ask(`${EXAMINE}/${at.line}/decide`, { token, decision, voter: at.voter, "from-script": "yes" });
  if (decided.status !== 200) throw new Error(`decide: ${decided.status} ${await decided.text()}`);
  at = await next(at.line);
}
for (const path of ["/", "/petitions/demonstration-recall", "/petitions/demonstration-recall/results"]) {
  for (let turn = 0; turn < 20; turn += 1) await (await ask(path)).text();
}

/** Lists of the whole petition: opened, sorted, filtered, their last page. Each as often as the others; the registrar looks. */
const LISTS = {
  "lines, first page": "lines",
  "lines, last page": "lines?page=100000",
  "lines sorted by standing, backwards": "lines?sort=standing&order=back",
  "lines valid, looked at by one person": "lines?standing=valid&person=clerk-1",
  "lines of one reason": "lines?reason=not-registered",
  "sections": "intake/sections",
  "movements of paper": "custody",
  "groups of duplicates decided": "duplicates?view=decided",
  "results by circulator": "results/groups?by=circulator",
  "journal": "journal",
};
const TURNS = 10;
cookie = "";
const registrar = await ask("/sign-in", { id: "registrar", password: PASSWORD });
cookie = registrar.headers.get("set-cookie").split(";")[0];
const lists = [];
for (const petition of ["demonstration-recall", "practice-recall"]) {
  for (const [name, path] of Object.entries(LISTS)) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const said = await ask(`/petitions/${petition}/${path}`);
      await said.text();
      if (said.status !== 200) throw new Error(`${petition} ${path}: ${said.status}`);
      lists.push(`${petition} ${name}`);
    }
  }
}
const exported = performance.now();
const file = await (await ask("/petitions/practice-recall/documents/lines-internal.csv")).text();
const practice = performance.now() - exported;
await office.stop();

const listTimes = new Map();
const ofLists = [...office.said().matchAll(/^\S+ GET (\/petitions\/\{petition\}\/(?:lines|intake\/sections|custody|duplicates|results\/groups|journal)) 200 ([\d.]+) ms$/gm)];
ofLists.forEach(([, , milliseconds], at) => {
  if (!listTimes.has(lists[at])) listTimes.set(lists[at], []);
  listTimes.get(lists[at]).push(Number(milliseconds));
});

const routes = new Map();
for (const [, method, route, milliseconds] of office.said().matchAll(/^\S+ (GET|POST) (\S+) (?:200|303) ([\d.]+) ms$/gm)) {
  const name = `${method} ${route}`;
  if (!routes.has(name)) routes.set(name, []);
  routes.get(name).push(Number(milliseconds));
}
const WANTED = {
  "GET /petitions/{petition}/examine": "the next line with its voters",
  "POST /petitions/{petition}/examine/{line}/decide": "a decision, on disk",
  "GET /petitions/{petition}/examine/{line}/search": "a search of the whole roll, per keystroke",
  "GET /": "the docket",
  "GET /petitions/{petition}": "a petition's page",
  "GET /petitions/{petition}/results": "its results",
};
console.log("| what | requests | median ms | 95 % ms | longest ms |\n|---|---|---|---|---|");
for (const [route, name] of Object.entries(WANTED)) {
  const times = (routes.get(route) ?? []).sort((a, b) => a - b);
  if (!times.length) continue;
  const part = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  console.log(`| ${name} | ${times.length} | ${part(0.5)} | ${part(0.95)} | ${part(1)} |`);
}
console.log(`\n| list | all lines: median ms | longest | practice petition: median ms | longest |\n|---|---|---|---|---|`);
for (const name of Object.keys(LISTS)) {
  const of = (petition) => {
    const times = (listTimes.get(`${petition} ${name}`) ?? []).sort((a, b) => a - b);
    return `${times[Math.floor(times.length / 2)]?.toFixed(1)} | ${times.at(-1)?.toFixed(1)}`;
  };
  console.log(`| ${name} | ${of("demonstration-recall")} | ${of("practice-recall")} |`);
}
console.log(`\nEvery line with what was keyed from it, ${file.trimEnd().split("\n").length - 1} lines: ${practice.toFixed(0)} ms`);
await office.close();
