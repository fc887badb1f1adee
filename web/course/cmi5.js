// cmi5 for course.js (Quartz, 1st Edition; section numbers are those of its specification): an assignable unit that its
// learning system opened with endpoint, fetch, actor, registration and activityId behind the address (8.1).
//
// The token is fetched once (8.2) and kept for this tab, since the address for it is good for one request. Then the launch data
// and the learner's preferences are read (10, 11), and statements go out in this order: initialized; each decision as the program
// describes it ("allowed" statements, 9.2); completed once every call is finished, and passed where the score reaches the mark,
// each at most once in a registration; failed at most once in a session, at its end; terminated last. What the program keeps is
// a document of the State API beside the learning system's own.
(function () {
  "use strict";

  var tr = window.WarmlineWords.tr;
  var kVersion = "1.0.3";
  var kState = "warmline";
  var kCategory = "https://w3id.org/xapi/cmi5/context/categories/";
  var kMark = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
  var kVerbs = {
    initialized: "http://adlnet.gov/expapi/verbs/initialized", completed: "http://adlnet.gov/expapi/verbs/completed",
    passed: "http://adlnet.gov/expapi/verbs/passed", failed: "http://adlnet.gov/expapi/verbs/failed",
    terminated: "http://adlnet.gov/expapi/verbs/terminated",
  };

  function kept(name) { try { return sessionStorage.getItem(name); } catch (error) { return null; } }
  function keep(name, value) { try { sessionStorage.setItem(name, value); } catch (error) { /* a reload asks for a new session */ } }

  function span(ms) { return "PT" + Math.round(ms / 10) / 100 + "S"; }

  // 128 bits of a text, by FNV-1a with four starts, in the form of RFC 9562's version 8: so that the same thing said twice has
  // one id, and the learning system's record store keeps it once.
  function id_of(text) {
    var words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map(function (start, at) {
      var hash = start;
      for (var i = 0; i < text.length; ++i) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193 + 2 * at) >>> 0;
      return ("0000000" + hash.toString(16)).slice(-8);
    }).join("");
    return words.slice(0, 8) + "-" + words.slice(8, 12) + "-8" + words.slice(13, 16) + "-8" + words.slice(17, 20) + "-" + words.slice(20);
  }

  function clone(value) { return JSON.parse(JSON.stringify(value || {})); }

  function session_of(course) {
    var launch = null;    // what stands behind the address
    var token = "";
    var data = null;      // LMS.LaunchData
    var began = 0;
    var sent = { completed: false, passed: false };  // in this registration, as kept beside the text
    var failed = false;   // the score stands below the mark, with every call finished
    var last = null;      // the latest report's figures
    var running = false;
    var refused = null;
    var hello = null;     // the first statement, the same one however often it is sent
    var hello_lost = false;
    var begun = false;

    // ---- Requests -----------------------------------------------------------------------------------

    function read_launch() {
      var query = new URLSearchParams(location.search), found = {};
      ["endpoint", "fetch", "actor", "registration", "activityId"].forEach(function (name) { found[name] = query.get(name) || ""; });
      if (!found.endpoint || !found.fetch || !found.actor || !found.registration || !found.activityId) {
        throw { words: tr("No learning system answers here. Open this course from there.") };
      }
      if (!/\/$/.test(found.endpoint)) found.endpoint += "/";
      found.agent = JSON.parse(found.actor);
      return found;
    }

    function lost(error) { throw { words: tr("The learning system can’t be reached ({0}).", String((error && error.message) || error)) }; }

    function refusal(response) {
      return response.text().catch(function () { return ""; }).then(function (said) {
        throw { words: tr("The learning system refused it: {0} ({1}).", said.slice(0, 200) || response.statusText, response.status) };
      });
    }

    function ask(method, path, query, body, more) {
      var url = launch.endpoint + path + (query ? "?" + new URLSearchParams(query) : "");
      var headers = { Authorization: "Basic " + token, "X-Experience-API-Version": kVersion };
      if (body !== undefined) headers["Content-Type"] = "application/json";
      return fetch(url, Object.assign({ method: method, headers: headers, body: body, cache: "no-store", credentials: "omit" }, more)).catch(lost);
    }

    function about(id) {
      return { stateId: id, activityId: launch.activityId, agent: JSON.stringify(launch.agent), registration: launch.registration };
    }

    function document_of(response) {
      if (response.status === 404) return null;
      return response.ok ? response.text() : refusal(response);
    }

    // ---- Statements -----------------------------------------------------------------------------------

    function statement(verb, result, categories, extensions) {
      var context = clone(data.contextTemplate);
      context.registration = launch.registration;
      context.contextActivities = context.contextActivities || {};
      var known = [].concat(context.contextActivities.category || []);
      context.contextActivities.category = known.concat(categories.map(function (name) { return { id: kCategory + name }; }))
        .filter(function (one, at, all) { return all.findIndex(function (other) { return other.id === one.id; }) === at; });
      if (extensions) context.extensions = Object.assign({}, context.extensions, extensions);
      return {
        id: crypto.randomUUID ? crypto.randomUUID() : id_of(verb + launch.registration + launch.activityId + Date.now()),
        actor: launch.agent, verb: { id: kVerbs[verb], display: { en: verb } },
        object: { objectType: "Activity", id: launch.activityId },
        result: result, context: context, timestamp: new Date().toISOString(),
      };
    }

    function once(verb, made) {
      made.id = id_of(verb + " " + launch.registration + " " + launch.activityId);
      return made;
    }

    function duration() { return span(performance.now() - began); }

    function mark() {
      if (typeof data.masteryScore === "number") return data.masteryScore;
      return course.pass === undefined ? null : course.pass / 100;
    }

    function extensions_of_mark() {
      if (typeof data.masteryScore !== "number") return undefined;
      var found = {};
      found[kMark] = data.masteryScore;
      return found;
    }

    function score_of(figures) { return { scaled: figures.resolution / 1000, raw: figures.resolution / 10, min: 0, max: 100 }; }

    // Whether nothing but being there is asked for (10.2.2).
    function in_earnest() { return data.launchMode === "Normal"; }

    function wants_pass() { return /Passed/.test(data.moveOn || ""); }

    function of_decision(decision) {
      var made = JSON.parse(decision.statement), own = clone(data.contextTemplate);
      made.actor = launch.agent;
      own.registration = launch.registration;
      var context = made.context || {}, activities = context.contextActivities || {}, theirs = own.contextActivities || {};
      // The template's first: learning systems compare by place.
      Object.keys(theirs).forEach(function (kind) { activities[kind] = [].concat(theirs[kind], activities[kind] || []); });
      made.context = Object.assign({}, context, own, {
        contextActivities: activities, extensions: Object.assign({}, context.extensions, own.extensions),
      });
      return made;
    }

    function due_of(report) {
      var all = report.decisions.map(of_decision);
      if (!report.finished) return all;
      if (!sent.completed) all.push(once("completed", statement("completed", { completion: true, duration: duration() }, ["cmi5", "moveon"])));
      var reached = mark() === null ? wants_pass() : report.resolution / 1000 >= mark();
      failed = mark() !== null && !reached && !sent.passed;
      if (reached && !sent.passed) {
        all.push(once("passed", statement("passed", Object.assign({ success: true, duration: duration() }, mark() === null ? {} : { score: score_of(report) }),
                                          ["cmi5", "moveon"], extensions_of_mark())));
      }
      return all;
    }

    function only_once(one) { return one.verb.id === kVerbs.completed || one.verb.id === kVerbs.passed; }

    // One that is there already was sent before, and its answer was lost. Some learning systems look at their rules before they
    // look whether they have it: what may be said once they then refuse as said before.
    function send(all) {
      if (all.length === 0) return Promise.resolve();
      return ask("POST", "statements", null, JSON.stringify(all)).then(function (response) {
        if (response.ok) return undefined;
        if (response.status !== 409 && response.status !== 403) return refusal(response);
        if (all.length === 1) return response.status === 409 || only_once(all[0]) ? undefined : refusal(response);
        return all.reduce(function (before, one) { return before.then(function () { return send([one]); }); }, Promise.resolve());
      });
    }

    // A learning system takes it once. Where the answer to it was lost, one that is refused now was taken then.
    function greet() {
      hello = hello || statement("initialized", undefined, ["cmi5"]);
      return ask("POST", "statements", null, JSON.stringify([hello])).catch(function (error) {
        hello_lost = true;
        throw error;
      }).then(function (response) {
        return response.ok || response.status === 409 || (hello_lost && response.status === 403) ? undefined : refusal(response);
      });
    }

    // ---- The session ----------------------------------------------------------------------------------

    function fetch_token() {
      var name = "warmline-cmi5 " + launch.fetch;
      token = token || kept(name) || "";
      if (token) return Promise.resolve();
      return fetch(launch.fetch, { method: "POST", cache: "no-store", credentials: "omit" }).catch(lost).then(function (response) {
        return response.json().catch(function () { return {}; });
      }).then(function (answer) {
        if (!answer["auth-token"]) {
          refused = { words: tr("The learning system doesn’t open this session: {0}. Open the course there again.",
                                String(answer["error-text"] || answer["error-code"] || "?")) };
          throw refused;
        }
        token = answer["auth-token"];
        keep(name, token);
      });
    }

    function start() {
      if (refused) return Promise.reject(refused);
      return Promise.resolve().then(function () {
        launch = read_launch();
        if (kept("warmline-cmi5-ended " + launch.fetch)) {
          refused = { words: tr("This session has ended. Open the course from your learning system again.") };
          throw refused;
        }
        return fetch_token();
      }).then(function () {
        return ask("GET", "activities/state", about("LMS.LaunchData"));
      }).then(function (response) { return document_of(response); }).then(function (found) {
        data = found ? JSON.parse(found) : { launchMode: "Normal", contextTemplate: {} };
        return ask("GET", "agents/profile", { profileId: "cmi5LearnerPreferences", agent: JSON.stringify(launch.agent) });
      }).then(function (response) {
        return document_of(response);
      }).then(function (found) {
        // Whoever asked for quiet is not offered a voice (11.2).
        if (found && JSON.parse(found).audioPreference === "off") window.WarmlineVoice.languages = function () { return ""; };
        return ask("GET", "activities/state", about(kState));
      }).then(function (response) { return document_of(response); }).then(function (found) {
        var state = found ? JSON.parse(found) : { text: "" };
        sent.completed = state.completed === true;
        sent.passed = state.passed === true;
        began = performance.now();
        if (begun || kept("warmline-cmi5-begun " + launch.fetch)) return state.text;  // this tab, loaded again
        return greet().then(function () {
          begun = true;
          keep("warmline-cmi5-begun " + launch.fetch, "1");
          return state.text;
        });
      }).then(function (text) {
        running = true;
        if (in_earnest()) return text;
        refused = { words: tr("Your learning system opened this course to be looked at: it keeps nothing of it.") };
        throw refused;
      });
    }

    function save_state(text) {
      return ask("PUT", "activities/state", about(kState), JSON.stringify({ text: text, completed: sent.completed, passed: sent.passed }))
        .then(function (response) { return response.ok ? undefined : refusal(response); });
    }

    // First what is told, then that it was: a statement that is told again has the same id.
    function save(text, report) {
      if (!report) return save_state(text);
      var due = due_of(report);
      last = report;
      return send(due).then(function () {
        due.forEach(function (one) {
          if (one.verb.id === kVerbs.completed) sent.completed = true;
          if (one.verb.id === kVerbs.passed) sent.passed = true;
        });
        return save_state(text);
      });
    }

    function farewell() {
      var all = [];
      if (failed && last && !sent.passed) {
        all.push(statement("failed", { success: false, score: score_of(last), duration: duration() }, ["cmi5", "moveon"], extensions_of_mark()));
      }
      all.push(statement("terminated", { duration: duration() }, ["cmi5"]));
      return all;
    }

    function end() {
      running = false;
      keep("warmline-cmi5-ended " + launch.fetch, "1");
      return JSON.stringify(farewell());
    }

    return {
      start: start,
      save: save,
      finish: function () {
        if (!running) return Promise.resolve("");
        return ask("POST", "statements", null, end()).then(function () { return data.returnURL || ""; });
      },
      closing: function () {
        if (running) ask("POST", "statements", null, end(), { keepalive: true }).catch(function () { /* nobody is left to be told */ });
      },
    };
  }

  window.WarmlineCourse.standards.cmi5 = session_of;
})();
