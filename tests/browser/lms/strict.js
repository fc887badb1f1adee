// Stands between a course and scorm-again's run-time, which is lenient, and refuses what a strict learning system would: calls out
// of order, text that is too long, words and numbers in other forms than the standard's. Runs in the learning system's page.
// `strict.errors` says what was wrong, `strict.log` what was called. `faults`: {kind, nth}, that so-manyth setting of such an
// element is refused with a general error, once; with `always` that very text is refused from then on; {mastery}, at the end a score decides over the status, as in Moodle.
//
// Sources: SCORM 1.2 Run-Time Environment, ADL 2001, 3.4; SCORM 2004 4th Edition Run-Time Environment 1.1, ADL 2009, 4.2.
(function () {
  "use strict";

  var kIdentifier = /^[A-Za-z0-9._:-]{1,255}$/;
  var kDecimal = /^-?\d{1,10}(\.\d{1,7})?$/;
  var kTimespan = /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/;
  var kDuration = /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
  var kMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,2}(Z|[+-]\d{2}(:\d{2})?)?)?$/;
  var kUri = /^[A-Za-z][A-Za-z0-9+.-]*:\S{1,3990}$|^[A-Za-z0-9_-][\w.-]{0,249}$/;

  function one_of() {
    var all = Array.prototype.slice.call(arguments);
    return function (value) { return all.indexOf(value) >= 0; };
  }
  function like(pattern) { return function (value) { return pattern.test(value); }; }
  function at_most(length) { return function (value) { return value.length <= length; }; }
  function between(low, high) {
    return function (value) { return kDecimal.test(value) && Number(value) >= low && Number(value) <= high; };
  }

  // What may be set, and how. "n" stands for a number.
  var k1_2 = {
    "cmi.suspend_data": at_most(4096),
    "cmi.core.exit": one_of("time-out", "suspend", "logout", ""),
    "cmi.core.session_time": like(kTimespan),
    "cmi.core.lesson_status": one_of("passed", "completed", "failed", "incomplete", "browsed"),
    "cmi.core.score.raw": between(0, 100), "cmi.core.score.min": between(0, 100), "cmi.core.score.max": between(0, 100),
    "cmi.objectives.n.id": like(kIdentifier),
    "cmi.objectives.n.score.raw": between(0, 100), "cmi.objectives.n.score.min": between(0, 100), "cmi.objectives.n.score.max": between(0, 100),
    "cmi.objectives.n.status": one_of("passed", "completed", "failed", "incomplete", "browsed", "not attempted"),
    "cmi.interactions.n.id": like(kIdentifier),
    "cmi.interactions.n.objectives.n.id": like(kIdentifier),
    "cmi.interactions.n.time": like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
    "cmi.interactions.n.type": one_of("choice"),
    "cmi.interactions.n.student_response": like(/^[a-z0-9](,[a-z0-9])*$/),
    "cmi.interactions.n.result": function (value) { return one_of("correct", "wrong", "unanticipated", "neutral")(value) || kDecimal.test(value); },
    "cmi.interactions.n.latency": like(kTimespan),
  };
  var k2004 = {
    "cmi.suspend_data": at_most(4096),  // 64,000 are allowed; a course that may be moved between the two stays below
    "cmi.exit": one_of("time-out", "suspend", "logout", "normal", ""),
    "cmi.session_time": like(kDuration),
    "cmi.completion_status": one_of("completed", "incomplete", "not attempted", "unknown"),
    "cmi.success_status": one_of("passed", "failed", "unknown"),
    "cmi.progress_measure": between(0, 1), "cmi.score.scaled": between(-1, 1),
    "cmi.score.raw": like(kDecimal), "cmi.score.min": like(kDecimal), "cmi.score.max": like(kDecimal),
    "cmi.objectives.n.id": like(kUri), "cmi.objectives.n.description": at_most(250),
    "cmi.objectives.n.score.scaled": between(-1, 1), "cmi.objectives.n.score.raw": like(kDecimal),
    "cmi.objectives.n.score.min": like(kDecimal), "cmi.objectives.n.score.max": like(kDecimal),
    "cmi.objectives.n.completion_status": one_of("completed", "incomplete", "not attempted", "unknown"),
    "cmi.interactions.n.id": like(kUri), "cmi.interactions.n.type": one_of("choice"),
    "cmi.interactions.n.objectives.n.id": like(kUri), "cmi.interactions.n.timestamp": like(kMoment),
    "cmi.interactions.n.learner_response": like(/^[A-Za-z0-9._:-]{1,250}$/),
    "cmi.interactions.n.result": one_of("correct", "incorrect", "unanticipated", "neutral"),
    "cmi.interactions.n.latency": like(kDuration), "cmi.interactions.n.description": at_most(250),
  };

  window.make_strict = function (api, version, commit, faults) {
    var is12 = version === "1.2", rules = is12 ? k1_2 : k2004;
    var names = is12 ? { begin: "LMSInitialize", end: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", error: "LMSGetLastError" }
                     : { begin: "Initialize", end: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", error: "GetLastError" };
    var left = faults.nth || 0, general = false, hated = null;
    var strict = { errors: [], log: [], running: false, begun: 0, ended: 0, commits: 0, set_since_commit: 0 };

    function wrong(what) { strict.errors.push(what); }

    function only_while_running(name) {
      if (!strict.running) wrong(name + " outside a session");
    }

    function bare(name, given) {
      if (given.length !== 1 || given[0] !== "") wrong(name + " takes an empty text");
    }

    function count_of(list) { return Number(api[names.get]("cmi." + list + "._count")); }

    function check_place(element) {
      var found = /^cmi\.(objectives|interactions)\.(\d+)\.(\w+)/.exec(element);
      if (!found) return;
      var count = count_of(found[1]), at = Number(found[2]);
      if (at > count) wrong(element + " leaves " + found[1] + " out: there are " + count);
      if (at === count && found[3] !== "id") wrong(element + " comes before its id");
    }

    strict.api = {};
    ["GetErrorString", "GetDiagnostic"].forEach(function (name) {
      var own = is12 ? "LMS" + name : name;
      strict.api[own] = function (code) { return api[own](code); };
    });
    strict.api[names.error] = function () { return general ? "101" : api[names.error](); };

    function judge() {
      if (!is12 || faults.mastery === undefined || api.cmi.core.score.raw === "") return;
      api.cmi.core.lesson_status = Number(api.cmi.core.score.raw) >= faults.mastery ? "passed" : "failed";
    }

    function refuses(element, value) {
      general = element.replace(/\.\d+/g, ".n") === faults.kind && (--left === 0 || value === hated);
      if (general && faults.always) hated = value;
      return general;
    }
    strict.api[names.begin] = function () {
      bare(names.begin, arguments);
      if (strict.begun++ > 0) wrong(names.begin + " twice");
      strict.running = true;
      return api[names.begin]("");
    };
    strict.api[names.end] = function () {
      bare(names.end, arguments);
      if (strict.ended++ > 0) { wrong(names.end + " twice"); return "false"; }
      only_while_running(names.end);
      if (strict.set_since_commit > 0) wrong(names.end + " with what was not committed");
      strict.running = false;
      strict.log.push([names.end]);
      judge();
      commit(strict, true);
      return api[names.end]("");
    };
    strict.api[names.get] = function (element) {
      only_while_running(names.get);
      return api[names.get](element);
    };
    strict.api[names.set] = function (element, value) {
      only_while_running(names.set + " of " + element);
      var rule = rules[element.replace(/\.\d+/g, ".n")];
      if (typeof value !== "string") wrong(element + " is no text: " + value);
      else if (!rule) wrong(element + " can't be set");
      else if (!rule(value)) wrong(element + " can't be " + JSON.stringify(value));
      check_place(element);
      if (refuses(element, value)) return "false";
      ++strict.set_since_commit;
      strict.log.push([element, value]);
      var answer = api[names.set](element, value);
      if (String(answer) !== "true") wrong(element + " was refused: " + api[names.error]());
      return answer;
    };
    strict.api[names.commit] = function () {
      bare(names.commit, arguments);
      only_while_running(names.commit);
      strict.log.push([names.commit]);
      ++strict.commits;
      strict.set_since_commit = 0;
      return api[names.commit]("") && commit(strict, false) ? "true" : "false";
    };
    return strict;
  };
})();
