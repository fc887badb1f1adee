// A course that a learning system opened: it stands in for the browser's store (store.js has the contract), and tells the
// learning system how it goes. What the program keeps is one text (app/interop/suspend.h); what it tells is the JSON of
// app/interop/course_report.h. Both go through one line: one save after the other, and each is committed, as a browser drops
// what is asked for while a page closes.
//
//   WarmlineCourse.standards.NAME = make   set by scorm.js and cmi5.js; make(course) → {
//     start()              a promise of what was kept, a text
//     save(text, report)   a promise, settled when it is committed; report: null, or the program's JSON
//     finish()             ends the session, at once; a promise of the address to go on to, or "". Called once, after it nothing
//     closing()            the same while the page closes: nothing can be waited for
//   }
//   WarmlineCourse.report(json)   from the program: goes out now, and again with the next save if that fails
//   WarmlineCourse.leave()        from the program: somebody stops for now
(function () {
  "use strict";

  var tr = window.WarmlineWords.tr;
  var course = JSON.parse(window.WarmlinePlaces.course);

  var listen = function () {};
  var session = null;     // one of the standards'
  var started = null;     // a promise of what was kept
  var line = null;        // a promise: the latest save
  var text = "";          // what is to be kept
  var report = null;      // not committed yet
  var ended = false;

  function message_of(error) {
    return error && error.words ? error.words : tr("The learning system didn’t take it ({0}).", String((error && error.message) || error));
  }

  // A report that failed goes out with the next save: its decisions come before those of a later one.
  function joined(before, after) {
    if (!before) return after;
    return Object.assign({}, after, { decisions: before.decisions.concat(after.decisions) });
  }

  function start() {
    if (started) return started;
    session = session || window.WarmlineCourse.standards[course.standard](course);
    started = session.start();
    started.catch(function () { started = null; });  // the next load tries again
    return started;
  }

  function save() {
    if (ended) return Promise.reject({ words: tr("This session has ended. Open the course from your learning system again.") });
    var sent = report;
    report = null;
    return session.save(text, sent).catch(function (error) {
      if (sent) report = report ? joined(sent, report) : sent;
      throw error;
    });
  }

  function in_line() {
    line = (line || Promise.resolve()).catch(function () { /* reported where it was asked for */ }).then(start).then(save);
    return line;
  }

  // ---- What the program sees as its store -----------------------------------------------------------

  window.WarmlineStore = {
    open: function (listener) { listen = listener; },
    load: function () {
      start().then(function (kept) {
        text = kept;
        var bytes = new TextEncoder().encode(kept);
        listen({ kind: "loaded", records: kept === "" ? [] : [{ sequence: 1, bytes: bytes }] });
        listen({ kind: "writing", message: "" });
      }).catch(function (error) { listen({ kind: "load-failed", message: message_of(error) }); });
    },
    append: function (ticket, records) {
      text = new TextDecoder().decode(records[records.length - 1]);
      in_line().then(function () {
        listen({ kind: "stored", ticket: ticket });
      }, function (error) {
        listen({ kind: "failed", ticket: ticket, message: message_of(error) });
      });
    },
    let_go: function () {},
    take_over: function () {},
  };

  // A learning system delivers its files as it likes, and a newer package must not meet an older one.
  window.WarmlineOffline = { settled: Promise.resolve(), keep: function () {}, keep_too: function () {} };

  var lead = document.querySelector(".lead");
  if (lead) lead.textContent = tr("A practice line for people who answer calls: you choose what to say, you see what it did, and your learning system keeps where you are.");

  // ---- Its end --------------------------------------------------------------------------------------

  function paragraph(parent, words) {
    var made = document.createElement("p");
    made.textContent = words;
    parent.appendChild(made);
    return made;
  }

  // `address`: where the learning system wants the browser to go on to. `trouble`: what it didn't take, in words.
  function show_end(address, trouble) {
    var column = document.querySelector(".shell-column"), panel = document.createElement("section");
    panel.className = "panel";
    panel.setAttribute("role", "alert");
    var title = document.createElement("h2");
    title.tabIndex = -1;
    title.textContent = tr("You can close this page");
    panel.appendChild(title);
    paragraph(panel, trouble ? trouble + " " + tr("Open the course there again, and you go on from what it has.")
      : tr("Your learning system has everything up to your last step. Open the course there again, and you go on at the same line."));
    if (address) {
      var link = document.createElement("a");
      link.href = address;
      link.textContent = tr("Back to the learning system");
      paragraph(panel, "").appendChild(link);
    }
    column.appendChild(panel);
    if (lead) lead.hidden = true;
    document.getElementById("stage").inert = true;
    document.getElementById("semantics").inert = true;
    document.getElementById("shell").hidden = false;
    title.focus();
    if (address) location.assign(address);  // cmi5 wants it; the link is for whoever is kept from it
  }

  function leave() {
    if (ended) return;
    (report ? in_line() : line || start()).then(function () {
      if (ended) return "";
      ended = true;
      return session.finish();
    }).then(show_end, function (error) { show_end("", message_of(error)); });
  }

  addEventListener("pagehide", function () {
    if (ended || !session) return;
    ended = true;
    session.closing();
  });

  // Kept for the Back button: its session is over.
  addEventListener("pageshow", function (event) { if (event.persisted && ended) show_end(""); });

  window.WarmlineCourse = {
    standards: {},
    report: function (json) {
      var told = JSON.parse(json);
      text = told.suspend;
      report = joined(report, told);
      in_line().catch(function () { /* goes out with the next save, which says if it can't */ });
    },
    leave: leave,
  };
})();
