// While a report is corrected: words selected in its text lead to the sheet on which they are put right.
// The server counts code points of the stored text; a paragraph knows where it begins.
const text = document.querySelector("[data-report]");

function placeOf(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-start]");
  if (!paragraph || !text.contains(paragraph)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + [...before.toString()].length;
}

// What is selected, without blanks at its ends: [start, end, words], or null where it is not in the text.
function chosen() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const words = range.toString();
  const start = placeOf(range.startContainer, range.startOffset);
  if (start === null || !words.trim() || /\n/.test(words.trim())) return null;
  const lead = [...words].length - [...words.trimStart()].length;
  const inner = words.trim();
  return [start + lead, start + lead + [...inner].length, inner];
}

const bar = document.createElement("p");
bar.className = "choosing";
bar.hidden = true;
bar.setAttribute("role", "status");
const button = document.createElement("button");
button.type = "button";
bar.append(button);

let place = null;

document.addEventListener("selectionchange", () => {
  if (bar.contains(document.activeElement)) return;
  place = chosen();
  bar.hidden = place === null;
  if (place) {
    const words = place[2].length > 40 ? `${place[2].slice(0, 40)}…` : place[2];
    button.textContent = `Correct “${words}”`;
  }
});

button.addEventListener("click", () => {
  if (place) location.assign(`/report/${text.dataset.report}?correct=${place[0]}-${place[1]}#put`);
});

// A click on a mark selects nothing, so links stay links; dragging over them selects.
if (text) {
  text.after(bar);
  text.addEventListener("dragstart", (event) => event.preventDefault());
  for (const hint of document.querySelectorAll("[data-selecting]")) hint.hidden = false;
}
