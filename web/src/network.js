// The network by year: a slider shows what each year brought, in the places where all stand. What each
// tie holds by year comes with the drawing ("year:events:acts:sum of Goldstein values").
const TONES = [-4, -1, 1, 4];
const ALL = "all years";

class Network extends HTMLElement {
  connectedCallback() {
    const years = this.querySelector(".years");
    this.ties = [...this.querySelectorAll("a.tie")].map((link) => ({
      link,
      line: link.querySelector("line"),
      title: link.querySelector("title"),
      told: link.querySelector("title").textContent,
      wide: link.querySelector("line").getAttribute("stroke-width"),
      tone: link.getAttribute("class"),
      years: new Map(link.dataset.years.trim().split(" ").filter(Boolean).map((item) => {
        const [year, events, acts, sum] = item.split(":").map(Number);
        return [year, { events, acts, sum }];
      })),
    }));
    this.nodes = [...this.querySelectorAll("a.node")];
    this.point();
    this.centre();
    if (years) this.addSlider(years);
  }

  // Where the drawing is wider than the screen, it begins at who has most events.
  centre() {
    const scroller = this.querySelector(".scroller");
    const svg = this.querySelector("svg.ties");
    const first = this.nodes[0]?.querySelector("circle");
    if (!first) return;
    const at = Number(first.getAttribute("cx")) / svg.viewBox.baseVal.width;
    scroller.scrollLeft = at * scroller.scrollWidth - scroller.clientWidth / 2;
  }

  // Pointing at somebody shows that one's ties alone.
  point() {
    for (const node of this.nodes) {
      const show = () => this.only(node.dataset.name);
      const back = () => this.only(null);
      node.addEventListener("pointerenter", show);
      node.addEventListener("focus", show);
      node.addEventListener("pointerleave", back);
      node.addEventListener("blur", back);
    }
  }

  only(name) {
    const near = new Set([name]);
    for (const { link } of this.ties) {
      const mine = link.dataset.one === name || link.dataset.other === name;
      link.classList.toggle("pale", Boolean(name) && !mine);
      if (mine) near.add(link.dataset.one).add(link.dataset.other);
    }
    for (const node of this.nodes) node.classList.toggle("pale", Boolean(name) && !near.has(node.dataset.name));
  }

  addSlider(nav) {
    const links = [...nav.querySelectorAll("a")];
    const bar = document.createElement("div");
    bar.className = "zoom slider";
    const label = document.createElement("label");
    label.textContent = "Year by year ";
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = 0;
    slider.max = links.length;
    slider.value = 0;
    const shown = document.createElement("output");
    const list = document.createElement("a");
    label.append(slider);
    bar.append(label, shown, list);
    nav.replaceWith(bar);
    const tell = () => {
      const link = links[slider.value - 1];
      const year = link ? Number(link.dataset.year) : null;
      const counted = this.show(year);
      shown.textContent = year ? `${year}: ${counted} ${counted === 1 ? "tie" : "ties"}` : ALL;
      slider.setAttribute("aria-valuetext", shown.textContent);
      list.hidden = !year;
      list.href = link?.href ?? "";
      list.textContent = year ? `Table of ${year}` : "";
    };
    slider.addEventListener("input", tell);
    tell();
  }

  show(year) {
    const most = Math.max(...this.ties.map(({ years }) => Math.max(0, ...[...years.values()].map(({ events }) => events))));
    const seen = new Set();
    let counted = 0;
    for (const tie of this.ties) {
      const held = year ? tie.years.get(year) : null;
      tie.link.classList.toggle("away", Boolean(year) && !held);
      if (!year) {
        tie.line.setAttribute("stroke-width", tie.wide);
        tie.link.setAttribute("class", tie.tone);
        tie.title.textContent = tie.told;
      } else if (held) {
        counted += 1;
        seen.add(tie.link.dataset.one).add(tie.link.dataset.other);
        const mean = held.acts ? held.sum / held.acts : null;
        const tone = mean === null ? 0 : 1 + TONES.filter((limit) => mean > limit).length;
        tie.line.setAttribute("stroke-width", 1 + 10 * Math.sqrt((held.events - 1) / Math.max(most - 1, 6)));
        tie.link.setAttribute("class", `tie t-${tone}`);
        tie.title.textContent = `${tie.told.split(":")[0]} in ${year}: ${held.events}${mean === null ? "" : `, Goldstein ${mean.toFixed(1)}`}`;
      }
    }
    for (const node of this.nodes) node.classList.toggle("away", Boolean(year) && !seen.has(node.dataset.name));
    return counted;
  }
}

customElements.define("regesta-network", Network);
