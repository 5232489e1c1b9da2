// A new case shows its fields only where one is wanted.
"use strict";

document.querySelectorAll("[data-case-form]").forEach((form) => {
  const unfold = () => { form.querySelector("#new-case").hidden = form.elements.case.value !== "new"; };
  form.elements.case.addEventListener("change", unfold);
  unfold();
});
