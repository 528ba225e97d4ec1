// The examination by keyboard: the next line is loaded while this one is on the screen, a decision is sent while the next
// line is shown. Everything here also works without this script, by forms.
"use strict";
(() => {
  const room = document.getElementById("examination");
  if (!room) return;
  const base = room.dataset.base;
  const place = document.getElementById("line");
  const keys = document.getElementById("keys");
  let loaded = null; // the next line: a promise of { line, html }
  let last = null; // the line decided last
  let decided = 0;
  const began = Date.now();

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
    const answer = await fetch(address, options);
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.trouble || "Scrutineer did not answer.");
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

  function show(line, html) {
    place.innerHTML = html;
    history.replaceState(null, "", `${base}/${line}`);
    document.title = `Line ${line} · Scrutineer`;
    ready();
  }

  async function goOn() {
    const next = await loaded;
    if (next && next.line) {
      show(next.line, next.html);
    } else {
      location.href = last ? `${base}?last=${last}` : base;
    }
  }

  function ready() {
    const line = current();
    line.querySelector("form.decision").addEventListener("submit", decide);
    line.querySelector(".aside").form.addEventListener("submit", aside);
    const search = line.querySelector("[data-search]");
    let waiting = 0;
    search.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => find(search), 60);
    });
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        choose(line.querySelector(".searched input[type=radio]"));
      } else if (event.key === "Escape") {
        search.blur();
      }
    });
    const keyed = line.querySelector(".keyed input[name=text]");
    if (keyed) keyed.focus();
    loadNext();
  }

  let asked = 0;
  async function find(search) {
    const number = ++asked;
    const text = search.value.trim();
    const box = current().querySelector(".searched");
    if (!text) {
      box.innerHTML = "";
      return;
    }
    try {
      const said = await ask(`${search.dataset.search}?from-script=yes&q=${encodeURIComponent(text)}`);
      if (number !== asked) return; // a later keystroke was answered first
      box.innerHTML = said.html || "<p class=\"hint\">Nobody found.</p>";
      renumber();
    } catch (error) {
      notice(error.message, true);
    }
  }

  function voters() {
    return [...current().querySelectorAll(".proposed .voter, .searched .voter")];
  }

  function renumber() {
    voters().forEach((voter, place) => {
      voter.querySelector("kbd").textContent = place < 9 ? String(place + 1) : "";
    });
  }

  function choose(radio) {
    if (!radio) return;
    radio.checked = true;
    radio.focus();
  }

  async function decide(event) {
    event.preventDefault();
    event.stopPropagation();
    const line = current();
    const form = new URLSearchParams(new FormData(event.target));
    const button = event.submitter || line.querySelector(".accept");
    form.set("decision", button.value);
    if (button.value === "valid" && !form.get("voter")) {
      notice("A valid line needs its voter: choose one, or give a reason why it does not count.", true);
      return;
    }
    const searched = line.querySelector("[data-search]").value.trim();
    if (searched) form.append("search", searched);
    const name = line.dataset.line;
    // Kept, so that a refused decision brings the line back as it was.
    const sent = ask(`${line.dataset.address}/decide`, form);
    const before = place.innerHTML;
    last = name;
    decided += 1;
    notice("");
    pace();
    await goOn();
    sent.catch((error) => {
      decided -= 1;
      show(name, before);
      notice(`Line ${name} was not recorded: ${error.message}`, true);
    });
  }

  async function aside(event) {
    event.preventDefault();
    event.stopPropagation();
    const line = current();
    try {
      await ask(`${line.dataset.address}/aside`, new URLSearchParams());
      await goOn();
    } catch (error) {
      notice(error.message, true);
    }
  }

  async function undo() {
    const stated = document.getElementById("last").textContent.replace("Last: ", "").trim();
    const line = last || stated;
    if (!line) {
      notice("Nothing to take back yet.");
      return;
    }
    try {
      const said = await ask(`${base}/${line}/undo`, new URLSearchParams());
      if (last) decided -= 1;
      last = null;
      show(said.line, said.html);
      notice(`The finding on line ${said.line} is taken back.`);
      pace();
    } catch (error) {
      notice(error.message, true);
    }
  }

  function pace() {
    const minutes = (Date.now() - began) / 60000;
    const rate = minutes > 0.5 ? `, ${Math.round((decided / minutes) * 60)} an hour` : "";
    document.getElementById("pace").textContent = decided ? `You: ${decided} lines${rate}` : "";
    document.getElementById("last").textContent = last ? `Last: ${last}` : "";
    const form = document.getElementById("undo");
    if (form) form.hidden = true; // its line is an older one now; the key knows the newer
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || keys.open) return;
    const typing = event.target.matches("input:not([type=radio]), select, textarea");
    if (typing) return;
    const line = current();
    const digit = "0123456789".indexOf(event.key);
    if (event.key.length === 1 && digit === 0) {
      choose(line.querySelector(".nobody input"));
    } else if (event.key.length === 1 && digit > 0) {
      const voter = voters()[digit - 1];
      if (voter) choose(voter.querySelector("input"));
    } else if (event.key === "Enter" && !event.target.matches("button, a, summary")) {
      line.querySelector(".accept").click();
    } else if (event.key === "/") {
      line.querySelector("[data-search]").focus();
    } else if (event.key === "?") {
      keys.showModal();
    } else if (event.key.toLowerCase() === "u") {
      undo();
    } else if (event.key.toLowerCase() === "s") {
      line.querySelector(".aside").click();
    } else {
      const reason = line.querySelector(`.reasons [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!reason) return;
      reason.click();
    }
    event.preventDefault();
  });

  ready();
})();
