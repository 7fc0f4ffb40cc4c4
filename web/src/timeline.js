// Zoom and pan of the timeline drawing. The server places everything in percent of its width; zooming
// places it anew. "Show these days" asks the server for what is in view, so that the address holds it.
const LEAST = 14;

function dayOf(ordinal) {
  // Python's proleptic ordinal: 1 January of the year 1 is day 1; 719163 is 1 January 1970.
  return new Date((ordinal - 719163) * 86400000);
}

function iso(ordinal) {
  return dayOf(Math.round(ordinal)).toISOString().slice(0, 10);
}

class Timeline extends HTMLElement {
  connectedCallback() {
    this.whole = { start: Number(this.dataset.start), end: Number(this.dataset.end) + 1 };
    this.view = { ...this.whole };
    this.svg = this.querySelector("svg.lanes");
    this.marks = [...this.svg.querySelectorAll(".mark")].map((mark) => ({
      mark,
      start: Number(mark.dataset.start),
      end: Number(mark.dataset.end) + 1,
      uses: [...mark.querySelectorAll("use")],
      span: mark.querySelector(".span"),
    }));
    this.bins = [...this.svg.querySelectorAll(".bin")].map((bin) => {
      const left = parseFloat(bin.getAttribute("x"));
      return { bin, left: this.dayAt(left), right: this.dayAt(left + parseFloat(bin.getAttribute("width"))) };
    });
    this.grid = this.svg.querySelector(".grid");
    this.height = Number(this.svg.getAttribute("height"));
    this.addControls();
    this.listen();
    this.scroll();
  }

  dayAt(percent) {
    return this.whole.start + ((this.whole.end - this.whole.start) * percent) / 100;
  }

  addControls() {
    const bar = document.createElement("div");
    bar.className = "zoom";
    const add = (words, label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = words;
      button.title = label;
      if (words.length === 1) button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      bar.append(button);
      return button;
    };
    add("+", "Zoom in", () => this.zoom(0.5));
    add("−", "Zoom out", () => this.zoom(2));
    add("←", "Earlier", () => this.pan(-0.3));
    add("→", "Later", () => this.pan(0.3));
    this.back = add("Whole", "Show the whole time", () => this.set(this.whole));
    this.ask = add("Show these days", "List only the days in view", () => this.filter());
    this.shown = document.createElement("span");
    this.shown.className = "shown";
    this.shown.setAttribute("aria-live", "polite");
    bar.append(this.shown);
    this.prepend(bar);
    this.tell();
  }

  listen() {
    const place = (event) => {
      const box = this.svg.getBoundingClientRect();
      return (event.clientX - box.left) / box.width;
    };
    this.svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls the page
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.25 : 0.8, place(event));
    }, { passive: false });
    this.svg.addEventListener("dblclick", (event) => this.zoom(0.5, place(event)));
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button === 0) this.grip = { at: place(event), id: event.pointerId, moved: false };
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (!this.grip) return;
      const by = this.grip.at - place(event);
      if (!this.grip.moved && Math.abs(by) * this.svg.clientWidth < 4) return;
      if (!this.grip.moved) this.svg.setPointerCapture(this.grip.id);
      this.grip.moved = true;
      this.grip.at = place(event);
      this.pan(by);
    });
    this.svg.addEventListener("pointerup", () => { this.dragged = this.grip?.moved; this.grip = null; });
    this.svg.addEventListener("pointercancel", () => { this.grip = null; });
    this.svg.addEventListener("click", (event) => {
      if (this.dragged) event.preventDefault(); // a drag that ends on a mark is no click on it
      this.dragged = false;
    }, true);
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.querySelector(".scroller").addEventListener("keydown", (event) => {
      const act = { "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2),
        "ArrowLeft": () => this.pan(-0.2), "ArrowRight": () => this.pan(0.2), "0": () => this.set(this.whole) }[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    });
  }

  // Where the drawing is wider than the screen, it begins at its end, as the list does, and the names of
  // lanes stay in sight.
  scroll() {
    const scroller = this.querySelector(".scroller");
    const labels = [...this.svg.querySelectorAll(".lane .label")];
    const follow = () => labels.forEach((label) => label.setAttribute("x", 4 + scroller.scrollLeft));
    scroller.addEventListener("scroll", follow, { passive: true });
    scroller.scrollLeft = scroller.scrollWidth;
    follow();
  }

  zoom(factor, at = 0.5) {
    const days = this.view.end - this.view.start;
    const wanted = Math.max(Math.min(LEAST, this.whole.end - this.whole.start), days * factor);
    const fixed = this.view.start + days * at;
    this.set({ start: fixed - wanted * at, end: fixed + wanted * (1 - at) });
  }

  pan(share) {
    const by = (this.view.end - this.view.start) * share;
    this.set({ start: this.view.start + by, end: this.view.end + by });
  }

  set({ start, end }) {
    const days = Math.min(end - start, this.whole.end - this.whole.start);
    start = Math.min(Math.max(start, this.whole.start), this.whole.end - days);
    this.view = { start, end: start + days };
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.place());
  }

  place() {
    const { start, end } = this.view;
    const at = (day) => ((day - start) / (end - start)) * 100;
    for (const { mark, start: first, end: last, uses, span } of this.marks) {
      const left = at(first);
      const right = at(last);
      mark.classList.toggle("away", right < -1 || left > 101);
      for (const use of uses) use.setAttribute("x", `${(left + right) / 2}%`);
      span?.setAttribute("x1", `${left}%`);
      span?.setAttribute("x2", `${right}%`);
    }
    for (const { bin, left, right } of this.bins) {
      bin.setAttribute("x", `${at(left)}%`);
      bin.setAttribute("width", `${at(right) - at(left)}%`);
    }
    this.placeTicks(at);
    this.tell();
  }

  placeTicks(at) {
    const { start, end } = this.view;
    this.grid.replaceChildren();
    const svg = "http://www.w3.org/2000/svg";
    for (const [day, words] of ticks(start, end)) {
      const line = document.createElementNS(svg, "line");
      const text = document.createElementNS(svg, "text");
      for (const [name, value] of [["x1", `${at(day)}%`], ["x2", `${at(day)}%`], ["y1", 17], ["y2", this.height]]) {
        line.setAttribute(name, value);
      }
      text.setAttribute("x", `${at(day)}%`);
      text.setAttribute("y", 14);
      text.setAttribute("text-anchor", at(day) < 2.5 ? "start" : at(day) > 97.5 ? "end" : "middle");
      text.textContent = words;
      this.grid.append(line, text);
    }
  }

  tell() {
    const whole = this.view.end - this.view.start >= this.whole.end - this.whole.start - 0.5;
    this.shown.textContent = `${iso(this.view.start)} to ${iso(this.view.end - 1)}`;
    this.back.disabled = whole;
    this.ask.disabled = whole;
  }

  filter() {
    const address = new URL(location.href);
    address.searchParams.set("from", iso(this.view.start));
    address.searchParams.set("to", iso(this.view.end - 1));
    address.searchParams.delete("page");
    location.assign(address);
  }
}

// Days where years, months or days begin, the finest that leaves room: [ordinal, words].
function ticks(start, end) {
  const days = end - start;
  const ordinal = (year, month, day = 1) => Date.UTC(year, month, day) / 86400000 + 719163;
  const first = dayOf(Math.ceil(start));
  const last = dayOf(Math.floor(end));
  if (days <= 80) {
    const step = days <= 12 ? 1 : days <= 25 ? 2 : 7;
    const found = [];
    for (let day = Math.ceil(start / step) * step; day < end; day += step) found.push([day, iso(day).slice(5)]);
    return found;
  }
  const years = last.getUTCFullYear() - first.getUTCFullYear() + 1;
  const steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
  const step = steps.find((months) => days / (months * 30.4) <= 11) ?? 1200;
  const found = [];
  for (let month = 0; month <= years * 12; month += 1) {
    const year = first.getUTCFullYear() + Math.floor(month / 12);
    if ((year * 12 + (month % 12)) % step) continue;
    const day = ordinal(year, month % 12);
    if (day >= start && day < end) found.push([day, month % 12 ? iso(day).slice(0, 7) : String(year)]);
  }
  return found;
}

customElements.define("regesta-timeline", Timeline);
