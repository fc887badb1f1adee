// Brings the app up: downloads what the manifest lists (counting every byte), hands it to the
// Emscripten module, and says in plain words what went wrong when something does. All words stand in
// index.html. Kept to old syntax, so that old browsers get as far as being told.
(function () {
  "use strict";

  var kStallMs = 15000;
  var kDatabase = "warmline";  // where profiles.js could not be loaded to name it
  var kJournal = "journal";
  var kRescueFile = "warmline-rescue.json";
  var kBetweenMs = 500;  // between two files: of several at once a browser may take the last alone

  var ended = false;    // a panel is up; nothing else may happen
  var started = false;  // the app's own code has been called
  var words_table = null;  // of another language than English
  var on_shown = null;  // settles `shown`, when the first screen stands
  var shown = new Promise(function (resolve) { on_shown = resolve; });
  var failures = [];    // {file, kind: "short" | "long" | "damaged" | "missing" | "unreachable", …}

  function element(id) { return document.getElementById(id); }
  function show(id, visible) { element(id).hidden = !visible; }

  function words(key, values) {
    var text = element("words").content.querySelector('[data-word="' + key + '"]').textContent;
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      return values && name in values ? String(values[name]) : whole;
    });
  }

  // 12,345: what toLocaleString gives for this page's English; the first call of that takes 30 ms.
  function grouped(number) {
    var words = window.WarmlineWords;
    return words && words.tag !== "en" ? words.number(number, 0) : String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  // ---- Panels -----------------------------------------------------------------------------------

  function show_panel(name, fill) {
    if (ended) return;
    ended = true;
    progress.stop();
    ["loading", "starting", "stalled"].forEach(function (id) { show(id, false); });
    element("stage").inert = true;
    element("semantics").inert = true;
    show("shell", true);
    var panel = element("panel-" + name);
    fill(panel);
    panel.hidden = false;
    panel.querySelector("h2").focus();
  }

  function fill_nothing() {}

  function failure_text(failure) {
    return words(failure.kind, {
      name: failure.file.name, status: failure.status,
      got: grouped(failure.got || 0), want: grouped(failure.file.bytes),
    });
  }

  function show_download_panel() {
    var missing = failures.some(function (one) {
      return one.kind === "missing" || one.kind === "unreachable";
    });
    show_panel(missing ? "missing" : "truncated", function (panel) {
      var list = panel.querySelector('[data-fill="files"]');
      failures.forEach(function (failure) {
        var item = document.createElement("li");
        item.textContent = failure_text(failure);
        list.appendChild(item);
      });
    });
  }

  function crash(reason) {
    var text = String(reason || ""), stack = (reason && reason.stack) || "";
    // Some browsers' stacks begin with the message, others' don't.
    text = stack.indexOf(text) === 0 ? stack : (text + "\n" + stack).trim();
    show_panel("crash", function (panel) {
      panel.querySelector('[data-fill="detail"]').textContent = text || words("crash-unknown");
    });
  }

  // A damaged file may sit in the browser's cache as immutable: fetch it past the cache first.
  function retry() {
    var again = failures.map(function (failure) {
      return fetch(failure.file.url, { cache: "reload" }).then(function (response) {
        return response.arrayBuffer();
      }).catch(function () { /* The new page load will find out and say so. */ });
    });
    Promise.all(again).then(function () { location.reload(); });
  }

  // ---- Rescue: reads the stored journal without any help from the app ----------------------------

  // Of the profile that is open; where none is, of all that are here.
  function databases() {
    var open = window.WarmlineProfiles && window.WarmlineProfiles.opened();
    if (open) return Promise.resolve([open.database]);
    if (!window.indexedDB || !indexedDB.databases) return Promise.resolve([kDatabase]);
    return indexedDB.databases().then(function (list) {
      return list.map(function (one) { return one.name; }).filter(function (name) {
        return name === kDatabase || /^warmline-[0-9a-f]{32}$/.test(name);
      });
    });
  }

  function read_journal(name) {
    return new Promise(function (resolve, reject) {
      if (!window.indexedDB) { reject(new Error("IndexedDB")); return; }
      var absent = false;
      var request = indexedDB.open(name);
      // Only a database that didn't exist asks for this; creating an empty one would confuse the app.
      request.onupgradeneeded = function () { absent = true; request.transaction.abort(); };
      request.onerror = function () { if (absent) resolve([]); else reject(request.error); };
      request.onsuccess = function () {
        var database = request.result;
        if (!database.objectStoreNames.contains(kJournal)) { database.close(); resolve([]); return; }
        var records = [];
        var transaction = database.transaction(kJournal, "readonly");
        transaction.objectStore(kJournal).openCursor().onsuccess = function (event) {
          var cursor = event.target.result;
          if (!cursor) return;
          records.push({ database: name, key: cursor.key, value: cursor.value });
          cursor.continue();
        };
        transaction.oncomplete = function () { database.close(); resolve(records); };
        transaction.onabort = function () { database.close(); reject(transaction.error); };
      };
    });
  }

  function bytes_of(value) {
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    // Not what the app writes, but somebody may need it all the same.
    return new TextEncoder().encode(JSON.stringify(value));
  }

  function base64(bytes) {
    var kChunk = 0x8000, text = "";
    for (var at = 0; at < bytes.length; at += kChunk) {
      text += String.fromCharCode.apply(null, bytes.subarray(at, at + kChunk));
    }
    return btoa(text);
  }

  function download(name, text) {
    var url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    var link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
  }

  // "WLE1": what a passphrase locks (sealing.js).
  function starts_with(bytes, magic) { return String.fromCharCode.apply(null, bytes.subarray(0, 4)) === magic; }

  // Of one profile. Each is a file of its own: restored from one file, the records of several people would be taken for one's.
  function rescue_of(records) {
    var one = { sealed: false }, header = null, rows = [];
    records.forEach(function (record) {
      var bytes = bytes_of(record.value), row = { key: record.key, base64: base64(bytes) };
      if (record.database !== kDatabase) row.database = record.database;
      if (starts_with(bytes, "WLE1")) one.sealed = true;
      if (record.key === 0) header = row.base64;
      else rows.push(row);
    });
    // What stands in the profile's own row is no record; but without the wrapped key in it nobody opens the others ever again.
    var locked = one.sealed ? { encrypted: true, header: header } : {};
    one.text = JSON.stringify(Object.assign({ format: "warmline-rescue-1" }, locked, { records: rows }));
    one.count = rows.length;
    one.name = one.sealed || one.count === 0 ? "" : name_of(records[0].database);
    return one;
  }

  // Of several files, what tells whose this is; none where profiles.js couldn't be loaded.
  function name_of(database) {
    var list = window.WarmlineProfiles ? JSON.parse(window.WarmlineProfiles.state()).profiles : [];
    var own = list.filter(function (one) { return window.WarmlineProfiles.names(one.id).database === database; })[0];
    return own ? own.name.replace(/[\\/:*?"<>|.\s]+/g, "-") : "";
  }

  function export_stored(button) {
    var result = button.closest(".panel").querySelector(".export-result");
    button.disabled = true;
    databases().then(function (names) { return Promise.all(names.map(read_journal)); }).then(function (journals) {
      var all = journals.map(rescue_of).filter(function (one) { return one.count > 0; });
      if (all.length === 0) return words("export-none");
      var key = all.length > 1 ? "export-several" : "export-done", sealed = all.some(function (one) { return one.sealed; });
      all.forEach(function (one, at) {
        setTimeout(download, at * kBetweenMs, all.length > 1 ? "warmline-rescue-" + (one.name || at + 1) + ".json" : kRescueFile, one.text);
      });
      var count = all.reduce(function (sum, one) { return sum + one.count; }, 0);
      return words(key, { count: grouped(count), file: kRescueFile, files: all.length }) + (sealed ? " " + words(key + "-sealed") : "");
    }).catch(function (error) {
      return words("export-failed", { reason: (error && error.message) || String(error) });
    }).then(function (text) {
      result.textContent = text;
      button.disabled = false;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("button[data-action]") : null;
    if (!button) return;
    if (button.dataset.action === "export") export_stored(button);
    else if (button.dataset.action === "retry") retry();
    else if (button.dataset.action === "reload") location.reload();
  });

  // ---- Progress ---------------------------------------------------------------------------------

  var progress = {
    total: 0, done: 0, painted: false, stall: 0,

    start: function (total) {
      progress.total = total;
      show("loading", true);
      element("progress").max = total;
      progress.add(0);
    },
    add: function (bytes) {
      progress.done += bytes;
      progress.wait();
      if (progress.painted) return;
      progress.painted = true;
      requestAnimationFrame(progress.paint);
    },
    paint: function () {
      progress.painted = false;
      var done = Math.min(progress.done, progress.total);
      element("progress").value = done;
      element("progress-text").textContent = words("progress", {
        done: grouped(Math.round(done / 1024)), total: grouped(Math.round(progress.total / 1024)),
      });
    },
    // Says so when nothing has arrived for a while.
    wait: function () {
      var notice = element("stalled");
      notice.classList.remove("needs-script");
      notice.hidden = true;
      clearTimeout(progress.stall);
      if (!ended) progress.stall = setTimeout(function () { notice.hidden = false; }, kStallMs);
    },
    stop: function () {
      clearTimeout(progress.stall);
      show("stalled", false);
    },
  };

  // ---- Downloads --------------------------------------------------------------------------------

  function fail(file, kind, more) {
    return Object.assign({ failed: true, file: file, kind: kind }, more);
  }

  // Same options as a <link rel=preload>, so that its response is the one used. In CORS mode WebKit doesn't use it and
  // downloads the file twice; all files are of this site, so that the mode hides nothing.
  function request_file(file) {
    return fetch(file.url, { mode: "no-cors", credentials: "include" }).catch(function () { return null; });
  }

  // Resolves to the file's bytes, or to a failure.
  function load_bytes(file) {
    return request_file(file).then(function (response) {
      if (!response) return fail(file, "unreachable");
      if (!response.ok) return fail(file, "missing", { status: response.status });
      var bytes = new Uint8Array(file.bytes), got = 0;
      var reader = response.body.getReader();
      function next() {
        return reader.read().then(function (part) {
          if (part.done) return got < file.bytes ? fail(file, "short", { got: got }) : bytes;
          got += part.value.length;
          if (got > file.bytes) { reader.cancel(); return fail(file, "long", { got: got }); }
          bytes.set(part.value, got - part.value.length);
          if (!file.later) progress.add(part.value.length);
          return next();
        }, function () { return fail(file, "short", { got: got }); });
      }
      return next();
    });
  }

  // Compiles while the bytes come in. Resolves to a WebAssembly.Module, or to a failure.
  function load_module(file) {
    return request_file(file).then(function (response) {
      if (!response) return fail(file, "unreachable");
      if (!response.ok) return fail(file, "missing", { status: response.status });
      var got = 0, reader = response.body.getReader();
      var counted = new ReadableStream({
        pull: function (controller) {
          return reader.read().then(function (part) {
            if (part.done) { controller.close(); return; }
            got += part.value.length;
            progress.add(part.value.length);
            controller.enqueue(part.value);
          });
        },
        // After an unreadable byte the rest is still counted, to tell "damaged" from "incomplete".
        cancel: function () {},
      });
      function count_rest() {
        return reader.read().then(function (part) {
          if (part.done) return got;
          got += part.value.length;
          return count_rest();
        }, function () { return got; });
      }
      function length_failure() {
        if (got === file.bytes) return null;
        return fail(file, got < file.bytes ? "short" : "long", { got: got });
      }
      // The type is set here because not every static host knows that of .wasm.
      var typed = new Response(counted, { headers: { "Content-Type": "application/wasm" } });
      return WebAssembly.compileStreaming(typed).then(function (module) {
        return length_failure() || module;
      }, function () {
        return count_rest().then(function () {
          return length_failure() || fail(file, "damaged");
        });
      });
    });
  }

  // The scripts load by themselves, in order, deferred; this one waits and counts.
  function load_scripts(files) {
    function file_of(element) {
      return files.filter(function (file) {
        return new URL(file.url, document.baseURI).href === element.src;
      })[0];
    }
    return new Promise(function (resolve) {
      var failed = [];
      document.querySelectorAll("script[src]").forEach(function (script) {
        var file = file_of(script);
        if (!file) return;
        script.addEventListener("load", function () { progress.add(file.bytes); });
        script.addEventListener("error", function () {
          // The element doesn't say why: ask once more, past any cached damage.
          failed.push(fetch(file.url, { cache: "reload" }).then(function (response) {
            if (!response.ok) return fail(file, "missing", { status: response.status });
            return response.arrayBuffer().then(function (all) {
              return fail(file, "short", { got: Math.min(all.byteLength, file.bytes - 1) });
            }, function () { return fail(file, "short", { got: 0 }); });
          }, function () { return fail(file, "unreachable"); }));
        });
      });
      document.addEventListener("DOMContentLoaded", function () {
        Promise.all(failed).then(function (list) {
          if (list.length === 0 && typeof window.createWarmline !== "function") {
            var engine = file_of(element("engine"));
            list.push(fail(engine, "damaged"));
          }
          resolve(list);
        });
      });
    });
  }

  // ---- Start ------------------------------------------------------------------------------------

  function of_kind(manifest, kind) {
    return manifest.filter(function (file) { return file.kind === kind; });
  }

  // The other calls come after the first screen; each is given to the program as it arrives, in the manifest's order.
  function load_later(files) {
    files.map(load_bytes).reduce(function (before, loading, at) {
      return Promise.all([before, loading]).then(function (done) {
        window.WarmlinePage.give_scenario(files[at].name, done[1].failed ? null : done[1]);
      });
    }, shown).catch(crash);
  }

  // `form`: of a site for candidates (warmline package), else null.
  function start(module, fonts, scenarios, missing, awaited, form, files) {
    progress.stop();
    show("loading", false);
    show("starting", true);
    started = true;
    var options = {
      canvas: element("canvas"),
      instantiateWasm: function (imports, done) {
        WebAssembly.instantiate(module, imports).then(function (instance) {
          return window.WarmlineSurface.usable().then(function (can_draw) {
            options.warmline.can_draw = can_draw;
            done(instance, module);
          });
        }).catch(crash);
        return {};
      },
      onAbort: function (what) { crash(what); },
      print: function (text) { console.log(text); },
      printErr: function (text) { console.warn(text); },
      warmline: {
        scenarios: scenarios,
        missing_scenarios: missing,
        awaited_scenarios: awaited,
        fonts: fonts,
        form: form,
        words: words_table,
        can_draw: false,  // until the program is about to look
        semantics: window.WarmlineSemantics,
        store: window.WarmlineStore,
        page: window.WarmlinePage,
        fetch_file: function (name) {
          var found = files.filter(function (file) { return file.name === name; });
          if (found.length === 0) return Promise.resolve(null);
          return load_bytes(found[0]).then(function (bytes) {
            if (!bytes.failed) window.WarmlineOffline.keep_too(found[0].url);
            return bytes;
          });
        },
        onReady: function () {
          if (ended) return;
          show("starting", false);
          show("shell", false);
          on_shown();
          window.WarmlineOffline.keep();
        },
        onCrash: function (message) { crash(message); },
      },
    };
    return window.createWarmline(options);
  }

  // The parallel elements are set in the same face as the canvas; no second download.
  function add_fonts(fonts) {
    if (!window.FontFace || !document.fonts) return;
    [["regular", "400"], ["semibold", "600"]].forEach(function (pair) {
      document.fonts.add(new FontFace("Inter Warmline", fonts[pair[0]], { weight: pair[1] }));
    });
  }

  function main() {
    if (typeof WebAssembly !== "object" || !WebAssembly.compileStreaming) {
      show_panel("no-wasm", fill_nothing);
      return;
    }
    var files = JSON.parse(element("manifest").textContent);
    var manifest = files.filter(function (file) { return !file.later; });
    progress.start(manifest.reduce(function (sum, file) { return sum + file.bytes; }, 0));

    var font_files = of_kind(manifest, "font");
    var scenario_files = of_kind(manifest, "scenario");
    var form_files = of_kind(manifest, "form");
    var downloads = Promise.all([
      load_scripts(of_kind(manifest, "script")),
      load_module(of_kind(manifest, "wasm")[0]),
      Promise.all(font_files.map(load_bytes)),
      Promise.all(scenario_files.map(load_bytes)),
      Promise.all(form_files.map(load_bytes)),
    ]);

    // Scripts have run by then. A newer release on this device comes before anything begins.
    downloads.then(function (loaded) {
      return Promise.resolve(window.WarmlineOffline && window.WarmlineOffline.settled)
        .then(function () { return window.WarmlineWords && window.WarmlineWords.ready; })
        .then(function (table) { words_table = table || null; return loaded; });
    }).then(function (loaded) {
      if (ended) return null;
      // Nobody begins a form of which a call is missing.
      var calls = form_files.length > 0 ? loaded[3] : [];
      failures = loaded[0].concat([loaded[1]], loaded[2], loaded[4], calls).filter(function (one) { return one.failed; });
      if (failures.length > 0) { show_download_panel(); return null; }
      var fonts = {}, scenarios = [], missing = [];
      font_files.forEach(function (file, at) { fonts[file.weight] = loaded[2][at]; });
      scenario_files.forEach(function (file, at) {
        if (loaded[3][at].failed) missing.push(file.name);
        else scenarios.push({ name: file.name, bytes: loaded[3][at] });
      });
      add_fonts(fonts);
      var later = of_kind(files, "scenario").filter(function (file) { return file.later; });
      load_later(later);
      return start(loaded[1], fonts, scenarios, missing, later.length, loaded[4][0] || null, files);
    }).catch(crash);
  }

  // Emscripten leaves main() by throwing these; they are no mistakes.
  function is_normal_exit(reason) {
    return reason === "unwind" ||
        Boolean(reason && reason.name === "ExitStatus" && reason.status === 0);
  }

  window.addEventListener("error", function (event) {
    if (!started || is_normal_exit(event.error)) return;
    // An extension's mistakes in this page are not ours; a trap's file name is wasm://….
    if (event.error && !/^[a-z-]*extension:/.test(event.filename)) crash(event.error);
  });
  window.addEventListener("unhandledrejection", function (event) {
    if (started && !is_normal_exit(event.reason)) crash(event.reason);
  });

  main();
})();
