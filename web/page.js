// What the program needs of the page besides drawing: the next frame, timers, files, and what people do.
(function () {
  "use strict";

  var program = null;  // the Emscripten module, once it runs
  var frame = 0;       // a frame is asked for
  var timer = 0;
  var timer_at = Infinity;
  var chooser = null;  // the file input, kept so that its answer is not lost
  var bytes_given = null;

  var kLargestFile = 128 << 20;
  var kMostFiles = 200;  // of one folder
  var kDeepest = 4;      // folders in folders
  var kCanvasMs = 10000;  // a drawing surface that was taken away mostly comes back before that

  var system_colours = {};  // by their names in CSS, until the device's wishes change

  // Whether this browser has promised not to clear what the site keeps (platform.h: Keeping).
  var kUnknown = 0, kCanAsk = 1, kAsking = 2, kRefused = 3, kPromised = 4;
  var keeping = kUnknown;

  function draw() {
    frame = 0;
    program._warmline_frame();
  }

  function ask() {
    if (program && !frame) frame = requestAnimationFrame(draw);
  }

  function wake() { program._warmline_wake(); }

  // A page that is put out of sight may never be drawn again: the program is told at once, before the store is put to
  // sleep (tabs.js); of a page that goes away, once.
  var gone = false;

  function hide() { if (program && !gone) program._warmline_hidden(); }

  function watch_hiding() {
    document.addEventListener("visibilitychange", function () { if (document.hidden) hide(); else wake(); });
    addEventListener("pagehide", function () { hide(); gone = true; }, true);
    addEventListener("pageshow", function () { gone = false; });
  }

  function take_input(kind, id, text, amount, flags) {
    program.ccall("warmline_input", null, ["number", "string", "string", "number", "number"],
                  [kind, id, text, amount, flags]);
  }

  // The kinds of file that the program knows (platform.h: InputEvent).
  var kFile = 6, kScenario = 7, kMissing = 8, kUnread = 9, kSiteFile = 12, kSigned = 13, kNotErased = 14, kProfiles = 15,
      kAddress = 16, kLrs = 17;
  var kOne = 0, kFolder = 2, kWatched = 3;  // platform.h: Choosing
  var kLookMs = 3000;  // between two looks into a folder that is watched

  function give_bytes(kind, name, bytes) {
    bytes_given = bytes;
    program.ccall("warmline_file", null, ["number", "string", "number"], [kind, name, bytes.length]);
    bytes_given = null;
  }

  // platform.h: ProfileWish.
  var kRefresh = 0, kPick = 1, kOpen = 2, kAdd = 3, kRename = 4, kSwitch = 5, kErase = 6, kOther = 7;

  // platform.h: LrsWish.
  var kKeepKey = 0, kForget = 1;

  function wish_lrs(what, ticket, body) {
    var lrs = window.WarmlineLrs, secret = program.warmline.semantics.take_secret;
    if (what === kKeepKey) lrs.keep_key(secret("lrs/key"), secret("lrs/secret"));
    else if (what === kForget) lrs.forget();
    else lrs.send(ticket, body);
  }

  function give_text(kind, text) { give_bytes(kind, "", new TextEncoder().encode(text)); }

  // A passphrase goes from its field to where it is used, and nowhere else.
  function wish_profile(what, id, name) {
    var profiles = window.WarmlineProfiles;
    if (what === kOther) { profiles.open_other(id); return; }  // at the start, before there is a program
    var secret = program.warmline.semantics.take_secret;
    if (what === kRefresh) profiles.refresh();
    else if (what === kPick) profiles.pick(id);
    else if (what === kOpen) profiles.open(id, secret("who/passphrase"));
    else if (what === kAdd) profiles.add(name, secret("profile-passphrase"), secret("profile-again"));
    else if (what === kRename) profiles.rename(name);
    else if (what === kSwitch) profiles.switch_to(id);
    else if (what === kErase) erase(id);
  }

  function erase(id) {
    window.WarmlineErase(id).then(window.WarmlinePlaces.afresh,
                                  function (error) { give_text(kNotErased, error.message); });
  }

  var kPatienceMs = 20000;  // for a file that the program can do without

  function unread(name, why) { return { name: name, why: why }; }

  // What there is to tell of a file: its bytes, or why there are none.
  function read_file(name, file) {
    if (file.size > kLargestFile) return Promise.resolve(unread(name, "too-large"));
    return file.arrayBuffer().then(function (buffer) {
      return { name: name, bytes: new Uint8Array(buffer) };
    }).catch(function () { return unread(name, "unreadable"); });
  }

  // All of them at once, so that the program can tell of them together.
  function give_all(read) {
    return Promise.all(read).then(function (all) {
      all.forEach(function (one) {
        if (one.bytes) give_bytes(kFile, one.name, one.bytes);
        else take_input(kUnread, one.name, one.why, 0, 0);
      });
    });
  }

  function is_call(name) { return /\.json$/i.test(name) && !/(^|\/)scenario\.schema\.json$/.test(name); }

  // Of a folder: its calls by name, and a word where there is none, or too many.
  function of_folder(name, files) {
    var calls = files.filter(function (one) { return is_call(one.name); })
      .sort(function (a, b) { return a.name < b.name ? -1 : a.name > b.name ? 1 : 0; });
    var read = calls.slice(0, kMostFiles).map(function (one) { return read_file(one.name, one.file); });
    if (calls.length === 0) read.push(Promise.resolve(unread(name, "nothing-in-it")));
    if (calls.length > kMostFiles) read.push(Promise.resolve(unread(name, "too-many")));
    return read;
  }

  // Everything below a dropped folder, as [{name: "folder/call.json", file}]. A reader gives a part at a time.
  function walk(folder, path, depth, found) {
    var reader = folder.createReader();
    function next() {
      return new Promise(function (resolve, reject) { reader.readEntries(resolve, reject); }).then(function (entries) {
        if (entries.length === 0) return found;
        return entries.reduce(function (before, entry) {
          return before.then(function () {
            var name = path + "/" + entry.name;
            if (entry.isDirectory) return depth < kDeepest ? walk(entry, name, depth + 1, found) : found;
            if (found.length > kMostFiles || !is_call(name)) return found;
            return new Promise(function (resolve, reject) { entry.file(resolve, reject); })
              .then(function (file) { found.push({ name: name, file: file }); });
          });
        }, Promise.resolve()).then(next);
      });
    }
    return next();
  }

  // Entries have to be asked for before the drop's event ends.
  function give_dropped(transfer) {
    var read = Array.prototype.map.call(transfer.items, function (item) {
      if (item.kind !== "file") return Promise.resolve([]);
      var entry = item.webkitGetAsEntry ? item.webkitGetAsEntry() : null;
      var file = item.getAsFile();
      if (!entry || !entry.isDirectory) return Promise.resolve(file ? [read_file(file.name, file)] : []);
      return walk(entry, entry.name, 0, []).then(function (files) { return of_folder(entry.name, files); })
        .catch(function () { return [Promise.resolve(unread(entry.name, "unreadable"))]; });
    });
    Promise.all(read).then(function (all) { return give_all([].concat.apply([], all)); });
  }

  function give_chosen(files, how) {
    var list = Array.prototype.slice.call(files);
    if (how !== kFolder) {
      give_all(list.map(function (file) { return read_file(file.name, file); }));
      return;
    }
    var named = list.map(function (file) { return { name: file.webkitRelativePath || file.name, file: file }; });
    give_all(of_folder(named.length > 0 ? named[0].name.split("/")[0] : "", named));
  }

  // A folder that goes on being looked into: what is new or has changed there is given too. One at a time.
  var watched = null;

  function look_into(handle, path, depth, found) {
    var entries = handle.values();
    function next() {
      return entries.next().then(function (step) {
        if (step.done) return found;
        var entry = step.value, name = path + "/" + entry.name;
        if (entry.kind === "directory") {
          return (depth < kDeepest ? look_into(entry, name, depth + 1, found) : Promise.resolve()).then(next);
        }
        if (found.length > kMostFiles || !is_call(name)) return next();
        return entry.getFile().then(function (file) { found.push({ name: name, file: file }); }, function () {}).then(next);
      });
    }
    return next();
  }

  function look_again(mine, first) {
    if (watched !== mine) return;
    function later() { setTimeout(look_again, kLookMs, mine, false); }
    if (document.visibilityState !== "visible") { later(); return; }
    look_into(mine.handle, mine.handle.name, 0, []).then(function (files) {
      if (watched !== mine) return undefined;
      var fresh = files.filter(function (one) {
        var form = one.file.size + " " + one.file.lastModified;
        if (mine.seen[one.name] === form) return false;
        mine.seen[one.name] = form;
        return true;
      });
      if (first || fresh.length > 0) return give_all(of_folder(mine.handle.name, fresh));
      return undefined;
    }).then(later, function () {
      if (watched !== mine) return;
      watched = null;
      take_input(kUnread, mine.handle.name, "unreadable", 0, 0);
    });
  }

  function watch_folder() {
    window.showDirectoryPicker({ id: "results" }).then(function (handle) {
      watched = { handle: handle, seen: {} };
      look_again(watched, true);
    }, function () { /* nothing was chosen */ });
  }

  // A file that is dropped goes to the program; the browser would leave the page for it.
  function on_drag(event) {
    if (Array.prototype.indexOf.call(event.dataTransfer.types, "Files") < 0) return;
    event.preventDefault();
    if (event.type === "drop") give_dropped(event.dataTransfer);
  }

  // A document made here has this page's policy, which lets no <style> count and complains of it: the document goes out
  // without, and its rules come after as a constructed sheet.
  function print_when_ready(tab, url, rules, tries) {
    if (tab.closed || tries === 0) return;
    var page = tab.document;
    if (tab.location.href !== url || page.readyState !== "complete") {
      setTimeout(print_when_ready, 50, tab, url, rules, tries - 1);
      return;
    }
    if (tab.CSSStyleSheet.prototype.replaceSync) {
      var sheet = new tab.CSSStyleSheet();
      sheet.replaceSync(rules);
      page.adoptedStyleSheets = [sheet];
    }
    tab.focus();
    tab.print();
  }

  function now_keeping(state) {
    if (keeping === state) return;
    keeping = state;
    wake();
  }

  function find_out_keeping() {
    var storage = navigator.storage;
    if (!storage || !storage.persist || !storage.persisted) return;
    storage.persisted().then(function (promised) { now_keeping(promised ? kPromised : kCanAsk); })
      .catch(function () { /* stays unknown */ });
  }

  // WebKit clears what scripts have stored after seven days of its use without a visit, unless the site stands on the home
  // screen (webkit.org/blog/10218).
  function days_until_cleared() {
    return /Apple/.test(navigator.vendor || "") && !navigator.standalone ? 7 : 0;
  }

  // What is drawn on nothing is of no use to anybody: the plain view takes over until the surface is back.
  function watch_canvas(canvas) {
    var patience = 0, could = program.warmline.can_draw;
    canvas.addEventListener("webglcontextlost", function () {
      patience = setTimeout(function () {
        program.warmline.can_draw = false;
        wake();
      }, kCanvasMs);
    });
    canvas.addEventListener("webglcontextrestored", function () {
      clearTimeout(patience);
      program.warmline.can_draw = could;
      wake();
    });
  }

  function ask_first(event) {
    event.preventDefault();
    event.returnValue = "";  // Safari's way
  }

  window.WarmlinePage = {
    // While something isn't stored the browser asks before this page goes.
    guard: function (on) {
      if (on) addEventListener("beforeunload", ask_first);
      else removeEventListener("beforeunload", ask_first);
    },

    start: function (module) {
      program = module;
      addEventListener("resize", wake);
      ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(prefers-contrast: more)",
        "(forced-colors: active)"].forEach(function (query) {
        matchMedia(query).addEventListener("change", function () { system_colours = {}; wake(); });
      });
      watch_hiding();
      addEventListener("dragover", on_drag);
      addEventListener("drop", on_drag);
      watch_canvas(document.getElementById("canvas"));
      find_out_keeping();
      window.WarmlineVoice.on_change(wake);
      window.WarmlinePlaces.on_follow(function (address) { give_text(kAddress, address); });
      if (window.WarmlineLrs) window.WarmlineLrs.start(function (answer) { give_text(kLrs, JSON.stringify(answer)); });
      window.WarmlineProfiles.listen(function () { give_text(kProfiles, window.WarmlineProfiles.state()); });
      module.warmline.semantics.start(document.getElementById("semantics"), take_input);
    },

    frame: ask,

    // One frame at a steady time (performance.now); an earlier one replaces a later one.
    at: function (steady_ms) {
      if (timer && timer_at === steady_ms) return;
      clearTimeout(timer);
      timer_at = steady_ms;
      timer = setTimeout(function () {
        timer = 0;
        ask();
      }, Math.max(0, steady_ms - performance.now()));
    },

    copy: function (text) {
      // The promise says no where the browser forbids it; the text is still on the page to be copied by hand.
      if (navigator.clipboard) navigator.clipboard.writeText(text).catch(function (error) { console.warn(error); });
    },

    save: function (name, mime, bytes) {
      var url = URL.createObjectURL(new Blob([bytes], { type: mime }));
      var link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
    },

    open: function (accept, how) {
      if (how === kWatched && window.showDirectoryPicker) { watch_folder(); return; }
      if (how === kWatched) how = kFolder;
      chooser = document.createElement("input");
      chooser.type = "file";
      chooser.accept = accept;
      chooser.multiple = how !== kOne;
      chooser.webkitdirectory = how === kFolder;
      chooser.addEventListener("change", function () { give_chosen(chooser.files, how); });
      chooser.click();
    },

    // A file of the site that is only fetched when it is needed; no bytes where it can't be had in time.
    site_file: function (name) {
      var late = new Promise(function (resolve) { setTimeout(resolve, kPatienceMs, null); });
      Promise.race([program.warmline.fetch_file(name), late]).catch(function () { return null; }).then(function (bytes) {
        give_bytes(kSiteFile, name, bytes && !bytes.failed ? bytes : new Uint8Array(0));
      });
    },

    sign: function (message) {
      window.WarmlineKeys.sign(message).then(function (answer) {
        give_bytes(kSigned, "", answer);
      }, function (error) {
        give_text(kSigned, window.WarmlineKeys.words(error));
      });
    },

    erase: function () { erase(""); },
    wish_profile: wish_profile,
    wish_lrs: wish_lrs,

    stop_watching: function () { watched = null; },
    // 0xRRGGBB of what CSS calls by that name. Asked in every frame, and found out once.
    system_colour: function (name) {
      if (name in system_colours) return system_colours[name];
      var probe = document.createElement("span");
      probe.style.color = name;
      probe.style.forcedColorAdjust = "none";
      document.body.appendChild(probe);
      var parts = getComputedStyle(probe).color.match(/\d+/g).map(Number);
      probe.remove();
      system_colours[name] = (parts[0] << 16) | (parts[1] << 8) | parts[2];
      return system_colours[name];
    },
    can_choose_folder: function () { return "webkitdirectory" in document.createElement("input"); },
    keeping: function () { return keeping; },
    days_until_cleared: days_until_cleared,

    // Right after a press only: some browsers ask the person.
    ask_to_keep: function () {
      if (keeping === kUnknown) return;
      now_keeping(kAsking);
      navigator.storage.persist().then(function (promised) { now_keeping(promised ? kPromised : kRefused); },
                                       function () { now_keeping(kRefused); });
    },

    // A scenario that came after the start; null: it could not be loaded.
    give_scenario: function (name, bytes) {
      give_bytes(bytes ? kScenario : kMissing, name, bytes || new Uint8Array(0));
    },

    // What warmline_file() was told of.
    file: function () { return bytes_given; },

    print: function (name, html) {
      var parts = new TextDecoder().decode(html).split(/<\/?style>/);  // before, rules, after
      var url = URL.createObjectURL(new Blob([parts[0], parts[2]], { type: "text/html;charset=utf-8" }));
      var tab = window.open(url, "_blank");
      if (tab) print_when_ready(tab, url, parts[1], 200);
      else this.save(name, "text/html;charset=utf-8", html);
    },
  };
})();
