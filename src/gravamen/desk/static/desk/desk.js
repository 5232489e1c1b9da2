// What moves on every page: keys, notices, what is typed and not sent yet, the help drawer, the lock.
"use strict";

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0; // pages of the record are not kept by the browser
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "4(03|09|22)", swap: true, error: false }, // a notice of what went wrong
  { code: "...", swap: false, error: true },
];

const token = () => document.querySelector("meta[name=csrf]").content;
document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRFToken"] = token(); });

// --- keys: an element with data-key="a" is pressed by that key; "g i" is two keys, one after the other
let before = "";
const typing = (target) => target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(target.type));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.blur && typing(event.target)) { event.target.blur(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
    const panic = event.altKey && event.shiftKey && event.code === "KeyL";
    if (panic) document.querySelector("[data-panic]")?.requestSubmit();
    return;
  }
  if (event.key === "Enter" && event.target.closest?.("a, button, summary")) return; // what is focused is pressed
  const open = document.querySelector("dialog[open]") ?? document;
  const pressed = (keys) => [...open.querySelectorAll("[data-key]")].find((one) => one.dataset.key.split("|").includes(keys) && !one.disabled && one.getClientRects().length);
  const found = pressed(`${before} ${event.key}`.trim()) ?? pressed(event.key);
  before = /^[a-z]$/i.test(event.key) && !found ? event.key : "";
  if (!found) return;
  event.preventDefault();
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(found.tagName)) found.focus(); else found.click();
});

// on a phone the menu scrolls: where one is stands in sight
document.querySelectorAll(".nav [aria-current], .tabs [aria-current]").forEach((one) => {
  const menu = one.closest(".nav, .tabs"), beyond = one.getBoundingClientRect(), seen = menu.getBoundingClientRect();
  if (beyond.right > seen.right) menu.scrollLeft += beyond.right - seen.right + 16;
  if (beyond.left < seen.left) menu.scrollLeft += beyond.left - seen.left - 16;
});

// the list of keys is made from the page itself
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    const list = dialog.querySelector("[data-keys]");
    if (list) list.replaceChildren(...keyRows());
    dialog.showModal();
  }
  if (event.target.closest("[data-closes]")) event.target.closest("dialog, .notice").tagName === "DIALOG" ? event.target.closest("dialog").close() : event.target.closest(".notice").remove();
  if (event.target.tagName === "DIALOG") event.target.close(); // a click beside it
});

function keyRows() {
  const rows = [];
  const seen = new Set();
  for (const one of document.querySelectorAll("[data-key]")) {
    const says = one.dataset.says || one.getAttribute("aria-label") || one.textContent.trim().replace(/\s+/g, " ");
    if (seen.has(one.dataset.key) || !says) continue;
    seen.add(one.dataset.key);
    const term = document.createElement("dt");
    for (const keys of one.dataset.key.split("|")) {
      const key = document.createElement("kbd");
      key.textContent = keys;
      term.append(key, " ");
    }
    const text = document.createElement("dd");
    text.textContent = says.replace(one.dataset.key, "").trim();
    rows.push(term, text);
  }
  return rows;
}

// --- what is typed is kept by the server, encrypted with the record, and comes back after a lost session
function restore(form) {
  if (form.dataset.restored) return;
  form.dataset.restored = "yes";
  if (!form.dataset.typed) return;
  const fields = JSON.parse(form.dataset.typed);
  for (const [name, values] of Object.entries(fields)) {
    const inputs = [...form.elements].filter((one) => one.name === name && one.type !== "file" && one.type !== "hidden");
    inputs.forEach((input, at) => {
      if (/^(checkbox|radio)$/.test(input.type)) input.checked = values.includes(input.value);
      else if (values[at] !== undefined) input.value = values[at];
    });
  }
  form.querySelector("[data-restored-note]")?.removeAttribute("hidden");
}

const waiting = new Map();
function keep(form) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    fetch(`/typed/${form.dataset.kept}/`, { method: "POST", body, headers: { "X-CSRFToken": token() }, keepalive: true });
  }, 700));
}
function forget(form) {
  clearTimeout(waiting.get(form));
  fetch(`/typed/${form.dataset.kept}/`, { method: "POST", body: new FormData(), headers: { "X-CSRFToken": token() }, keepalive: true });
}
document.addEventListener("input", (event) => { const form = event.target.form; if (form?.dataset.kept) keep(form); });
document.addEventListener("submit", (event) => {
  const form = event.target;
  clearTimeout(waiting.get(form));
  if (form.dataset.sure && !window.confirm(form.dataset.sure)) event.preventDefault();
});
htmx.onLoad((part) => {
  part.querySelectorAll?.("form[data-kept]").forEach(restore);
  if (part.matches?.("form[data-kept]")) restore(part);
  part.querySelectorAll?.("[data-submits]").forEach((one) => one.addEventListener("change", () => one.form.requestSubmit()));
  part.querySelectorAll?.(".notice[data-passes]").forEach((one) => setTimeout(() => one.remove(), 8000));
  if (part.matches?.(".notice[data-passes]")) setTimeout(() => part.remove(), 8000);
});
document.addEventListener("desk:sent", (event) => { const form = event.target.closest("form[data-kept]"); if (form) forget(form); });

// --- a page that nobody looks at does not stay on the screen: once the desk has locked itself, its door is shown there
const idle = Number(document.documentElement.dataset.idle || 0) * 60000;
let leaving;
function stay() {
  clearTimeout(leaving);
  if (idle) leaving = setTimeout(() => location.replace(location.href), idle + 10000); // the desk looks at its lock each five seconds
}
for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, stay, { passive: true });
stay();
window.desk = { keep, forget, token };

// --- a lock in one tab locks what the others show; each goes to the door at once, and nothing is sent but the word
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("gravamen-lock") : null;
document.querySelectorAll("[data-panic]").forEach((form) => form.addEventListener("submit", () => tabs?.postMessage("locked")));
if (tabs && document.documentElement.dataset.idle) tabs.onmessage = () => { document.body.hidden = true; setTimeout(() => location.replace(location.href), 300); };

// --- what is typed into a password's field can be looked at, and how long it is by now is said
document.querySelectorAll('input[type="password"]').forEach((field) => {
  const words = document.documentElement.dataset;
  if (!words.show) return;
  const look = Object.assign(document.createElement("button"), { type: "button", className: "plain little look", textContent: words.show });
  look.setAttribute("aria-pressed", "false");
  look.setAttribute("aria-controls", field.id);
  look.addEventListener("click", () => {
    const seen = field.type === "password";
    field.type = seen ? "text" : "password";
    look.setAttribute("aria-pressed", String(seen));
  });
  field.form?.addEventListener("submit", () => { field.type = "password"; });
  field.after(look);
  if (!("measured" in field.dataset) && (field.autocomplete !== "new-password" || "unmeasured" in field.dataset)) return;
  const least = 12, good = 20;
  const meter = Object.assign(document.createElement("meter"), { className: "strength", min: 0, max: good, low: least, high: good - 4, optimum: good, value: 0 });
  meter.setAttribute("aria-label", words.strength);
  // a run of one sign, or of neighbours, counts once: length is what keeps a password, as long as it is not made of nothing
  const counted = (typed) => [...typed].filter((sign, at, all) => at === 0 || Math.abs(sign.codePointAt(0) - all[at - 1].codePointAt(0)) > 1).length;
  field.addEventListener("input", () => { meter.value = Math.min(good, counted(field.value)); });
  look.after(meter);
});
