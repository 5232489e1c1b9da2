// The reading room: one proposal at a time before the officer, its passage before their eyes, every decision one key.
"use strict";
(() => {
  const room = document.getElementById("room");
  if (!room) return;
  room.classList.add("scripted");
  const paper = document.getElementById("paper");
  const leaves = document.getElementById("leaves");
  const review = document.getElementById("review");
  const add = document.getElementById("add");
  const says = document.getElementById("room-says");
  const cards = () => [...document.querySelectorAll("#cards .proposal")];
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let current = null; // the number of the proposal before the officer
  let last = room.dataset.last; // the last entry of the record that this page has seen

  // --- characters: the record counts code points, the browser half of them twice
  const points = (text) => [...text].length;
  const units = (text, count) => [...text].slice(0, count).join("").length;
  const stretchAt = (part, offset) => {
    const all = part.children;
    let low = 0, high = all.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (+all[middle].dataset.s <= offset) low = middle; else high = middle - 1; }
    return all[low];
  };
  const partAt = (offset) => [...(paper?.querySelectorAll(".part") ?? [])].find((one) => +one.dataset.start <= offset && offset < +one.dataset.end);
  function range(start, end) {
    const [first, second] = [partAt(start), partAt(end - 1)];
    if (!first || !second || first.dataset.href || second.dataset.href) return null;
    const [from, to] = [stretchAt(first, start), stretchAt(second, end - 1)];
    if (!from?.firstChild || !to?.firstChild) return null;
    const found = document.createRange();
    found.setStart(from.firstChild, units(from.textContent, start - from.dataset.s));
    found.setEnd(to.firstChild, units(to.textContent, end - to.dataset.s));
    return found;
  }
  const spans = (at) => (at ?? "").split(" ").filter(Boolean).map((one) => one.split("-").map(Number));
  function shine(name, at) { // a highlight without touching the text
    if (!("highlights" in CSS)) return;
    CSS.highlights.set(name, new Highlight(...spans(at).map(([start, end]) => range(start, end)).filter(Boolean)));
  }

  // --- the document comes in parts, and its pages as pictures, when they are scrolled to
  const coming = new Map();
  function fill(one) {
    const address = one.dataset.href;
    if (!address) return Promise.resolve();
    if (!coming.has(one)) coming.set(one, fetch(address, { headers: { "HX-Request": "true" } }).then((answer) => {
      if (answer.headers.has("HX-Redirect")) location.assign(answer.headers.get("HX-Redirect")); // the door was locked
      return answer.status === 200 ? answer.text() : Promise.reject(answer.status);
    }).then((text) => {
      if (one.matches(".leaf")) one.querySelector("svg").outerHTML = text; else one.innerHTML = text;
      delete one.dataset.href;
      paint();
    }).catch(() => coming.delete(one)));
    return coming.get(one);
  }
  const watcher = new IntersectionObserver((seen) => seen.forEach((one) => { if (one.isIntersecting) { watcher.unobserve(one.target); fill(one.target); } }), { rootMargin: "600px" });
  room.querySelectorAll("[data-href]").forEach((one) => watcher.observe(one));

  async function bring(at, part) {
    const [first] = spans(at);
    if (!first) return;
    if (paper && getComputedStyle(paper).display !== "none") {
      const one = partAt(first[0]);
      if (one) { await fill(one); scrollTo(paper, range(...first)?.getBoundingClientRect() ?? one.getBoundingClientRect()); }
    }
    if (part && leaves && getComputedStyle(leaves).display !== "none") {
      let box = leaves.querySelector(`rect[data-p="${part}"]`);
      for (const one of leaves.querySelectorAll(".leaf[data-href]")) { if (box) break; await fill(one); box = leaves.querySelector(`rect[data-p="${part}"]`); }
      if (box) scrollTo(leaves, box.getBoundingClientRect());
    }
  }
  function scrollTo(pane, box) {
    const frame = pane.getBoundingClientRect();
    if (box.top > frame.top + 40 && box.bottom < frame.bottom - 40) return;
    pane.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior: calm() ? "auto" : "smooth" });
  }

  // --- marks show what became of their proposals
  function paint() {
    const states = new Map(cards().map((one) => [one.dataset.p, one.dataset]));
    for (const mark of room.querySelectorAll("mark[data-p], rect[data-p]")) {
      const numbers = mark.dataset.p.split(" ");
      const known = numbers.map((one) => states.get(one)).filter(Boolean);
      mark.classList.toggle("current", numbers.includes(current));
      if (known.length < numbers.length) continue;
      mark.classList.toggle("refused", known.every((one) => one.state === "refused"));
      mark.classList.toggle("done", known.every((one) => one.state !== "open") && !known.every((one) => one.state === "refused"));
    }
  }

  // --- the proposal before the officer
  function go(card, { focus = true, scroll = true, show = true } = {}) {
    if (!card) return;
    for (const one of cards()) {
      const here = one === card;
      if (here) one.setAttribute("aria-current", "true"); else one.removeAttribute("aria-current");
      keysOf(one, here);
    }
    current = card.dataset.p;
    htmx.process(card);
    card.querySelectorAll(":scope > .who").forEach((one) => htmx.trigger(one, "room:current"));
    if (focus) card.focus({ preventScroll: true });
    if (scroll) card.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
    paint();
    if (show) bring(card.dataset.at, current);
    keep();
  }
  function keysOf(card, here) { // only the card before the officer answers to keys
    card.querySelectorAll("[data-room-key]").forEach((one) => { if (here) one.dataset.key = one.dataset.roomKey; else delete one.dataset.key; });
  }
  const card = () => document.getElementById(`card-${current}`);
  function step(by) {
    const all = cards();
    const at = all.indexOf(card());
    const next = all[at < 0 ? 0 : at + by];
    if (next) return go(next);
    const onward = room.querySelector(by > 0 ? ".pages [rel=next]" : ".pages [rel=prev]");
    if (onward) location.assign(onward.href);
    else says.textContent = by > 0 ? says.dataset.last : says.dataset.first;
  }
  function nextOpen(after) {
    const all = cards();
    const at = Math.max(0, all.findIndex((one) => one.dataset.p === String(after)));
    const found = [...all.slice(at), ...all.slice(0, at)].find((one) => one.dataset.state === "open");
    if (found) return go(found);
    const onward = room.querySelector(".pages [rel=next]") ;
    const done = document.querySelector("#all-done:not([hidden]) a");
    if (done) { document.getElementById("all-done").scrollIntoView({ block: "nearest" }); if (card()) { card().removeAttribute("aria-current"); keysOf(card(), false); } done.focus(); }
    else if (onward) location.assign(onward.href);
    else if (card()) go(card());
  }

  // --- what was selected in the document
  let chosen = null;
  const within = (node) => (node?.nodeType === 3 ? node.parentElement : node)?.closest?.("#paper [data-s]");
  function offsetOf(node, at) {
    const one = within(node);
    if (one) return +one.dataset.s + (node.nodeType === 3 ? points(node.data.slice(0, at)) : at ? points(one.textContent) : 0);
    const child = node.childNodes?.[at] ?? node.nextSibling; // between two parts
    const next = child?.querySelector?.("[data-s]") ?? (child?.dataset?.s ? child : null);
    return next ? +next.dataset.s : null;
  }
  function look() {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed || !paper?.contains(selection.anchorNode)) {
      if (selection.rangeCount && selection.isCollapsed && paper?.contains(selection.anchorNode) && !selecting) choose(null);
      return;
    }
    const found = selection.getRangeAt(0);
    if (!paper.contains(found.endContainer)) return;
    const [start, end] = [offsetOf(found.startContainer, found.startOffset), offsetOf(found.endContainer, found.endOffset)];
    if (start !== null && end !== null && end > start && selection.toString().trim()) choose({ start, end, text: selection.toString().trim().replace(/\s+/g, " ") });
  }
  document.addEventListener("selectionchange", look);
  function choose(what) {
    chosen = what;
    const bar = document.getElementById("chosen");
    bar.hidden = !what;
    bar.querySelector(".chosen-words").textContent = what ? (what.text.length > 80 ? `${what.text.slice(0, 78)} …` : what.text) : "";
    shine("chosen", what ? `${what.start}-${what.end}` : "");
    room.classList.toggle("has-chosen", Boolean(what));
  }
  let selecting = false; // by the arrow keys
  const ways = { ArrowLeft: ["left", "word"], ArrowRight: ["right", "word"], ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"], Home: ["backward", "lineboundary"], End: ["forward", "lineboundary"] };
  function select() {
    if (!paper) return;
    if (room.dataset.view === "page") view("text");
    const [start] = spans(card()?.dataset.at)[0] ?? [+paper.querySelector(".part")?.dataset.start];
    paper.focus({ preventScroll: true });
    const at = range(start, start + 1);
    if (!at) return;
    selecting = true;
    paper.classList.add("selecting");
    getSelection().setBaseAndExtent(at.startContainer, at.startOffset, at.startContainer, at.startOffset);
    getSelection().modify("extend", "forward", "word");
  }
  paper?.addEventListener("keydown", (event) => {
    if (!selecting || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") { selecting = false; paper.classList.remove("selecting"); getSelection().removeAllRanges(); choose(null); card()?.focus(); return; }
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const selection = getSelection();
    if (!event.shiftKey) { if (/Right|Down|End/.test(event.key)) selection.collapseToEnd(); else selection.collapseToStart(); }
    selection.modify(event.shiftKey ? "extend" : "move", ...way);
    if (!event.shiftKey) selection.modify("extend", "forward", "word");
    const box = selection.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : null;
    if (box?.height) scrollTo(paper, box);
  });
  paper?.addEventListener("blur", () => { selecting = false; paper.classList.remove("selecting"); });
  paper?.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-p]");
    if (mark && getSelection().isCollapsed) go(document.getElementById(`card-${mark.dataset.p.split(" ")[0]}`));
  });
  leaves?.addEventListener("click", (event) => {
    const box = event.target.closest("rect[data-p]");
    if (box) go(document.getElementById(`card-${box.dataset.p}`));
  });
  for (const pane of [paper, leaves]) pane?.addEventListener("mouseover", (event) => {
    const over = event.target.closest("[data-p]")?.dataset.p.split(" ") ?? [];
    cards().forEach((one) => one.classList.toggle("pointed", over.includes(one.dataset.p)));
  });

  // --- a field shows its passage
  const showAt = (event) => {
    const one = event.target.closest?.("[data-at]");
    if (!one || !review.contains(one)) return;
    if (one.matches(".proposal")) { shine("field", ""); return; }
    shine("field", one.dataset.at);
    if (event.type === "focusin") bring(one.dataset.at);
  };
  review.addEventListener("mouseover", showAt);
  review.addEventListener("focusin", showAt);
  review.addEventListener("mouseleave", () => shine("field", ""));
  review.addEventListener("focusin", (event) => {
    const one = event.target.closest(".proposal");
    if (one && one.dataset.p !== current) go(one, { focus: false, scroll: false });
  });
  review.addEventListener("click", (event) => {
    const one = event.target.closest(".proposal");
    if (one && one.dataset.p !== current) go(one, { focus: !event.target.closest("a, button, input, select, textarea, summary"), scroll: false });
  });

  // --- forms: opened, filled from the document, closed
  const quoted = (at) => spans(at).map(([start, end]) => range(start, end)?.toString().replace(/\s+/g, " ") ?? "").filter(Boolean).join(" … ");
  function dress(form) {
    form.querySelectorAll(".field[data-at]").forEach((one) => { const quote = one.querySelector(".source q"); if (quote) quote.textContent = quoted(one.dataset.at); });
    form.querySelectorAll(".party").forEach(dressParty);
    form.querySelectorAll(".party input[type=text], [name=affiliation], [name=part_of]").forEach((one) => one.setAttribute("list", "names"));
    const wrong = form.querySelector("[aria-invalid=true], .errorlist ~ select, .errorlist ~ input");
    const first = wrong ?? form.querySelector("[data-room=focus]") ?? form.querySelector(".field input:not([type=hidden]), .field select, .field textarea");
    first?.focus();
    form.closest(".proposal")?.scrollIntoView({ block: "nearest" });
  }
  function dressParty(row) {
    const [what, name, number, standing] = ["select", "input[type=text]", "input[type=number]", "select:last-of-type"].map((one) => row.querySelector(one));
    const title = row.closest("fieldset").querySelector("legend").textContent;
    for (const one of [what, name, number, standing]) if (one && !one.ariaLabel?.startsWith(title)) one.ariaLabel = `${title}: ${one.ariaLabel ?? ""}`;
    const fit = () => { if (number) number.hidden = what.value !== "group"; if (standing) standing.hidden = what.value === "organisation"; };
    what.addEventListener("change", fit);
    fit();
  }
  function another(fieldset) {
    const rows = fieldset.querySelectorAll(".party");
    const total = fieldset.querySelector("[name$=TOTAL_FORMS]");
    const row = rows[rows.length - 1].cloneNode(true);
    row.querySelectorAll("input, select").forEach((one) => {
      for (const name of ["name", "id"]) one[name] = one[name].replace(/-\d+-/, `-${total.value}-`);
      if (one.tagName === "INPUT") one.value = "";
    });
    total.value = Number(total.value) + 1;
    rows[rows.length - 1].after(row);
    dressParty(row);
    row.querySelector("input")?.focus();
  }
  function take(field) {
    if (!chosen) { says.textContent = says.dataset.none; return; }
    const at = `${chosen.start}-${chosen.end}`;
    field.dataset.at = at;
    field.querySelector("[name^=at-]").value = at;
    field.querySelector(".source q").textContent = chosen.text;
    const input = field.querySelector("textarea, input[type=text]:not([name=date])");
    const parties = field.querySelector("fieldset");
    if (parties) {
      let empty = [...parties.querySelectorAll(".party input[type=text]")].find((one) => !one.value);
      if (!empty) { another(parties); empty = [...parties.querySelectorAll(".party input[type=text]")].pop(); }
      empty.value = chosen.text;
    } else if (input) input.value = chosen.text;
    shine("field", at);
    (input ?? field.querySelector("input:not([type=hidden]), select"))?.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function close(inside) {
    const box = inside?.closest(".edit, #add");
    if (!box) return;
    box.replaceChildren();
    if (box === add) add.hidden = true;
    card()?.querySelector(".meanwhile:not([hidden])") && refresh(true);
    card()?.focus();
  }
  function openAdd() {
    look(); // the browser tells of a selection only after the key that made it
    if (!chosen) { says.textContent = says.dataset.none; notice(says.dataset.none); return; }
    const kind = "act";
    add.hidden = false;
    htmx.ajax("GET", `${room.dataset.add.replace("KIND", kind)}?passage=${chosen.start}-${chosen.end}`, { target: add, swap: "innerHTML", source: room });
    add.scrollIntoView({ block: "nearest" });
  }
  function notice(text) {
    const one = document.createElement("div");
    one.className = "notice";
    one.append(Object.assign(document.createElement("p"), { textContent: text }));
    document.getElementById("notices").append(one);
    setTimeout(() => one.remove(), 6000);
  }

  document.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-room]")?.dataset.room;
    if (asked === "next") step(1);
    if (asked === "previous") step(-1);
    if (asked === "open") nextOpen(Number(current) || 0);
    if (asked === "view") view();
    if (asked === "select") select();
    if (asked === "add") openAdd();
    if (asked === "close") close(event.target);
    if (asked === "another") another(event.target.closest("fieldset"));
    const takes = event.target.closest("[data-takes]");
    if (takes) take(takes.closest(".field"));
  });
  document.addEventListener("mousedown", (event) => { if (event.target.closest("[data-takes], [data-room=add]")) event.preventDefault(); }); // the selection stays
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("form.correct, form.split");
    if (event.key === "Escape" && !event.defaultPrevented) {
      const details = event.target.closest?.("#cards details[open]");
      if (details) { details.open = false; card()?.focus(); }
      else if (event.target.closest?.(".edit, #add")) close(event.target);
      else if (card()?.querySelector(".edit > *")) close(card().querySelector(".edit > *"));
      return;
    }
    if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
    if (form && event.altKey && event.code === "KeyS") { event.preventDefault(); take(event.target.closest(".field")); }
    if (event.altKey && /^Digit[1-4]$/.test(event.code) && !add.hidden) { event.preventDefault(); add.querySelector(`[data-add-key="${event.code.slice(5)}"]`)?.click(); }
  }, true);
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.("#cards details")) return;
    if (event.target.open) {
      event.target.parentElement.querySelectorAll("details[open]").forEach((one) => { if (one !== event.target) one.open = false; });
      event.target.querySelector("input:not([type=hidden])")?.focus();
    }
  }, true);

  // --- the view: text, page, both
  const views = ["text", "page", "both"];
  function view(wished) {
    const now = views.indexOf(room.dataset.view);
    room.dataset.view = wished ?? views[(now + 1) % views.length];
    named();
    if (card()) bring(card().dataset.at, current);
    keep();
  }
  function named() {
    const name = room.querySelector("[data-room=view] [data-names]");
    if (name) name.textContent = name.dataset.names.split("|")[views.indexOf(room.dataset.view)] ?? "";
  }

  // --- where the officer stopped is kept
  let keeping;
  function top() {
    if (!paper) return 0;
    const frame = paper.getBoundingClientRect();
    const part = [...paper.querySelectorAll(".part")].find((one) => one.getBoundingClientRect().bottom > frame.top + 8);
    const stretch = part && !part.dataset.href ? [...part.children].find((one) => one.getBoundingClientRect().bottom > frame.top + 8) : null;
    return stretch?.dataset.s ?? part?.dataset.start ?? 0;
  }
  function keep() {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const body = new URLSearchParams({ proposal: current ?? "", offset: top(), view: room.dataset.view });
      fetch(room.dataset.position, { method: "POST", body, headers: { "X-CSRFToken": window.desk.token() }, keepalive: true }).catch(() => {});
    }, 800);
  }
  paper?.addEventListener("scroll", keep, { passive: true });

  // --- what others decide
  let sent = ""; // the address of the officer's own decision that is on its way
  let stood = null; // where the officer stood when they sent it
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb === "post") stood = current;
    event.detail.headers["Desk-Last"] = last;
    event.detail.headers["Desk-Cards"] = cards().map((one) => one.dataset.p).join(" ");
  });
  document.addEventListener("htmx:beforeSwap", (event) => { sent = event.detail.requestConfig?.verb === "post" ? event.detail.requestConfig.path : ""; });
  const busy = (one) => one?.querySelector(".edit form");
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    const editing = target.id === "cards" ? cards().find(busy) : target.matches(".proposal") && busy(target) ? target : null;
    if (!editing || sent.includes(`/proposals/${editing.dataset.p}/`)) return;
    const now = fragment.querySelector(`#card-${editing.dataset.p}`);
    if (target.id !== "cards" || now?.dataset.state !== "open") { // never under the hands of who is typing
      const line = editing.querySelector(".meanwhile");
      line.hidden = false;
      line.querySelector("span").textContent = `${now?.querySelector(".chip")?.textContent.trim() ?? ""}: ${says.dataset.meanwhile} ${now?.dataset.by ?? ""}`;
    }
    event.detail.shouldSwap = false;
    event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const said = event.detail.xhr?.getResponseHeader("Desk-Last");
    if (said) last = said;
    if (event.detail.xhr?.status === 409) refresh();
  });
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target.id === "notices") { // one is enough to read between two decisions
      const all = [...document.querySelectorAll("#notices .notice:not(.error)")];
      all.slice(0, -1).forEach((one) => one.remove());
    } paint(); if (card()) { keysOf(card(), true); card().setAttribute("aria-current", "true"); } });
  // what is typed ahead belongs to the form that was asked for: it is no key of the room's, or its "a" would accept
  let awaited = null; // the request for a form that is on its way
  document.addEventListener("htmx:beforeSend", (event) => { if (event.detail.requestConfig.verb === "get" && event.detail.target?.matches(".edit, #add")) awaited = event.detail.xhr; });
  document.addEventListener("htmx:afterOnLoad", (event) => { if (event.detail.xhr === awaited) awaited = null; });
  for (const failed of ["htmx:responseError", "htmx:sendError", "htmx:sendAbort", "htmx:timeout"]) document.addEventListener(failed, () => { awaited = null; });
  document.addEventListener("keydown", (event) => {
    if (!awaited || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("htmx:afterSwap", (event) => { // at once: a moment later the focus would come too late for the next key
    const form = event.detail.elt.querySelector?.("form.correct, form.split");
    if (form) { add.hidden = !add.querySelector("form"); dress(form); }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (card()) keysOf(card(), true);
    const found = event.detail.elt.closest?.(".into, .who");
    if (found?.matches(".who") && found.closest("details[open]")) (found.querySelector(".offered button") ?? found.querySelector("input[type=search]"))?.focus();
  });
  document.addEventListener("room:decided", (event) => {
    const { proposal, stays } = event.detail;
    if (add.querySelector("form") && sent.includes("/add/")) { add.replaceChildren(); add.hidden = true; choose(null); getSelection().removeAllRanges(); }
    if (current !== stood) return; // they have gone on by themselves meanwhile
    const here = document.getElementById(`card-${proposal}`);
    if (stays && here) go(here); else nextOpen(proposal);
  });
  function refresh(all) {
    if (all) last = "0";
    return htmx.ajax("GET", room.dataset.news, { swap: "none", source: room });
  }
  setInterval(() => { if (!document.hidden) refresh(); }, 4000);
  document.addEventListener("submit", (event) => { // the notice's own way back is the room's
    const form = event.target.closest('.notice form[action^="/undo/"]');
    const here = document.querySelector("#room-undo button:not(:disabled)");
    if (form && here) { event.preventDefault(); form.closest(".notice").remove(); here.click(); }
  });

  // --- the beginning
  if (!views.includes(room.dataset.view)) room.dataset.view = leaves && window.innerWidth >= 1500 ? "both" : "text";
  named();
  const wished = location.hash.match(/^#card-(\d+)$/)?.[1] ?? room.dataset.current;
  const begin = document.getElementById(`card-${wished}`) ?? cards().find((one) => one.dataset.state === "open") ?? cards()[0];
  const asked = new URLSearchParams(location.search);
  const [, from, to] = (asked.has("page") ? "" : asked.get("at") ?? "").match(/^(\d{1,9})(?:-(\d{1,9}))?$/) ?? [];
  document.addEventListener("DOMContentLoaded", async () => { // htmx has begun by then
    const kept = !from && !location.hash && !asked.has("page") && Number(room.dataset.offset);
    go(begin, { show: !from && !kept });
    if (kept && paper) { // the line that was at the top
      const box = range(kept, kept + 1)?.getBoundingClientRect();
      if (box) paper.scrollTop += box.top - paper.getBoundingClientRect().top - 8;
    }
    if (!from) return;
    const at = `${from}-${to ?? Number(from) + 1}`;
    await bring(at);
    if (to) shine("field", at);
  });
})();
