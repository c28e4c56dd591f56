// A button that copies the address of the page (or the text of a field), or hands it to the
// phone to share. Without this script, or where a browser can do neither, there is no button.
class CopyLink extends HTMLElement {
  connectedCallback() {
    const { share, copy, button } = this.dataset;
    this.shares = Boolean(share && navigator.share && matchMedia("(pointer: coarse)").matches);
    if (this.firstChild || !(this.shares || navigator.clipboard)) return;
    const pressed = document.createElement("button");
    pressed.type = "button";
    pressed.className = button || "button button--quiet";
    pressed.textContent = this.shares ? share : copy;
    pressed.addEventListener("click", () => this.give());
    this.status = document.createElement("p");
    this.status.className = "copy-link__status";
    this.status.setAttribute("role", "status");
    this.append(pressed, this.status);
  }

  get text() {
    const field = document.getElementById(this.dataset.from);
    return field ? field.value : location.origin + location.pathname;
  }

  async give() {
    const { done, failed } = this.dataset;
    try {
      if (this.shares) await navigator.share({ title: document.title, url: this.text });
      else await navigator.clipboard.writeText(this.text);
      if (!this.shares) this.say(done);
    } catch (error) {
      // Who closes the phone's own window has changed their mind.
      if (error.name !== "AbortError") this.say(failed);
    }
  }

  // Said again when one presses again: first empty, for whoever listens.
  say(words) {
    this.status.textContent = "";
    setTimeout(() => (this.status.textContent = words), 100);
  }
}

customElements.define("copy-link", CopyLink);
