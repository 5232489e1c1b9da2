"use strict";
/* Copies what stands in a field; the button is there only where the browser can. */
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.querySelector(button.dataset.copies);
    await navigator.clipboard.writeText(field.value);
    const said = button.querySelector("span");
    said.textContent = button.dataset.done;
  });
}
