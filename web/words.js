// What the page says, in the language that was chosen, and how that language writes figures and days (app/core/tr.h). The
// English stands in the sources; a table from it is fetched for any other language, and for that one alone.
//
//   WarmlineWords.tag             of the language: "de"
//   WarmlineWords.all             [{tag, name}] of those that there are, English first
//   WarmlineWords.chosen()        what somebody chose in this browser; "": what the browser says
//   WarmlineWords.choose(tag)     from the next start of the page on
//   WarmlineWords.ready           a promise of the table's bytes; null: English, or the table could not be had
//   WarmlineWords.tr("… {0} …", …)   a message; msg("…") marks one that is said later
//   plural(number)  number(number, decimals)  day(since 1970-01-01)  moment(ms): by the browser's Intl
(function () {
  "use strict";

  var kChosen = "warmline-language";
  var messages = {};

  function from_manifest() {
    var manifest = document.getElementById("manifest");
    return (manifest ? JSON.parse(manifest.textContent) : []).filter(function (file) { return file.kind === "language"; });
  }

  function chosen() {
    try { return localStorage.getItem(kChosen) || ""; } catch (error) { return ""; }
  }

  function main_part(tag) { return tag.toLowerCase().split("-")[0]; }

  var files = from_manifest();
  var wishes = chosen() ? [chosen()] : navigator.languages || [navigator.language || "en"];

  // The first wish that there is a table for: as it stands, or by its language alone.
  function find(tag) {
    return files.filter(function (file) { return file.tag.toLowerCase() === tag.toLowerCase(); })[0] ||
        files.filter(function (file) { return main_part(file.tag) === main_part(tag); })[0];
  }
  function wished() {
    for (var i = 0; i < wishes.length; ++i) {
      if (main_part(wishes[i]) === "en" && !find_exactly(wishes[i])) return null;
      if (find(wishes[i])) return find(wishes[i]);
    }
    return null;
  }
  function find_exactly(tag) { return files.filter(function (file) { return file.tag.toLowerCase() === tag.toLowerCase(); })[0]; }

  var file = wished();
  var tag = file ? file.tag : "en";
  // Figures and days as they are written where this browser is at home, if it speaks that language.
  var locale = (navigator.languages || []).filter(function (one) { return main_part(one) === main_part(tag); })[0] || tag;

  function formatter(make) {
    try { return make(locale); } catch (error) { return make("en"); }
  }

  function tr(english) {
    var values = arguments;
    var text = typeof messages[english] === "string" ? messages[english] : english.split("##")[0];
    return text.replace(/\{(\d)\}/g, function (whole, at) {
      var value = values[Number(at) + 1];
      return value === undefined ? whole : typeof value === "number" ? number(value, 0) : String(value);
    });
  }

  // Words that the page brought with it, each piece of text by itself.
  function translate(node) {
    if (node.content) { translate(node.content); return; }
    for (var child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType !== 3) { translate(child); continue; }
      var english = child.data.replace(/\s+/g, " ").trim();
      if (typeof messages[english] === "string") {
        child.data = child.data.match(/^\s*/)[0] + messages[english] + child.data.match(/\s*$/)[0];
      }
    }
  }

  var plurals = null, days = null, moments = null, numbers = {};

  function number(value, decimals) {
    var grouped = Math.abs(value) >= 10000, key = decimals + (grouped ? "g" : "");
    numbers[key] = numbers[key] || formatter(function (where) {
      return new Intl.NumberFormat(where, { useGrouping: grouped, minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    });
    return numbers[key].format(value);
  }

  function take(bytes) {
    var table = JSON.parse(new TextDecoder().decode(bytes));
    messages = table.messages;
    document.documentElement.lang = tag;
    translate(document.body);
    return bytes;
  }

  // Without its table the page goes on in English rather than not at all.
  function give_up(error) {
    console.warn(file.name, error);
    tag = window.WarmlineWords.tag = locale = "en";
    return null;
  }

  // The other scripts are here then.
  function after_load(f) {
    if (document.readyState === "complete") f();
    else window.addEventListener("load", f);
  }

  function fetch_table() {
    return fetch(file.url).then(function (response) {
      if (!response.ok) throw new Error(String(response.status));
      return response.arrayBuffer();
    }).then(function (buffer) {
      after_load(function () { window.WarmlineOffline.keep_too(file.url); });
      return take(new Uint8Array(buffer));
    }).catch(give_up);
  }

  window.WarmlineWords = {
    tag: tag,
    all: [{ tag: "en", name: "English" }].concat(files.map(function (one) { return { tag: one.tag, name: one.language }; })),
    chosen: chosen,
    choose: function (wanted) {
      try {
        if (wanted) localStorage.setItem(kChosen, wanted);
        else localStorage.removeItem(kChosen);
      } catch (error) { /* a browser that keeps nothing: the next start is as this one */ }
    },
    ready: null,
    tr: tr,
    msg: function (english) { return english; },
    plural: function (value) {
      plurals = plurals || formatter(function (where) { return new Intl.PluralRules(where); });
      return plurals.select(value);
    },
    number: number,
    day: function (since_1970) {
      days = days || formatter(function (where) {
        return new Intl.DateTimeFormat(where, { dateStyle: "long", timeZone: "UTC" });
      });
      return days.format(new Date(since_1970 * 86400000));
    },
    moment: function (ms) {
      moments = moments || formatter(function (where) {
        return new Intl.DateTimeFormat(where, { dateStyle: "medium", timeStyle: "short" });
      });
      return moments.format(new Date(ms));
    },
  };
  window.WarmlineWords.ready = file ? fetch_table() : Promise.resolve(null);
})();
