// A button that folds and unfolds all parts of a list at once. Without this script all stand open.
class UnfoldAll extends HTMLElement {
  connectedCallback() {
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "button button--quiet unfold__button";
    this.button.addEventListener("click", () => this.turn());
    this.prepend(this.button);
    this.addEventListener("toggle", () => this.name(), true);
    this.name();
  }

  get parts() {
    return [...this.querySelectorAll("details")];
  }

  turn() {
    const open = !this.parts.every((part) => part.open);
    for (const part of this.parts) part.open = open;
    this.name();
  }

  name() {
    const open = this.parts.every((part) => part.open);
    this.button.textContent = open ? this.dataset.hide : this.dataset.show;
  }
}

customElements.define("unfold-all", UnfoldAll);
