// The letter's editor under the keys: from sentence to sentence, what is done to one, and the focus kept where it was.
"use strict";

(() => {
  let current = "";
  const sheet = () => document.getElementById("sheet");
  const all = () => [...sheet().querySelectorAll("a.s")];
  const one = () => document.getElementById(current) ?? all()[0];

  function mark(sentence) {
    for (const other of sheet().querySelectorAll(".s.current")) other.classList.remove("current");
    sentence.classList.add("current");
    current = sentence.id;
  }

  function go(sentence) {
    if (!sentence) return;
    sentence.focus({ preventScroll: true });
    sentence.scrollIntoView({ block: "nearest" });
  }

  function next(step) {
    const list = all();
    const at = list.findIndex((each) => each.id === current);
    go(list[at < 0 ? 0 : Math.min(Math.max(at + step, 0), list.length - 1)]);
  }

  function send(what) {
    htmx.ajax("POST", sheet().dataset.edit, { target: "#sheet", swap: "outerHTML", values: { do: what, at: one().dataset.at } });
  }

  function open(add) {
    const sentence = one();
    const slot = sentence.closest(".para").querySelector(".slot") ?? sentence.closest(".para").nextElementSibling;
    htmx.ajax("GET", sentence.getAttribute("hx-get") + (add ? "&add=1" : ""), { target: slot, swap: "innerHTML" });
  }

  const does = {
    next: () => next(1), previous: () => next(-1), rewrite: () => open(false), add: () => open(true),
    up: () => send("up"), down: () => send("down"), leave_out: () => send("leave_out"),
  };

  function leave() {
    const panel = document.getElementById("sentence");
    if (!panel) return;
    const back = document.getElementById(panel.dataset.of);
    panel.remove();
    go(back);
  }

  document.addEventListener("focusin", (event) => { if (event.target.matches("#sheet a.s")) mark(event.target); });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-does]");
    if (button) does[button.dataset.does]();
    if (event.target.closest("[data-leaves]")) { event.preventDefault(); leave(); }
    const goes = event.target.closest("[data-goes]");
    const wanted = goes && all().find((each) => each.dataset.at === goes.dataset.goes);
    if (wanted) { event.preventDefault(); go(wanted); open(false); }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("#sentence");
    if (typing && event.key === "Escape") { event.preventDefault(); event.stopImmediatePropagation(); leave(); return; }
    if (typing && event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      event.target.form?.querySelector("button.first")?.click(); // by its click htmx knows which button it was
      return;
    }
    if (!event.target.matches?.("#sheet a.s")) return;
    const key = (event.altKey ? "Alt+" : "") + event.key;
    const pressed = { "Alt+ArrowUp": does.up, "Alt+ArrowDown": does.down, ArrowDown: does.next, ArrowUp: does.previous, Delete: does.leave_out }[key];
    if (!pressed) return;
    event.preventDefault();
    pressed();
  }, true);

  // a sentence dragged to another place; the keys do the same step by step
  let dragged = null;
  const half = (event, over) => { const box = over.getBoundingClientRect(); return event.clientY < box.top + box.height / 2; };
  const accepts = (over) => dragged && over && over !== dragged && over.draggable && ("asks" in over.dataset) === ("asks" in dragged.dataset);
  const unmark = () => { for (const each of sheet().querySelectorAll(".over-before, .over-after")) each.classList.remove("over-before", "over-after"); };

  document.addEventListener("dragstart", (event) => {
    const sentence = event.target.closest?.("#sheet a.s[draggable]");
    if (!sentence) return;
    dragged = sentence;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", sentence.textContent);
    sentence.classList.add("dragged");
  });
  document.addEventListener("dragover", (event) => {
    const over = event.target.closest?.("#sheet a.s");
    unmark();
    if (!accepts(over)) return;
    event.preventDefault();
    over.classList.add(half(event, over) ? "over-before" : "over-after");
  });
  document.addEventListener("drop", (event) => {
    const over = event.target.closest?.("#sheet a.s");
    if (!accepts(over)) return;
    event.preventDefault();
    const values = { do: "place", at: dragged.dataset.at, to: over.dataset.at };
    if (half(event, over)) values.before = "1";
    htmx.ajax("POST", sheet().dataset.edit, { target: "#sheet", swap: "outerHTML", values });
  });
  document.addEventListener("dragend", () => { dragged?.classList.remove("dragged"); dragged = null; unmark(); });

  // one panel at a time
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.classList?.contains("slot")) document.getElementById("sentence")?.remove();
  });

  // what was folded beside the letter stays folded when it is shown anew
  const folded = new Map();
  document.addEventListener("toggle", (event) => { if (event.target.matches?.("#side > details")) folded.set(event.target.id, event.target.open); }, true);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "side") for (const [id, open] of folded) { const part = document.getElementById(id); if (part) part.open = open; }
  });

  document.addEventListener("htmx:afterSettle", () => {
    const wanted = sheet()?.dataset.focus;
    if (!wanted) return;
    delete sheet().dataset.focus;
    go(document.getElementById(wanted) ?? all()[0]);
  });
})();
