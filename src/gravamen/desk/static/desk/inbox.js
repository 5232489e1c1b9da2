// Files in: dropped anywhere on the page, chosen, or a whole folder; sent one after the other with their progress.
"use strict";

(() => {
  const form = document.getElementById("giving");
  if (!form) return;
  const LARGEST = 250 * 2 ** 20;
  const says = (what) => form.dataset[`says${what}`];
  const chosen = document.getElementById("chosen");
  const files = document.getElementById("files");
  const folder = document.getElementById("folder");
  let held = []; // [file, its line]

  form.querySelectorAll(".only-js").forEach((one) => one.removeAttribute("hidden"));
  folder.removeAttribute("hidden");
  files.classList.add("unseen"); // its label opens it, and what is chosen is listed below

  function line(file) {
    const row = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = file.webkitRelativePath || file.name;
    const state = document.createElement("span");
    state.className = "quiet small nowrap";
    state.textContent = size(file.size);
    row.append(name, state);
    chosen.append(row);
    return row;
  }
  const size = (bytes) => bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1048576).toFixed(1)} MB`;

  function add(list) {
    for (const file of list) {
      if (!file.size && !file.type && !file.name.includes(".")) continue; // a folder that the browser gave as a file
      const row = line(file);
      if (file.size > LARGEST) { tell(row, says("Large"), true); continue; }
      held.push([file, row]);
    }
    if (held.length) form.querySelector("button.first").focus();
  }
  function tell(row, words, bad) {
    const state = row.querySelector("span");
    state.textContent = words;
    state.className = bad ? "bad small" : "quiet small nowrap";
    row.querySelector("progress")?.remove();
  }

  files.addEventListener("change", () => { add(files.files); files.value = ""; });
  folder.addEventListener("change", () => { add(folder.files); folder.value = ""; });

  // --- drop anywhere
  let over = 0;
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragenter", (event) => { if (carries(event)) { over += 1; document.body.classList.add("dropping"); } });
  document.addEventListener("dragleave", (event) => { if (carries(event) && --over <= 0) { over = 0; document.body.classList.remove("dropping"); } });
  document.addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  document.addEventListener("drop", async (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    over = 0;
    document.body.classList.remove("dropping");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const plain = [...event.dataTransfer.files];
    add(entries.some((entry) => entry.isDirectory) ? (await Promise.all(entries.map(within))).flat() : plain);
  });
  async function within(entry) {
    if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
    const reader = entry.createReader();
    const found = [];
    for (;;) { // a folder is read in parts
      const part = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!part.length) break;
      found.push(...part);
    }
    return (await Promise.all(found.map(within))).flat();
  }

  // --- a new case shows its fields
  function unfold() {
    const at = form.querySelector("[name=case]");
    document.getElementById("new-case").hidden = at.value !== "new";
  }
  document.addEventListener("change", (event) => { if (event.target.name === "case" && event.target.form === form) unfold(); });
  unfold();

  // --- send: where they belong first, then file after file
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button.first");
    button.disabled = true;
    const sending = held;
    try {
      const body = new FormData(form);
      body.delete("files");
      body.append("files", String(sending.length));
      const answer = await fetch(form.dataset.begin, { method: "POST", body, headers: { "X-CSRFToken": desk.token() } });
      if (answer.redirected) { location.assign(answer.url); return; }
      if (answer.status === 422) {
        document.getElementById("fields").innerHTML = await answer.text();
        unfold();
        const wrong = form.querySelector(".errorlist")?.closest(".field, details")?.querySelector("input, select, textarea");
        wrong?.focus();
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const { number } = await answer.json();
      held = [];
      form.querySelectorAll("textarea").forEach((one) => { one.value = ""; });
      form.querySelectorAll("details.paste").forEach((one) => { one.open = false; });
      for (const [file, row] of sending) {
        try { await send(file, row, form.dataset.file.replace("/0/", `/${number}/`)); } catch (error) { tell(row, error.message || says("Failed"), true); held.push([file, row]); }
        htmx.trigger("#work", "inbox-look");
      }
      if (held.length) return; // what was not sent stands in the form still
      look = true; // what was given in is told of there; the button is left in a form that is empty
      toWork();
      htmx.trigger("#work", "inbox-look");
    } catch {
      const row = chosen.lastElementChild ?? line(new File([], ""));
      tell(row, says("Failed"), true);
    } finally {
      button.disabled = false;
    }
  });

  let look = false;
  function toWork() {
    const title = look ? document.getElementById("work-title") : null;
    if (!title) return;
    look = false;
    title.focus();
  }
  document.addEventListener("htmx:afterSettle", toWork);

  function send(file, row, address) {
    return new Promise((done, failed) => {
      const bar = document.createElement("progress");
      bar.max = file.size || 1;
      bar.value = 0;
      bar.setAttribute("aria-label", `${says("Sending")} ${file.name}`);
      row.append(bar);
      const body = new FormData();
      body.append("file", file, file.name);
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("X-CSRFToken", desk.token());
      request.upload.addEventListener("progress", (event) => { bar.value = event.loaded; });
      request.addEventListener("load", () => {
        if (request.status === 204) { tell(row, says("Sent")); setTimeout(() => row.remove(), 4000); done(); } else failed(new Error(request.status === 422 ? request.responseText : says("Failed")));
      });
      request.addEventListener("error", () => failed(new Error(says("Failed"))));
      request.send(body);
    });
  }
})();
