// Lists of the record: the arrows and j, k go from row to row; empty filters stay out of the address.
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-filters]");
  if (!form) return;
  const shown = [...form.querySelectorAll("[name=column]")];
  const asTheyWere = shown.every((one) => one.checked === one.defaultChecked) && !new URLSearchParams(location.search).has("column");
  for (const one of form.elements) if (one.name && (one.value === "" || (one.name === "column" && asTheyWere))) one.disabled = true;
});
window.addEventListener("pageshow", () => { for (const one of document.querySelectorAll("[data-filters] :disabled")) one.disabled = false; });

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
  next.querySelector("a")?.focus();
});
