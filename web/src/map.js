// Zoom and pan of the map. Discs and lines keep their size on the screen by themselves (strokes that do not
// scale); only the part of the map in view changes, and the names follow it.
const NEAREST = 60;

class WorldMap extends HTMLElement {
  connectedCallback() {
    this.svg = this.querySelector("svg.world");
    this.texts = [...this.querySelectorAll(".names text")];
    this.whole = this.dataset.whole.split(" ").map(Number);
    this.first = this.svg.getAttribute("viewBox").split(" ").map(Number);
    this.view = this.first;
    const scroller = this.querySelector(".scroller");
    scroller.scrollLeft = (scroller.scrollWidth - scroller.clientWidth) / 2;
    this.addControls();
    this.listen();
  }

  addControls() {
    const bar = document.createElement("div");
    bar.className = "zoom";
    const add = (words, label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = words;
      if (words.length === 1) button.setAttribute("aria-label", label);
      button.title = label;
      button.addEventListener("click", act);
      bar.append(button);
    };
    add("+", "Zoom in", () => this.zoom(0.6));
    add("−", "Zoom out", () => this.zoom(1 / 0.6));
    add("←", "Westward", () => this.pan(-0.25, 0));
    add("→", "Eastward", () => this.pan(0.25, 0));
    add("↑", "Northward", () => this.pan(0, -0.25));
    add("↓", "Southward", () => this.pan(0, 0.25));
    add("Events", "Show where the events are", () => this.set(this.first));
    add("World", "Show the whole world", () => this.set(this.whole));
    this.prepend(bar);
  }

  listen() {
    const at = (event) => {
      const box = this.svg.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    this.svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls the page
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.25 : 0.8, at(event));
    }, { passive: false });
    this.svg.addEventListener("dblclick", (event) => this.zoom(0.5, at(event)));
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && event.pointerType === "mouse") this.grip = { at: at(event), id: event.pointerId };
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (!this.grip) return;
      const now = at(event);
      const by = [this.grip.at[0] - now[0], this.grip.at[1] - now[1]];
      if (!this.grip.moved && Math.hypot(...by) * this.svg.clientWidth < 4) return;
      if (!this.grip.moved) this.svg.setPointerCapture(this.grip.id);
      this.grip.moved = true;
      this.grip.at = now;
      this.pan(...by);
    });
    this.svg.addEventListener("pointerup", () => { this.dragged = this.grip?.moved; this.grip = null; });
    this.svg.addEventListener("pointercancel", () => { this.grip = null; });
    this.svg.addEventListener("click", (event) => {
      if (this.dragged) event.preventDefault(); // a drag that ends on a disc is no click on it
      this.dragged = false;
    }, true);
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.querySelector(".scroller").addEventListener("keydown", (event) => {
      const act = { "+": () => this.zoom(0.6), "=": () => this.zoom(0.6), "-": () => this.zoom(1 / 0.6), "0": () => this.set(this.first),
        "ArrowLeft": () => this.pan(-0.15, 0), "ArrowRight": () => this.pan(0.15, 0),
        "ArrowUp": () => this.pan(0, -0.15), "ArrowDown": () => this.pan(0, 0.15) }[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    });
  }

  zoom(factor, [across, down] = [0.5, 0.5]) {
    const [left, top, wide, tall] = this.view;
    const now = Math.min(Math.max(wide * factor, NEAREST), this.whole[2]);
    const share = now / wide;
    this.set([left + wide * across * (1 - share), top + tall * down * (1 - share), now, tall * share]);
  }

  pan(across, down) {
    const [left, top, wide, tall] = this.view;
    this.set([left + wide * across, top + tall * down, wide, tall]);
  }

  set([left, top, wide, tall]) {
    const [west, north, whole, high] = this.whole;
    const inside = (start, size, from, length) => Math.min(Math.max(start, from), from + Math.max(length - size, 0));
    this.view = [inside(left, wide, west, whole), inside(top, tall, north, high), wide, tall];
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.place());
  }

  place() {
    const [left, top, wide, tall] = this.view;
    this.svg.setAttribute("viewBox", this.view.map((number) => number.toFixed(1)).join(" "));
    for (const text of this.texts) {
      text.setAttribute("x", `${((text.dataset.x - left) / wide) * 100}%`);
      text.setAttribute("y", `${((text.dataset.y - top) / tall) * 100}%`);
    }
  }
}

customElements.define("regesta-map", WorldMap);
