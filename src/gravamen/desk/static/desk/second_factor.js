// A security key that did not answer is said on the page.
"use strict";
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelector("[data-webauthn-failed]")?.removeAttribute("hidden");
});
