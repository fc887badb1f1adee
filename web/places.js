// What this page is about, and so which store it opens. Practice and what is known of people who practise, a hiring team's
// forms, and each form that is taken here lie in databases of their own; one page opens one of them, so that nothing can be
// joined. A course that a learning system opens (course/course.js) has none here. It follows from the address alone: "#/hire" is the hiring team's, "#/sit/…" a form that somebody was handed (what
// stands after it is the form itself; no server ever sees it); a site that was packaged for one form is about that form only.
//
//   WarmlinePlaces.kind            "practice", "hire", "sit" or "course"
//   WarmlinePlaces.course          of a course: what its package says of it, JSON
//   WarmlinePlaces.link            what stands behind "#/sit/"
//   WarmlinePlaces.go(address)     "#/hire", "#/", "#/coach": the page starts afresh there
//   WarmlinePlaces.afresh()        the page starts afresh at its first page: what its address named may be gone, or another's
//   WarmlinePlaces.show(address)   the page stands there now; a new entry of the history, unless the last one led there
//   WarmlinePlaces.on_follow(f)    f(address): somebody went back or forward, or followed an address of this page
//   WarmlinePlaces.starts()        when forms were begun here: "HASH MS" a line; stays when a sitting is removed
//   WarmlinePlaces.remember(line)
(function () {
  "use strict";

  var kStarts = "warmline-sit-starts";
  var kMostStarts = 200;

  var course = document.getElementById("course");

  // What a package is about, whatever its address; null on an ordinary site.
  function packaged() {
    if (course) return "course";
    var manifest = document.getElementById("manifest");
    if (!manifest) return null;
    return JSON.parse(manifest.textContent).some(function (file) { return file.kind === "form"; }) ? "sit" : null;
  }

  function read(address) {
    var sit = /^#\/sit\/([A-Za-z0-9_-]*)$/.exec(address);
    if (sit) return { kind: "sit", link: sit[1] };
    if (/^#\/sit(\/|$)/.test(address)) return { kind: "sit", link: "?" };  // not one of ours: the program says so
    return { kind: /^#\/hire(\/|$)/.test(address) ? "hire" : "practice", link: "" };
  }

  var here = read(location.hash);
  here.kind = packaged() || here.kind;

  var followed = true;  // the address that stands there was not set by show(): what comes of it takes its place
  var shown = null;     // what show() was told last
  var told = function () {};

  // Another address typed or followed in this tab may be about another store. The event comes a moment later: what show() wrote
  // meanwhile is no answer to it.
  addEventListener("hashchange", function (event) {
    var address = location.hash === shown ? new URL(event.newURL).hash : location.hash;
    var there = read(address);
    there.kind = packaged() || there.kind;
    if (there.kind !== here.kind || there.link !== here.link) {
      if (address !== location.hash) history.replaceState(null, "", address);
      location.reload();
      return;
    }
    followed = true;
    told(address);
  });

  // A browser may refuse more than so many entries in a minute: the page goes on all the same.
  function show(address) {
    if ((location.hash || "#/") !== address) {
      try {
        if (followed) history.replaceState(null, "", address);
        else history.pushState(null, "", address);
      } catch (error) { /* the bar shows an older address */ }
    }
    followed = false;
    shown = address;
  }

  function starts() {
    try { return localStorage.getItem(kStarts) || ""; } catch (error) { return ""; }
  }

  window.WarmlinePlaces = {
    kind: here.kind,
    course: course ? course.textContent : "",
    link: here.link,
    go: function (address) {
      history.pushState(null, "", address);
      location.reload();
    },
    afresh: function () {
      if (here.kind !== "sit") history.replaceState(null, "", here.kind === "hire" ? "#/hire" : "#/");
      if (window.WarmlinePage) window.WarmlinePage.guard(false);  // what isn't stored is meant to go
      location.reload();
    },
    show: show,
    on_follow: function (f) { told = f; },
    starts: starts,
    remember: function (line) {
      var lines = starts().split("\n").filter(Boolean).concat(line).slice(-kMostStarts);
      try { localStorage.setItem(kStarts, lines.join("\n")); } catch (error) { /* a browser that keeps nothing: said elsewhere */ }
    },
    forget: function () {
      try { localStorage.removeItem(kStarts); } catch (error) { /* nothing was kept */ }
    },
  };
})();
