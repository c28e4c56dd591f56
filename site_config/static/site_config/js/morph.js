// Makes one element like another with as few changes as possible: what is the same stays the
// same node, with its focus, and a status line is changed in place, so that it is read out.

const CHOICE = "input[type=checkbox], li, label, p";

// What tells the choices of a form, and its groups, apart when others come or go between them.
function key(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeName;
  const told = ["id", "class", "name"].map((name) => node.getAttribute(name));
  const box = node.matches("input") ? node : node.querySelector("input");
  const value = node.matches(CHOICE) && box?.type === "checkbox" && box.getAttribute("value");
  return [node.localName, ...told, node.closest("fieldset") && box?.name, value].join();
}

function likeIn(node, next) {
  for (const { name, value } of next.attributes) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  for (const { name } of [...node.attributes]) {
    // Whether somebody has folded something is theirs to say.
    const folded = node.localName === "details" && name === "open";
    if (!next.hasAttribute(name) && !folded) node.removeAttribute(name);
  }
}

export function morph(node, next) {
  likeIn(node, next);
  let at = node.firstChild;
  for (const child of next.childNodes) {
    let match = at;
    while (match && key(match) !== key(child)) match = match.nextSibling;
    if (!match) {
      node.insertBefore(document.importNode(child, true), at);
      continue;
    }
    while (at !== match) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
    if (match.nodeType === Node.ELEMENT_NODE) morph(match, child);
    else if (match.nodeValue !== child.nodeValue) match.nodeValue = child.nodeValue;
    at = match.nextSibling;
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}
