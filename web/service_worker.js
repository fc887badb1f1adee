// Keeps the site on this device, so that it opens without a connection and never mixes two releases.
//
// A release is one cache. It is filled as a whole, each file held against its SHA-256, before this worker counts as
// installed; pages are answered from it alone. A newer release waits beside it until no page is open, or until the only
// one, at its start (offline.js), lets it in: a call is never interrupted, and the files of one page are of one release.
// Nothing of a person is kept here.
(function () {
  "use strict";

  // Path and SHA-256 (hex) of each file of the release; "./" is the page. Set by whoever puts the site together.
  var kFiles = /*files*/[]/*files*/;
  var kRoom = 50e6;        // bytes that must be free; a release takes about 4 MB
  var kHashed = "files/";  // below it a name stands for its bytes
  var kMore = "files/more/";  // languages and fonts that few need: kept once a page has asked for them

  var scope = self.registration.scope;
  var prefix = "warmline-site " + scope + " ";
  var sums = new Map(kFiles);
  var release = prefix + String(sums.get("./")).slice(0, 16);  // the page names all other files by their hashes

  function integrity(path) {
    var bytes = sums.get(path).match(/../g).map(function (pair) { return parseInt(pair, 16); });
    return "sha256-" + btoa(String.fromCharCode.apply(null, bytes));
  }

  // Whatever its length says: a file that isn't what was released is an error.
  function download(path, cache) {
    return fetch(new URL(path, scope), { integrity: integrity(path), cache: cache }).then(function (response) {
      if (!response.ok) throw new Error(path + ": the server answered " + response.status);
      return response;
    });
  }

  // What the browser has downloaded for the page already does as well, unless it is what came damaged.
  function from_server(path) {
    if (path.indexOf(kHashed) !== 0) return download(path, "no-cache");
    return download(path, "default").catch(function () { return download(path, "reload"); });
  }

  function ours() {
    return caches.keys().then(function (names) {
      return names.filter(function (name) { return name.indexOf(prefix) === 0; });
    });
  }

  // From an earlier release on this device where the name stands for the bytes; saves a slow line the download.
  function at_hand(path, others) {
    if (path.indexOf(kHashed) !== 0) return Promise.resolve(undefined);
    return others.reduce(function (before, name) {
      return before.then(function (found) {
        return found || caches.open(name).then(function (cache) { return cache.match(new URL(path, scope), { ignoreVary: true }); });
      });
    }, Promise.resolve(undefined));
  }

  // What can't be kept takes no space from what can: the journal is next door. Entry by entry, as a cache that is deleted
  // while somebody holds it goes on counting.
  function put(cache, path, response) {
    return cache.put(new URL(path, scope), response).catch(function (error) {
      return cache.keys().then(function (all) {
        return Promise.all(all.map(function (request) { return cache.delete(request, { ignoreVary: true }); }));
      }).then(function () { return caches.delete(release); }).then(function () { throw error; });
    });
  }

  // "files/more/de.": what a file is called in every release.
  function stem(path) { return path.slice(0, path.indexOf(".", kMore.length) + 1); }

  // Which of the files somebody here needs: those that an earlier release had to fetch.
  function needed(others) {
    return Promise.all(others.map(function (name) {
      return caches.open(name).then(function (cache) { return cache.keys(); });
    })).then(function (lists) {
      var stems = [].concat.apply([], lists).map(function (request) { return stem(request.url.slice(scope.length)); });
      return kFiles.filter(function (file) { return file[0].indexOf(kMore) !== 0 || stems.indexOf(stem(file[0])) >= 0; });
    });
  }

  // One after the other: it runs beside somebody's first minutes. What is there of an attempt that broke off stays.
  function fill() {
    return Promise.all([caches.open(release), ours()]).then(function (both) {
      var cache = both[0], others = both[1].filter(function (name) { return name !== release; });
      return needed(others).then(function (files) { return fill_with(files, cache, others); });
    });
  }

  function fill_with(files, cache, others) {
    return files.reduce(function (before, file) {
      var path = file[0];
      return before.then(function () { return cache.match(new URL(path, scope), { ignoreVary: true }); }).then(function (there) {
        if (there) return undefined;
        return at_hand(path, others).then(function (found) {
          return found || from_server(path);
        }).then(function (response) { return put(cache, path, response); });
      });
    }, Promise.resolve());
  }

  function forget_others() {
    return ours().then(function (names) {
      return Promise.all(names.map(function (name) { return name === release ? undefined : caches.delete(name); }));
    });
  }

  // The path in kFiles that a request is about; "" where it isn't.
  function path_of(request) {
    if (request.method !== "GET" || request.url.indexOf(scope) !== 0) return "";
    var path = request.url.slice(scope.length).split(/[?#]/, 1)[0];
    if (path === "" || path === "index.html") path = "./";
    return sums.has(path) ? path : "";
  }

  function answer(path, request) {
    var url = new URL(path, scope);
    return caches.open(release).then(function (cache) {
      return cache.match(url, { ignoreVary: true }).then(function (found) {
        // "reload" is how boot.js asks past a copy that it could not read.
        if (found && request.cache !== "reload") return found;
        return download(path, "reload").then(function (response) {
          var copy = response.clone(), space = path.indexOf(kMore) === 0 ? room() : Promise.resolve();
          return space.then(function () { return cache.put(url, copy); })
            .then(function () { return response; }, function () { return response; });
        }).catch(function () {
          return found || fetch(request);  // the browser says what is wrong
        });
      });
    });
  }

  // What a page fetched that no worker answered for yet.
  function keep_too(url) {
    var path = path_of({ method: "GET", url: url });
    return path ? room().then(function () { return answer(path, { cache: "default" }); }).catch(function () {}) : undefined;
  }

  function pages() {
    return self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(function (all) {
      return all.filter(function (page) { return page.url.indexOf(scope) === 0; });
    });
  }

  // What somebody has done comes first: where space is short, the site is not kept beside it.
  function room() {
    var storage = self.navigator.storage;
    if (!storage || !storage.estimate) return Promise.resolve();
    return storage.estimate().then(function (now) {
      if (now.quota - now.usage < kRoom) throw new Error("there is too little space to keep the site");
    });
  }

  self.addEventListener("install", function (event) { event.waitUntil(room().then(fill)); });
  self.addEventListener("activate", function (event) { event.waitUntil(forget_others()); });
  self.addEventListener("fetch", function (event) {
    var path = path_of(event.request);
    if (path) event.respondWith(answer(path, event.request));
  });
  self.addEventListener("message", function (event) {
    if (event.data === "take-over") event.waitUntil(self.skipWaiting());
    if (event.data && event.data.keep_too) event.waitUntil(keep_too(event.data.keep_too));
    if (event.data !== "are-we-alone") return;
    event.waitUntil(pages().then(function (all) { event.ports[0].postMessage(all.length <= 1); }));
  });
})();
