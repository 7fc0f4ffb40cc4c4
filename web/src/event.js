// A value and its words light up together; without JavaScript the links between them do the same by clicks.
const now = "now";

function partners(element) {
  const cite = element.closest(".cite");
  if (cite) return [document.getElementById(cite.hash.slice(1)), cite];
  const value = element.closest(".value");
  if (value) {
    const cites = [...value.querySelectorAll(".cite")];
    return cites.map((link) => document.getElementById(link.hash.slice(1)));
  }
  const words = element.closest("mark");
  if (!words) return [];
  const ids = [words.id, ...[...words.querySelectorAll("[id]")].map((item) => item.id)].filter(Boolean);
  const cites = ids.flatMap((id) => [...document.querySelectorAll(`.cite[href="#${CSS.escape(id)}"]`)]);
  return [words, ...cites, ...cites.map((link) => link.closest(".value"))];
}

function light(event) {
  for (const lit of document.querySelectorAll(`.${now}`)) lit.classList.remove(now);
  for (const element of partners(event.target)) element?.classList.add(now);
}

document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);

// Words within a folded run of paragraphs are unfolded when a link leads to them.
function unfold() {
  const target = document.getElementById(location.hash.slice(1));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target?.scrollIntoView({ block: "center" });
}

window.addEventListener("hashchange", unfold);
if (location.hash) unfold();
