// Pictures are read without it: it prints, and opens what a mark leads to.
"use strict";

document.querySelectorAll("[data-prints]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

function reveal() {
  const found = document.getElementById(location.hash.slice(1));
  if (!found) return;
  const folded = found.closest("details") ?? found.nextElementSibling;
  if (folded?.tagName === "DETAILS") folded.open = true;
  found.scrollIntoView();
}
// the last years stand first where a picture is wider than the screen
document.querySelectorAll(".sheet:has(.timeline)").forEach((one) => { one.scrollLeft = (document.dir === "rtl" ? -1 : 1) * one.scrollWidth; });

addEventListener("hashchange", reveal);
reveal();

// on paper nothing is folded
addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach((one) => { one.open = true; one.dataset.folded = ""; }));
addEventListener("afterprint", () => document.querySelectorAll("details[data-folded]").forEach((one) => { one.open = false; delete one.dataset.folded; }));
