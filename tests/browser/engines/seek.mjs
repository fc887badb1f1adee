// What a page shows, by role and name: the semantic layer's elements and the panels of the shell. Runs in the page, and so
// stands by itself.
//
//   query: { role, name, text, in, has, pressed, expanded, open }   all optional
//     role      "button", "heading", … as the element tells it; "text": whatever has words of its own
//     name      a string: the whole name; a pattern as { source, flags }
//     in, has   queries: stands within such a one; holds such a one
//     open      true: can be pressed
//   Returns [{ role, name, text, id, open, focused, box: { x, y, width, height }, clear }]
//     clear     the middle of what is in sight of it would be hit by a pointer
export function seek(query, into_view) {
  const kTags = {
    BUTTON: "button", A: "link", H1: "heading", H2: "heading", H3: "heading", H4: "heading", INPUT: "textbox", TEXTAREA: "textbox",
    SELECT: "combobox", MAIN: "main", NAV: "navigation", HEADER: "banner", ASIDE: "complementary", LI: "listitem", UL: "list",
  };
  const kNamedByWords = ["button", "link", "heading", "cell", "columnheader", "rowheader", "alert"];
  const one_line = (text) => (text || "").replace(/\s+/g, " ").trim();

  function role_of(element) {
    if (element.hasAttribute("role")) return element.getAttribute("role");
    if (element.localName === "section") return element.hasAttribute("aria-label") ? "region" : "";
    return kTags[element.tagName] || "";
  }
  function name_of(element, role) {
    if (element.hasAttribute("aria-label")) return one_line(element.getAttribute("aria-label"));
    if (element.labels && element.labels.length > 0) return one_line(element.labels[0].textContent);
    return kNamedByWords.includes(role) ? one_line(element.textContent) : "";
  }
  const fits = (wanted, found) =>
    wanted === undefined || (typeof wanted === "string" ? wanted === found : new RegExp(wanted.source, wanted.flags).test(found));
  const own_words = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
  const can_be_pressed = (element) => element.getAttribute("aria-disabled") !== "true" && !element.disabled && !element.closest("[inert]");

  function is(element, wanted) {
    const role = role_of(element);
    if (wanted.role !== undefined && wanted.role !== "text" && role !== wanted.role) return false;
    if (wanted.name !== undefined && !fits(wanted.name, name_of(element, role))) return false;
    if (wanted.text !== undefined && !(own_words(element) && fits(wanted.text, one_line(element.textContent)))) return false;
    if (wanted.pressed !== undefined && element.getAttribute("aria-pressed") !== String(wanted.pressed)) return false;
    if (wanted.expanded !== undefined && element.getAttribute("aria-expanded") !== String(wanted.expanded)) return false;
    if (wanted.open !== undefined && can_be_pressed(element) !== wanted.open) return false;
    if (wanted.has !== undefined && ![...element.querySelectorAll("*")].some((one) => is(one, wanted.has))) return false;
    if (wanted.in === undefined) return true;
    for (let at = element.parentElement; at; at = at.parentElement) if (is(at, wanted.in)) return true;
    return false;
  }

  // The part of it that is in sight, past what scrolls and the window.
  function seen_of(element) {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible") continue;
      const box = at.getBoundingClientRect();
      left = Math.max(left, box.left); right = Math.min(right, box.right);
      top = Math.max(top, box.top); bottom = Math.min(bottom, box.bottom);
    }
    left = Math.max(left, 0); right = Math.min(right, innerWidth);
    top = Math.max(top, 0); bottom = Math.min(bottom, innerHeight);
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  const shell = document.getElementById("shell");
  const roots = [document.getElementById("semantics"), ...(shell && !shell.hidden ? [shell] : [])].filter(Boolean);
  const found = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter((element) => !element.closest("[hidden]") && is(element, query));
  if (into_view && found.length > 0) {
    const { width, height } = seen_of(found[0]);
    const whole = found[0].getBoundingClientRect();
    if (height < Math.min(whole.height, 24) || width <= 0) found[0].scrollIntoView({ block: "center", behavior: "instant" });
  }
  return found.map((element) => {
    const role = role_of(element), box = seen_of(element);
    const top = box.width > 0 && box.height > 0 ? document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) : null;
    return {
      role, name: name_of(element, role), text: one_line(element.innerText), id: element.dataset.id || "",
      open: can_be_pressed(element), focused: document.activeElement === element, box, clear: top !== null && element.contains(top),
    };
  });
}

// What has the focus, alike; null: the page itself.
export function focus_of() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const kTags = { BUTTON: "button", A: "link", SELECT: "combobox", INPUT: "textbox", TEXTAREA: "textbox", H1: "heading", H2: "heading" };
  const words = at.getAttribute("aria-label") || (at.labels && at.labels.length > 0 ? at.labels[0] : at).textContent;
  const box = at.getBoundingClientRect();
  return {
    role: at.getAttribute("role") || kTags[at.tagName] || (at.hasAttribute("aria-label") ? "region" : ""),
    name: words.replace(/\s+/g, " ").trim(), id: at.dataset.id || "", ring: at.matches(":focus-visible"),
    in_sight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}
