// What every page loads: htmx, times in the reader's zone, the CSRF token for scripts, keys.
import "htmx.org";
import { tellMoments } from "./moments.js";
import { csrfToken } from "./changes.js";

document.addEventListener("htmx:config:request", (event) => {
  event.detail.ctx.request.headers["X-CSRF"] = csrfToken();
});

// "/" goes to the search field unless one is writing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("[data-search]");
  if (field) {
    event.preventDefault();
    field.focus();
  }
});

// An address holds only what was asked for: empty fields of a filter form are left out.
document.addEventListener("formdata", (event) => {
  if (!event.target.matches("[data-filter]")) return;
  for (const name of new Set(event.formData.keys())) {
    const given = event.formData.getAll(name).filter((value) => value !== "");
    event.formData.delete(name);
    for (const value of given) event.formData.append(name, value);
  }
});

// A choice in a filter form answers at once; typed words wait for Enter or the button.
document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-filter]");
  if (form && event.target.matches("select, [type=checkbox]")) form.requestSubmit();
});

tellMoments(document);
document.addEventListener("htmx:after:swap", (event) => {
  tellMoments(document);
  // What a filter found is told to those who do not see it: the line that said so was put in anew.
  if (!event.target.matches?.("[data-filter]")) return;
  const told = document.querySelector("#results .total, #results .note, #results p");
  document.getElementById("heard").textContent = told?.textContent.replace(/\s+/g, " ").trim() ?? "";
});
