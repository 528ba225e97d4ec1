// The examination by keyboard: the next line is loaded while this one is on the screen, a decision is sent while the next
// line is shown. Everything here also works without this script, by forms.
"use strict";
(() => {
  const room = document.getElementById("examination");
  if (!room) return;
  const base = room.dataset.base;
  const place = document.getElementById("line");
  const keys = document.getElementById("keys");
  const single = document.getElementById("single-keys");
  const began = Date.now();
  let loaded = null; // the next line: a promise of { line, html }
  let sending = Promise.resolve(); // the last decision, on its way
  let last = room.dataset.last; // the line decided last
  let decided = 0;
  let busy = false; // one line is left, the next not there yet
  // Milliseconds in which nobody reads a line: a key pressed twice was meant for the line before.
  const UNREAD = 250;
  let shownAt = -UNREAD;

  const current = () => place.querySelector(".line");
  const token = () => current().querySelector("input[name=token]").value;

  async function ask(address, form) {
    const options = { headers: { "x-form-token": token() } };
    if (form) {
      form.append("from-script", "yes");
      options.method = "POST";
      options.headers["content-type"] = "application/x-www-form-urlencoded";
      options.body = form.toString();
    }
    let answer;
    try {
      answer = await fetch(address, options);
    } catch {
      throw new Error("Scrutineer does not answer: is the network there? Try again.");
    }
    if (answer.status === 401) throw new Error("You are signed out: reload the page and sign in again.");
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.trouble || "Scrutineer could not do this. Try again.");
    return said;
  }

  function notice(text, wrong) {
    const line = document.querySelector("main > .notice");
    line.textContent = text;
    line.classList.toggle("wrong", Boolean(wrong));
  }

  function loadNext() {
    const except = [current().dataset.line];
    if (last) except.push(last);
    const query = except.map((line) => "except=" + encodeURIComponent(line)).join("&");
    loaded = ask(`${base}?from-script=yes&${query}`).catch(() => null);
  }

  function show(line, ...nodes) {
    place.replaceChildren(...nodes);
    shownAt = performance.now();
    history.replaceState(null, "", `${base}/${line}`);
    document.title = `Line ${line} · Scrutineer`;
    scrollTo(0, 0);
    loadNext();
    const keyed = current().querySelector(".keyed input[name=text]");
    // Screen readers read the line out; the keyboard is where it was.
    (keyed || current()).focus({ preventScroll: true });
  }

  function showHtml(said) {
    const made = document.createElement("template");
    made.innerHTML = said.html;
    show(said.line, made.content);
  }

  async function goOn() {
    const next = await loaded;
    if (next && next.line) return showHtml(next);
    try {
      await sending;
    } catch {
      return; // the line is back on the screen, with why
    }
    location.href = last ? `${base}?last=${encodeURIComponent(last)}` : base;
  }

  let asked = 0;
  async function find(search) {
    const number = ++asked;
    const text = search.value.trim();
    const line = current();
    const box = line.querySelector(".searched");
    if (!text) {
      box.replaceChildren();
      return;
    }
    try {
      const said = await ask(`${search.dataset.search}?from-script=yes&q=${encodeURIComponent(text)}`);
      // A later keystroke was answered first, or another line is there now.
      if (number !== asked || line !== current()) return;
      box.innerHTML = said.html || "<p class=\"hint\">Nobody found.</p>";
      renumber();
      const count = box.querySelectorAll(".voter").length;
      line.querySelector(".found-count").textContent = count === 1 ? "1 voter found" : `${count} voters found`;
    } catch (error) {
      notice(error.message, true);
    }
  }

  const voters = () => [...current().querySelectorAll(".proposed .voter, .searched .voter")];

  function renumber() {
    voters().forEach((voter, number) => {
      voter.querySelector("kbd").textContent = number < 9 ? String(number + 1) : "";
    });
  }

  function choose(radio) {
    if (!radio) return;
    radio.checked = true;
    radio.focus();
  }

  async function decide(form, button) {
    if (busy || performance.now() - shownAt < UNREAD) return;
    const line = current();
    const fields = new URLSearchParams(new FormData(form));
    fields.set("decision", button.value);
    if (button.value === "valid" && !fields.get("voter")) {
      notice("A valid line needs its voter: choose one, or give a reason why it does not count.", true);
      return;
    }
    const searched = line.querySelector("[data-search]").value.trim();
    if (searched) fields.append("search", searched);
    const name = line.dataset.line;
    const before = last;
    const sent = ask(`${line.dataset.address}/decide`, fields);
    sending = sent;
    busy = true;
    last = name;
    decided += 1;
    notice("");
    pace();
    // A refused decision brings the line back as it was, with what was chosen and typed.
    sent.catch((error) => {
      decided -= 1;
      last = before;
      pace();
      show(name, line);
      notice(`Line ${name} was not recorded: ${error.message}`, true);
    });
    await goOn();
    busy = false;
  }

  async function aside() {
    if (busy) return;
    busy = true;
    try {
      await ask(`${current().dataset.address}/aside`, new URLSearchParams());
      await goOn();
    } catch (error) {
      notice(error.message, true);
    }
    busy = false;
  }

  async function undo() {
    if (busy) return;
    if (!last) {
      notice("Nothing to take back yet.");
      return;
    }
    busy = true;
    try {
      await sending.catch(() => {});
      const said = await ask(`${base}/${last}/undo`, new URLSearchParams());
      decided = Math.max(0, decided - 1);
      last = "";
      showHtml(said);
      notice(`The finding on line ${said.line} is taken back.`);
      pace();
    } catch (error) {
      notice(error.message, true);
    }
    busy = false;
  }

  function pace() {
    const minutes = (Date.now() - began) / 60000;
    const rate = minutes > 0.5 ? `, ${Math.round((decided / minutes) * 60)} an hour` : "";
    const lines = decided === 1 ? "1 line" : `${decided} lines`;
    document.getElementById("pace").textContent = decided ? `You: ${lines}${rate}` : "";
    const form = document.getElementById("undo");
    form.classList.toggle("nothing", !last);
    form.querySelector("span").textContent = last;
  }

  place.addEventListener("submit", (event) => {
    const form = event.target;
    const isDecision = form.matches("form.decision");
    if (!isDecision && form.id !== "aside") return;
    event.preventDefault();
    event.stopPropagation();
    if (isDecision) decide(form, event.submitter || form.querySelector(".accept"));
    else aside();
  });
  document.getElementById("undo").addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    undo();
  });

  let waiting = 0;
  place.addEventListener("input", (event) => {
    if (!event.target.matches("[data-search]")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => find(event.target), 40);
  });

  // Keys of single letters can be turned off, for those who speak to their machine (WCAG 2.1.4).
  single.checked = localStorage.getItem("single-keys") !== "off";
  single.addEventListener("change", () => localStorage.setItem("single-keys", single.checked ? "on" : "off"));
  document.getElementById("show-keys").addEventListener("click", () => keys.showModal());

  function inSearch(event) {
    if (event.key === "Enter") {
      event.preventDefault();
      choose(current().querySelector(".searched input[type=radio]"));
    } else if (event.key === "Escape") {
      event.preventDefault();
      current().focus();
    }
  }

  /** What a key does; nothing where it means nothing. */
  function action(key, target) {
    const line = current();
    if (key === "0") return () => choose(line.querySelector(".nobody input"));
    if (/^[1-9]$/.test(key)) {
      const voter = voters()[Number(key) - 1];
      return voter && (() => choose(voter.querySelector("input")));
    }
    if (key === "enter") return !target.closest("button, a, summary") && (() => line.querySelector(".accept").click());
    if (key === "/") return () => line.querySelector("[data-search]").focus();
    if (key === "?") return () => keys.showModal();
    if (key === "u") return undo;
    if (key === "s") return () => line.querySelector(".aside").click();
    const reason = key.length === 1 && line.querySelector(`.reasons [data-key="${CSS.escape(key)}"]`);
    return reason && (() => reason.click());
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || keys.open) return;
    if (event.target.matches("[data-search]")) return inSearch(event);
    if (event.target.matches("input:not([type=radio]), select, textarea")) return;
    if (event.key !== "Enter" && !single.checked) return;
    const act = action(event.key.toLowerCase(), event.target);
    if (!act) return;
    event.preventDefault();
    act();
  });

  loadNext();
  pace();
  const keyed = current().querySelector(".keyed input[name=text]");
  if (keyed) keyed.focus();
})();
