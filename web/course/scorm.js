// SCORM 1.2 and SCORM 2004 4th Edition for course.js: finds the learning system's object in the windows around this one, and
// speaks to it. Sources: SCORM 1.2 Run-Time Environment, ADL 2001, section 3; SCORM 2004 4th Edition Run-Time Environment 1.1,
// ADL 2009, sections 3 and 4.
//
// Told are: where the learner is (suspend_data), the resolution as the score, whether every call was finished (completion) and,
// where there is a mark to pass, whether the score reaches it (success), and no score before every call is finished; the time of
// this session; an objective for each call and two for resolution and empathy over all; and an interaction for each decision,
// "correct" where it cost nothing.
(function () {
  "use strict";

  var tr = window.WarmlineWords.tr;
  var kMostWindows = 50;

  // ---- Finding it -----------------------------------------------------------------------------------

  // A window of another site tells nothing.
  function object_in(where, name) {
    try { return where[name] || null; } catch (error) { return null; }
  }

  function above(where, name) {
    for (var steps = 0; where && steps < kMostWindows; ++steps) {
      var found = object_in(where, name);
      if (found) return found;
      if (where.parent === where) return null;
      where = where.parent;
    }
    return null;
  }

  function opener_of(where) { try { return where.opener || null; } catch (error) { return null; } }

  // In this window's parents, then in those of the window that opened it, or that opened the outermost.
  function find(name) {
    var found = above(window, name), opener = opener_of(window) || opener_of(window.top);
    for (var steps = 0; !found && opener && steps < kMostWindows; ++steps) {
      found = above(opener, name);
      var next = opener_of(opener);
      opener = next === opener ? null : next;
    }
    return found;
  }

  // ---- Its ways of writing ----------------------------------------------------------------------------

  function padded(number, digits) { return String(number).padStart(digits, "0"); }

  // CMITimespan: HHHH:MM:SS.SS
  function span_1_2(ms) {
    var hundredths = Math.min(Math.round(ms / 10), 9999 * 360000 + 359999);
    return padded(Math.floor(hundredths / 360000), 4) + ":" + padded(Math.floor(hundredths / 6000) % 60, 2) + ":" +
      padded(Math.floor(hundredths / 100) % 60, 2) + "." + padded(hundredths % 100, 2);
  }

  // CMITime: HH:MM:SS
  function time_1_2(ms) {
    var at = new Date(ms);
    return padded(at.getHours(), 2) + ":" + padded(at.getMinutes(), 2) + ":" + padded(at.getSeconds(), 2);
  }

  // timeinterval(second,10,2)
  function span_2004(ms) {
    var hundredths = Math.round(ms / 10);
    var hours = Math.floor(hundredths / 360000), minutes = Math.floor(hundredths / 6000) % 60, rest = hundredths % 6000;
    return "PT" + (hours ? hours + "H" : "") + (minutes ? minutes + "M" : "") + rest / 100 + "S";
  }

  // time(second,10,0): a zone only behind a fraction of a second (4.1.1.7)
  function time_2004(ms) { return new Date(ms).toISOString().slice(0, 21) + "Z"; }

  function percent(per_mille) { return String(per_mille / 10); }

  function letter(place) { return String.fromCharCode(97 + place); }

  // What each version calls things.
  var k1_2 = {
    object: "API", finish: "LMSFinish",
    get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", initialize: "LMSInitialize", error: "LMSGetLastError",
    text_of: "LMSGetErrorString", mode: "cmi.core.lesson_mode", exit: "cmi.core.exit", session_time: "cmi.core.session_time",
    span: span_1_2, score: "cmi.core.score.",
    objective: function (at, one) {
      return [["id", one.id], ["score.raw", one.score], ["score.min", one.score && "0"], ["score.max", one.score && "100"],
              ["status", one.finished ? "completed" : one.begun ? "incomplete" : "not attempted"]]
        .map(function (pair) { return ["cmi.objectives." + at + "." + pair[0], pair[1]]; });
    },
    interaction: function (one) {
      return [["id", one.id], ["objectives.0.id", one.objective], ["time", time_1_2(one.at_ms)], ["type", "choice"],
              ["student_response", letter(one.place)], ["result", one.lost ? "wrong" : "correct"], ["latency", span_1_2(one.latency_ms)]];
    },
  };
  var k2004 = {
    object: "API_1484_11", finish: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", initialize: "Initialize",
    error: "GetLastError", text_of: "GetErrorString", mode: "cmi.mode", exit: "cmi.exit", session_time: "cmi.session_time",
    span: span_2004, score: "cmi.score.",
    objective: function (at, one) {
      return [["id", one.id], ["description", one.title], ["score.scaled", one.score && String(one.per_mille / 1000)], ["score.raw", one.score],
              ["score.min", one.score && "0"], ["score.max", one.score && "100"],
              ["completion_status", one.finished ? "completed" : one.begun ? "incomplete" : "not attempted"]]
        .map(function (pair) { return ["cmi.objectives." + at + "." + pair[0], pair[1]]; });
    },
    interaction: function (one) {
      return [["id", one.id], ["type", "choice"], ["objectives.0.id", one.objective], ["timestamp", time_2004(one.at_ms)],
              ["learner_response", one.choice], ["result", one.lost ? "incorrect" : "correct"], ["latency", span_2004(one.latency_ms)],
              ["description", Array.from(one.said).slice(0, 250).join("")]];
    },
  };

  // ---- A session --------------------------------------------------------------------------------------

  function session_of(version, course) {
    var api = null;
    var began = 0;            // steady ms
    var status = "";          // of the course, as it was and as it was told last: never back from an end
    var success = "";
    var objectives = {};      // id → its place
    var objective_count = 0, interaction_count = 0;
    var unknown = {};         // elements that this learning system hasn't: they are optional
    var waiting = [];         // decisions that it didn't take, though it has a place for them
    var mark = null;          // to pass, in per mille
    var only_looking = false;
    var running = false;
    var refused = null;       // why this session can't be one; asking again changes nothing

    function get(name) { return String(api[version.get](name)); }

    function failure(what) {
      var code = String(api[version.error]());
      return { words: tr("The learning system refused it: {0} ({1}).", what + String(api[version.text_of](code)), code) };
    }

    function set(name, value) {
      if (String(api[version.set](name, value)) !== "true") throw failure(name + ": ");
    }

    // What is optional. 401, 402 and (2004) 404: it hasn't the element, or not to be written.
    function set_if_known(name, value) {
      var kind = name.replace(/\.\d+\./g, ".n.");
      if (value === null || value === undefined || unknown[kind]) return false;
      if (String(api[version.set](name, value)) === "true") return true;
      if (/^40[124]$/.test(String(api[version.error]()))) unknown[kind] = true;
      return false;
    }

    function read_mark() {
      var theirs = version === k1_2 ? get("cmi.student_data.mastery_score") : get("cmi.scaled_passing_score");
      var number = parseFloat(theirs);
      if (!isNaN(number)) return Math.round(number * (version === k1_2 ? 10 : 1000));
      return course.pass === undefined ? null : course.pass * 10;
    }

    function read_objectives() {
      objective_count = parseInt(get("cmi.objectives._count"), 10) || 0;
      for (var at = 0; at < objective_count; ++at) objectives[get("cmi.objectives." + at + ".id")] = at;
      interaction_count = parseInt(get("cmi.interactions._count"), 10) || 0;
    }

    // A place in a list is taken by its id; the rest is of no use without.
    function tell_objective(one) {
      var is_new = !(one.id in objectives);
      var pairs = version.objective(is_new ? objective_count : objectives[one.id], one);
      if (is_new) {
        if (!set_if_known(pairs[0][0], pairs[0][1])) return;
        objectives[one.id] = objective_count++;
      }
      pairs.slice(1).forEach(function (pair) { set_if_known(pair[0], pair[1]); });
    }

    function tell_objectives(report) {
      function with_score(one) {
        one.score = one.per_mille === null ? null : percent(one.per_mille);
        return one;
      }
      tell_objective(with_score({ id: "all-resolution", title: tr("Resolution"), per_mille: report.resolution, begun: true, finished: report.finished }));
      tell_objective(with_score({ id: "all-empathy", title: tr("Empathy"), per_mille: report.empathy, begun: true, finished: report.finished }));
      report.calls.forEach(function (call) {
        tell_objective(with_score({ id: "call-" + call.id, title: call.title, per_mille: call.resolution, begun: call.begun, finished: call.finished }));
      });
    }

    // False: it was refused this time.
    function tell_decision(decision) {
      var id = decision.scenario + "-" + decision.attempt + "-" + (decision.step + 1);
      var one = Object.assign({}, decision, { id: version === k1_2 ? id : "urn:warmline:" + id.replace(/-(?=[0-9a-f]{32}-)/, ":").replace(/-(?=\d+$)/, ":"),
                                              objective: "call-" + decision.scenario });
      var place = "cmi.interactions." + interaction_count + ".", pairs = version.interaction(one);
      if (!set_if_known(place + "id", pairs[0][1])) return Boolean(unknown["cmi.interactions.n.id"]);
      ++interaction_count;
      pairs.slice(1).forEach(function (pair) { set_if_known(place + pair[0], pair[1]); });
      return true;
    }

    // In order; behind one that is refused the others wait until the next time. Refused again it is passed over.
    function tell_decisions() {
      for (; waiting.length > 0; waiting.shift()) {
        var next = waiting[0];
        if (tell_decision(next) || next.refused) continue;
        next.refused = true;
        return;
      }
    }

    function passed(report) { return report.finished && mark !== null ? (report.resolution >= mark ? "passed" : "failed") : ""; }

    function tell_status(report) {
      var won = passed(report);
      if (success !== "passed" && won) success = won;
      if (report.finished) status = "completed";
      if (version === k1_2) {
        set("cmi.core.lesson_status", success || status);
        return;
      }
      set("cmi.completion_status", status);
      if (success) set("cmi.success_status", success);
      set_if_known("cmi.progress_measure", String(report.progress / 1000));
    }

    // With a mark, learning systems judge whatever score they have, and some let nobody in again who failed: there is none before
    // all of it counts.
    function tell_score(report) {
      if (report.resolution === null || (mark !== null && !report.finished)) return;
      if (version === k2004) set("cmi.score.scaled", String(report.resolution / 1000));
      set(version.score + "raw", percent(report.resolution));
      set_if_known(version.score + "min", "0");
      set_if_known(version.score + "max", "100");
    }

    function tell(report) {
      if (!report) return;
      waiting = waiting.concat(report.decisions);
      report.decisions = [];  // whatever comes of this save, they are on the other side
      tell_decisions();
      tell_objectives(report);
      tell_score(report);
      tell_status(report);
    }

    function set_time() { set(version.session_time, version.span(performance.now() - began)); }

    function commit() {
      set_time();
      set(version.exit, "suspend");
      if (String(api[version.commit]("")) !== "true") throw failure("");
    }

    function start() {
      if (refused) throw refused;
      api = find(version.object);
      if (!api) throw { words: tr("No learning system answers here. Open this course from there.") };
      if (!running) {
        if (String(api[version.initialize]("")) !== "true") { refused = failure(""); throw refused; }
        running = true;
        began = performance.now();
      }
      only_looking = /^(review|browse)$/.test(get(version.mode));
      var kept = get("cmi.suspend_data");
      mark = read_mark();
      read_objectives();
      if (version === k1_2) {
        var was = get("cmi.core.lesson_status");  // "failed" may be the learning system's own verdict: the next report knows
        success = was === "passed" ? was : "";
        status = success || was === "completed" ? "completed" : "incomplete";
        if (!only_looking && status === "incomplete" && was !== "failed") set("cmi.core.lesson_status", "incomplete");
      } else {
        status = get("cmi.completion_status") === "completed" ? "completed" : "incomplete";
        success = get("cmi.success_status") === "passed" ? "passed" : "";
        if (!only_looking) set("cmi.completion_status", status);
      }
      if (only_looking) {
        refused = { words: tr("Your learning system opened this course to be looked at: it keeps nothing of it.") };
        throw refused;
      }
      return kept;
    }

    function save(text, report) {
      set("cmi.suspend_data", text);
      tell(report);
      commit();
    }

    function finish() {
      if (!running) return "";
      running = false;
      if (!only_looking) {
        try { tell_decisions(); commit(); } catch (error) { /* the last save was committed */ }
      }
      api[version.finish]("");
      return "";
    }

    function promised(work) {
      return function () {
        var given = arguments;
        return new Promise(function (resolve) { resolve(work.apply(null, given)); });
      };
    }

    return { start: promised(start), save: promised(save), finish: promised(finish), closing: finish };
  }

  window.WarmlineCourse.standards.scorm12 = function (course) { return session_of(k1_2, course); };
  window.WarmlineCourse.standards.scorm2004 = function (course) { return session_of(k2004, course); };
})();
