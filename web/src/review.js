// The review queue: an answer is sent, the next question takes the place of the last one and gets the focus.
// Without this file the same forms and links work by loading pages. Single keys can be changed or switched
// off (WCAG 2.1.4); what is chosen stays in this browser.
const STORE = "regesta-review-keys";
const ACTIONS = {
  y: "Yes; the value that is shown is right",
  n: "No; the other value is right",
  h: "Nobody can tell",
  u: "Undo the last answer",
  j: "Next question",
  k: "Previous question",
};

function readKeys() {
  const plain = Object.fromEntries(Object.keys(ACTIONS).map((action) => [action, action]));
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    return { off: kept.off === true, keys: { ...plain, ...kept.keys } };
  } catch {
    return { off: false, keys: plain };
  }
}

let chosen = readKeys();

function keepKeys() {
  try {
    localStorage.setItem(STORE, JSON.stringify(chosen));
  } catch { /* a browser that keeps nothing */ }
}

const told = document.getElementById("told");

function tell(words) {
  told.textContent = words;
}

// The question of a page that was fetched takes the place of the one shown.
function take(page, address) {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  const queue = fresh.getElementById("queue");
  if (!queue) return false;
  document.getElementById("queue").replaceWith(queue);
  document.getElementById("left").replaceWith(fresh.getElementById("left"));
  document.title = fresh.title;
  history.replaceState(null, "", address);
  showKeys();
  (document.getElementById("asked") ?? queue.querySelector(".empty > p"))?.focus();
  queue.dispatchEvent(new CustomEvent("regesta:taken", { bubbles: true }));
  tell(fresh.getElementById("told").textContent.trim());
  return true;
}

let under = false;

async function go(address, options) {
  if (under) return;
  under = true;
  try {
    const answer = await fetch(address, options);
    const page = await answer.text();
    if (!answer.ok || !take(page, answer.url)) {
      const fresh = new DOMParser().parseFromString(page, "text/html");
      tell([...fresh.querySelectorAll("main h1, main p")].map((part) => part.textContent.trim()).slice(0, 3).join(". "));
    }
  } catch {
    tell("The server does not answer; nothing was kept. Look whether it is still running.");
  } finally {
    under = false;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-queue]")) return;
  event.preventDefault();
  go(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
});

document.addEventListener("click", (event) => {
  const step = event.target.closest("a[data-step]");
  if (!step || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(step.href);
});

function buttonOf(action) {
  return document.querySelector(`#queue [data-answer="${CSS.escape(action)}"]`);
}

function act(action) {
  const button = buttonOf(action);
  if (button) {
    button.form.requestSubmit(button);
    return true;
  }
  const step = document.querySelector(`#queue a[data-step="${CSS.escape(action)}"]`);
  step?.click();
  if (!step && action === "u") tell("There is nothing to undo.");
  if (!step && action === "j") tell("This is the last question.");
  if (!step && action === "k") tell("This is the first question.");
  return Boolean(step) || action in ACTIONS;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  if (event.key === "?") {
    event.preventDefault();
    openKeys();
    return;
  }
  if (chosen.off) return;
  const action = Object.keys(chosen.keys).find((name) => chosen.keys[name] === event.key)
    ?? (/^[1-9]$/.test(event.key) && buttonOf(event.key) ? event.key : null);
  if (action && act(action)) event.preventDefault();
});

// Every button says its key, unless keys are switched off.
function showKeys() {
  for (const button of document.querySelectorAll("#queue [data-answer], #queue a[data-step]")) {
    button.querySelector("kbd")?.remove();
    const action = button.dataset.answer ?? button.dataset.step;
    const key = chosen.keys[action] ?? action;
    button.removeAttribute("aria-keyshortcuts");
    if (chosen.off || !key) continue;
    const sign = document.createElement("kbd");
    sign.textContent = key;
    sign.setAttribute("aria-hidden", "true");
    button.append(" ", sign);
    button.setAttribute("aria-keyshortcuts", key);
  }
}

// The list of keys, where they are changed.
function openKeys() {
  const dialog = document.getElementById("keys") ?? makeKeys();
  fillKeys(dialog);
  dialog.showModal();
}

function makeKeys() {
  const dialog = document.createElement("dialog");
  dialog.id = "keys";
  dialog.setAttribute("aria-labelledby", "keys-head");
  const form = document.createElement("form");
  form.method = "dialog";
  const head = document.createElement("h2");
  head.id = "keys-head";
  head.textContent = "Keys of the review queue";
  const list = document.createElement("div");
  list.className = "keylist";
  for (const [action, words] of Object.entries(ACTIONS)) {
    const label = document.createElement("label");
    const field = document.createElement("input");
    field.name = action;
    field.maxLength = 1;
    field.autocomplete = "off";
    label.append(field, words);
    list.append(label);
  }
  const note = document.createElement("p");
  note.className = "why";
  note.textContent = "1 to 9 choose a value where several are disputed; ? shows this list. An empty field takes the key away.";
  const off = document.createElement("label");
  off.className = "off";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = "off";
  off.append(box, "Switch single keys off");
  const wrong = document.createElement("p");
  wrong.className = "wrong";
  wrong.setAttribute("role", "alert");
  const buttons = document.createElement("p");
  buttons.className = "buttons";
  for (const [value, words, quiet] of [["keep", "Save", false], ["plain", "As at first", true], ["leave", "Cancel", true]]) {
    const button = document.createElement("button");
    button.value = value;
    button.textContent = words;
    if (quiet) button.className = "quiet";
    if (value !== "keep") button.formNoValidate = true;
    buttons.append(button);
  }
  form.append(head, list, note, off, wrong, buttons);
  dialog.append(form);
  form.addEventListener("submit", (event) => saveKeys(event, form, wrong));
  document.body.append(dialog);
  return dialog;
}

function fillKeys(dialog) {
  for (const action of Object.keys(ACTIONS)) dialog.querySelector(`[name="${action}"]`).value = chosen.keys[action] ?? "";
  dialog.querySelector("[name=off]").checked = chosen.off;
  dialog.querySelector(".wrong").textContent = "";
}

function saveKeys(event, form, wrong) {
  const how = event.submitter?.value ?? "keep";
  if (how === "leave") return;
  if (how === "plain") {
    try {
      localStorage.removeItem(STORE);
    } catch { /* nothing is kept there */ }
    chosen = { off: false, keys: Object.fromEntries(Object.keys(ACTIONS).map((action) => [action, action])) };
  } else {
    const keys = Object.fromEntries(Object.keys(ACTIONS).map((action) => [action, form.elements[action].value.trim()]));
    const used = Object.values(keys).filter(Boolean);
    const twice = used.find((key, place) => used.indexOf(key) < place || key === "?" || key === "/" || /[1-9]/.test(key));
    if (twice) {
      event.preventDefault();
      wrong.textContent = `The key ${twice} has a meaning already; choose another.`;
      return;
    }
    chosen = { off: form.elements.off.checked, keys };
    keepKeys();
  }
  showKeys();
  tell(chosen.off ? "Single keys are off." : "Keys are saved.");
}

const opener = document.createElement("button");
opener.type = "button";
opener.className = "quiet small";
opener.textContent = "Keys";
opener.setAttribute("aria-haspopup", "dialog");
opener.addEventListener("click", openKeys);
document.querySelector("header.title")?.append(opener);
showKeys();
