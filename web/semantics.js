// Keeps a tree of real elements in step with what the canvas shows (app/ui/semantics.h), lying transparent over it at
// the same rectangles. Focus, scrolling, selection and touch are the browser's own; what a person does goes back by id.
(function () {
  "use strict";

  var tr = window.WarmlineWords.tr;

  var kActivate = 0, kFocus = 1, kScroll = 2, kKey = 3, kEdit = 4, kHover = 5;
  var kHeld = 1, kRing = 2;
  var kTags = {
    group: "div", banner: "header", navigation: "nav", main: "main", complementary: "aside", region: "section",
    heading: "h2", text: "p", button: "button", link: "a", list: "ul", listitem: "li", meter: "div", status: "div",
    dialog: "div", image: "div", table: "div", row: "div", columnheader: "div", rowheader: "div", cell: "div",
    textfield: "input", textarea: "textarea", select: "select", scroll: "div", plane: "div", chart: "div", label: "label",
  };
  // Roles that the element itself doesn't bring.
  var kRoles = {
    meter: "meter", status: "status", dialog: "dialog", image: "img", table: "table", row: "row",
    columnheader: "columnheader", rowheader: "rowheader", cell: "cell", list: "list", plane: "group",
    chart: "slider",  // arrows go to it, and what its cursor is at is said as its value
  };
  var kTextual = { heading: true, text: true, cell: true, columnheader: true, rowheader: true, label: true };

  var kFields = { textfield: true, textarea: true, select: true };

  var root = null, live = null;
  var send = null;       // (kind, id, text, amount, flags)
  var elements = {};     // id → element
  var keys = {};         // claimed by the last frame
  var hovered = "";
  var dialog = null;     // the open one
  var plain = false;
  var before_dialog = "";  // id that had focus when it opened

  function px(tenths) { return (tenths / 10) + "px"; }

  function tag_of(node) {
    return node.role === "heading" ? "h" + (node.level || 2) : kTags[node.role] || "div";
  }

  function toggle(element, name, value) {
    if (value === undefined || value === null || value === false || value === "") element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "true" : String(value));
  }

  function create(node) {
    var element = document.createElement(tag_of(node));
    element.dataset.id = node.id;
    element.className = "s-" + node.role;
    if (kFields[node.role]) element.id = "field:" + node.id;
    if (kTextual[node.role] || node.role === "button" || node.role === "link") element.dir = "auto";
    if (kRoles[node.role]) element.setAttribute("role", kRoles[node.role]);
    if (node.role === "button") element.type = "button";
    if (node.role === "plane") {
      element.tabIndex = 0;
      window.WarmlinePlane.attach(element, send);
    }
    if (node.role === "chart") {
      element.tabIndex = 0;
      element.setAttribute("aria-roledescription", tr("chart"));
      element.setAttribute("aria-valuemin", "0");
    }
    if (node.role === "textfield") {
      element.type = node.secret ? "password" : "text";
      element.maxLength = node.secret ? 1000 : 80;
      element.autocomplete = node.secret || "off";
      if (node.secret) element.spellcheck = false;
    }
    if (node.role === "textarea") element.maxLength = node.max;
    if (node.role === "scroll") {
      element.appendChild(document.createElement("div")).className = "s-extent";
      element.addEventListener("scroll", function () {
        send(kScroll, element.dataset.id, "", element.scrollTop, 0);
      }, { passive: true });
    }
    return element;
  }

  // Where children go: a scroll container's extent, else the element itself.
  function inside(element) {
    return element.firstElementChild && element.firstElementChild.className === "s-extent"
      ? element.firstElementChild : element;
  }

  function label(element, node) {
    if (kTextual[node.role] || node.role === "button" || node.role === "link") {
      if (element.firstChild && element.firstChild.nodeType === 3) element.firstChild.data = node.name || "";
      else element.insertBefore(document.createTextNode(node.name || ""), element.firstChild);
      return;
    }
    if (node.role === "status") { element.textContent = node.name || ""; return; }
    toggle(element, "aria-label", node.name);
    if (node.role === "group") toggle(element, "role", node.name ? "group" : "");  // what is nothing can't have a name
    if (node.role !== "scroll") return;
    toggle(element, "role", node.name ? "region" : "");
    toggle(element, "tabindex", node.name ? "0" : "");  // keys scroll it; what has controls inside needs no stop
  }

  function apply(element, node) {
    var style = element.style;
    style.left = px(node.at[0]);
    style.top = px(node.at[1]);
    style.width = px(node.at[2]);
    style.height = px(node.at[3]);
    style.pointerEvents = node.through ? "none" : "";
    label(element, node);
    toggle(element, "aria-description", node.about);
    toggle(element, "lang", node.lang);
    toggle(element, "aria-disabled", node.disabled);
    toggle(element, "aria-current", node.current);
    toggle(element, "aria-pressed", node.pressed === undefined ? null : String(node.pressed));
    toggle(element, "aria-expanded", node.expanded === undefined ? null : String(node.expanded));
    toggle(element, "aria-sort", node.sort);
    if (node.role === "heading" || node.focusable) element.tabIndex = -1;
    else if (node.role === "button") element.removeAttribute("tabindex");
    if (node.href) element.href = node.href;
    if (node.role === "label") element.htmlFor = "field:" + node.for;
    if (node.role === "dialog") {
      element.setAttribute("aria-modal", "true");
      element.tabIndex = -1;
    }
    if (node.role === "meter") {
      element.setAttribute("aria-valuemin", "0");
      element.setAttribute("aria-valuemax", String(node.max));
      element.setAttribute("aria-valuenow", String(node.value));
      element.setAttribute("aria-valuetext", tr("{0} of {1}", node.value, node.max));  // not per cent
    }
    if (node.role === "chart") {
      element.setAttribute("aria-valuemax", String(node.max));
      element.setAttribute("aria-valuenow", String(node.value));
      element.setAttribute("aria-valuetext", node.text);
    }
    // While somebody types, what stands there is theirs.
    var typed = node.role === "textfield" || node.role === "textarea";
    if (typed && !node.secret && document.activeElement !== element) element.value = node.text;
    if (node.role === "select") fill_select(element, node);
    if (node.role === "textfield") toggle(element, "data-enter", node.enter);
    if (node.role === "scroll") inside(element).style.height = px(node.content);
    if (node.font) {
      style.fontSize = px(node.font[0]);
      style.lineHeight = px(node.font[1]);
      style.fontWeight = String(node.font[2]);
      style.textAlign = node.centred ? "center" : "";
    }
  }

  // The browser's own list, which every device knows how to open; only its closed box is drawn by the program.
  function fill_select(element, node) {
    var same = element.options.length === node.options.length && node.options.every(function (text, at) {
      return element.options[at].text === text;
    });
    if (!same) {
      element.replaceChildren.apply(element, node.options.map(function (text, at) {
        return new Option(text, String(at));
      }));
    }
    element.value = node.text;
  }

  // The element for a node; a new one where its tag changed.
  function upsert(node) {
    var element = elements[node.id];
    var stale = element && (element.localName !== tag_of(node) || element.className !== "s-" + node.role);
    if (!element || stale) {
      var fresh = create(node);
      if (stale) {
        while (inside(element).firstElementChild) inside(fresh).appendChild(inside(element).firstElementChild);
        element.replaceWith(fresh);
      }
      element = elements[node.id] = fresh;
    }
    apply(element, node);
  }

  // What goes goes first: an element that is put elsewhere only because one before it went would lose the focus.
  function reorder(order) {
    var seen = {}, last = {};
    order.forEach(function (pair) { seen[pair[0]] = true; });
    Object.keys(elements).forEach(function (id) {
      if (seen[id]) return;
      elements[id].remove();
      delete elements[id];
    });
    order.forEach(function (pair) {
      var id = pair[0], parent_id = pair[1];
      var element = elements[id];
      var parent = parent_id ? inside(elements[parent_id]) : root;
      var previous = last[parent_id || ""];
      var wanted = previous ? previous.nextSibling : first_child(parent);
      if (element.parentNode !== parent || wanted !== element) parent.insertBefore(element, wanted);
      last[parent_id || ""] = element;
    });
  }

  function first_child(parent) {
    var first = parent.firstChild;
    return first && first.nodeType === 3 ? first.nextSibling : first;  // a label's own text stays in front
  }

  // An open dialog holds focus: everything beside it is inert; closing gives focus back.
  function hold_dialog() {
    var open = root.querySelector(".s-dialog");
    if (open === dialog) return;
    if (open) {
      if (!dialog) before_dialog = focused_id();
      Array.prototype.forEach.call(root.children, function (child) { child.inert = !child.contains(open); });
      inert_around(open, true);
      open.focus();
    } else {
      root.querySelectorAll("[inert]").forEach(function (element) { element.inert = false; });
      if (elements[before_dialog]) elements[before_dialog].focus();
    }
    dialog = open;
  }

  function inert_around(element, value) {
    for (var at = element; at !== root; at = at.parentNode) {
      Array.prototype.forEach.call(at.parentNode.children, function (child) { if (child !== at) child.inert = value; });
    }
  }

  function focused_id() {
    var at = document.activeElement;
    return at && root.contains(at) && at.dataset.id ? at.dataset.id : "";
  }

  function ids_around(element) {
    var ids = [];
    for (var at = element; at && at !== root && root.contains(at); at = at.parentNode) if (at.dataset.id) ids.push(at.dataset.id);
    return ids;
  }

  // What had the focus is gone: the heading of the innermost part that is still there takes it, so that nobody is left nowhere.
  function focus_near(ids) {
    var parts = ids.map(function (id) { return elements[id]; }).filter(Boolean).concat(root);
    for (var i = 0; i < parts.length; i += 1) {
      var heading = parts[i].querySelector("h1, h2, h3, h4");
      if (heading) { heading.focus({ preventScroll: true }); return; }
    }
  }

  function patch(text) {
    var change = JSON.parse(text);
    var focused = change.order ? focused_id() : "";
    var around = change.order ? ids_around(document.activeElement) : [];
    if (change.nodes) change.nodes.forEach(upsert);
    if (change.order) reorder(change.order);
    // What had to be moved for all that, and is still there, keeps the focus.
    if (focused && elements[focused] && document.activeElement === document.body) elements[focused].focus({ preventScroll: true });
    if (change.nodes || change.order) hold_dialog();
    if (focused && !elements[focused] && !change.focus && document.activeElement === document.body) focus_near(around);
    if (change.keys) {
      keys = {};
      change.keys.forEach(function (key) { keys[key] = true; });
    }
    if (change.title) document.title = change.title;
    if ("icon" in change) document.getElementById("icon").href = document.getElementById(change.icon ? "icon-" + change.icon : "icon-practice").href;
    if ("dark" in change) document.documentElement.dataset.theme = change.dark ? "dark" : "light";
    if ("plain" in change) show_plain(change.plain);
    if (change.scroll && elements[change.scroll[0]]) scroll_to(elements[change.scroll[0]], change.scroll[1] / 10);
    if (change.focus && elements[change.focus]) elements[change.focus].focus({ preventScroll: !plain });
    if (change.announce) announce(change.announce);
    if (change.hush) window.WarmlineVoice.stop();
    if (change.aloud) change.aloud.forEach(function (one) { window.WarmlineVoice.say(one[0], one[1]); });
  }

  // The tree as an ordinary page (plain.css), or lying transparent over the canvas.
  function show_plain(is) {
    if (is === plain) return;
    plain = is;
    if (plain) document.documentElement.dataset.view = "plain";
    else delete document.documentElement.dataset.view;
    window.scrollTo(0, 0);
  }

  function scroll_to(element, top) {
    if (!plain) element.scrollTop = top;
    else if (top === 0) window.scrollTo(0, 0);
  }

  // A new paragraph each time, so that the same words are said again when they come again.
  function announce(text) {
    var said = document.createElement("p");
    said.textContent = text;
    live.appendChild(said);
    while (live.children.length > 6) live.firstElementChild.remove();
  }

  function id_at(target) {
    var control = target.closest ? target.closest(".s-button, .s-link") : null;
    return control && root.contains(control) ? control.dataset.id : "";
  }

  // What the pointer is over: a control, or a datum of a chart, whose table lies over the drawing. A finger points at
  // data alone.
  function hover_id_at(target, mouse) {
    var wanted = ".s-chart ~ .s-table :is(.s-button, .s-cell, .s-row)" + (mouse ? ", .s-button, .s-link" : "");
    var thing = target.closest ? target.closest(wanted) : null;
    return thing && root.contains(thing) ? thing.dataset.id : "";
  }

  function is_editing(target) {
    return target.isContentEditable || /^(input|textarea|select)$/.test(target.localName || "");
  }

  function on_click(event) {
    var id = id_at(event.target);
    if (!id || elements[id].getAttribute("aria-disabled") === "true") return;
    var link = elements[id].localName === "a" ? elements[id].getAttribute("href") : "";
    var unmodified = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    // A real link: the browser's, and so is one of this page's that is to open in another tab.
    if (link && !(unmodified && link.charAt(0) === "#")) return;
    event.preventDefault();
    send(kActivate, id, "", 0, 0);
  }

  function on_key(event) {
    // A held Enter or Space presses a control once, not again and again.
    if (event.repeat && (event.key === "Enter" || event.key === " ") && id_at(event.target)) {
      event.preventDefault();
      return;
    }
    if (event.key === "Enter" && !event.repeat && !event.isComposing && (event.target.dataset || {}).enter) {
      event.preventDefault();
      send(kActivate, event.target.dataset.enter, "", 0, 0);
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "z" && keys.Undo && !is_editing(event.target)) {
      event.preventDefault();
      send(kKey, "", "Undo", 0, 0);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || is_editing(event.target)) return;
    if (!keys[event.key]) return;
    // Space and Enter on a control press that control.
    if ((event.key === " " || event.key === "Enter") && id_at(event.target)) return;
    event.preventDefault();
    send(kKey, "", event.key, 0, event.repeat ? kHeld : 0);
  }

  function on_focus() {
    var at = document.activeElement;
    send(kFocus, focused_id(), "", 0, at && at.matches(":focus-visible") ? kRing : 0);
  }

  // A finger points where it comes down, until it does so elsewhere.
  function on_pointer(event) {
    var mouse = event.pointerType === "mouse";
    if (mouse !== (event.type === "pointermove")) return;
    var id = hover_id_at(event.target, mouse);
    if (id === hovered) return;
    hovered = id;
    send(kHover, id, "", 0, 0);
  }

  // Lines are broken where the canvas breaks them; a copy should not be.
  function on_copy(event) {
    var text = String(getSelection());
    if (!text || is_editing(event.target)) return;
    event.clipboardData.setData("text/plain", text.replace(/([^\n])\n(?!\n)/g, "$1 "));
    event.preventDefault();
  }

  window.WarmlineSemantics = {
    // `on_input(kind, id, text, amount, flags)` takes what a person does.
    start: function (into, on_input) {
      root = into;
      send = on_input;
      live = document.createElement("div");
      live.className = "s-live";
      live.setAttribute("role", "log");
      live.setAttribute("aria-live", "polite");
      live.setAttribute("aria-label", tr("New lines"));
      root.parentNode.insertBefore(live, root.nextSibling);
      root.addEventListener("click", on_click);
      root.addEventListener("focusin", on_focus);
      root.addEventListener("focusout", on_focus);
      root.addEventListener("input", function (event) {
        if (!event.target.dataset.id) return;
        // The program is not told what stands in a field for a passphrase.
        send(kEdit, event.target.dataset.id, event.target.type === "password" ? "" : event.target.value, 0, 0);
      });
      document.addEventListener("keydown", on_key);
      document.addEventListener("pointermove", on_pointer);
      document.addEventListener("pointerdown", on_pointer);
      document.addEventListener("copy", on_copy);
    },
    patch: patch,
    // What stands in a field for a passphrase, once: it is empty then.
    take_secret: function (id) {
      var element = elements[id];
      var secret = element ? element.value : "";
      if (element) element.value = "";
      return secret;
    },
  };
})();
