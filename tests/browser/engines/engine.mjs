// What the checks know of a browser; chromium.mjs, firefox.mjs and webkit.mjs each are one. Keys and pointers go in where the
// browser takes them from its person, so that focus and what lies under a finger are the engine's own affair.
//
//   engine.start({ folder, size, touch, still, webgl, storage }) → browser
//       folder   its profile is kept in folder/profile, downloads go to folder/downloads
//       size     { width, height } of its windows, in CSS pixels
//       touch    as on a phone
//       still    reduced motion is asked for (so where nothing is said)
//       webgl, storage   false: the browser is set to offer none
//   browser.version          "Firefox 153.8.0"
//   browser.window           the first window;  browser.open_window(): another
//   browser.complaints()     warnings and errors of its pages, as texts
//   browser.kill()           SIGKILL to all of it
//
//   window.goto(url), reload(), close(), front()
//   window.run(fn, …args)    in the page; what fn returns must be JSON
//   window.key("Tab"), key("Shift+Tab"), type(text)
//   window.click(x, y), tap(x, y), swipe(from, to), pinch(at, apart, wider)    in CSS pixels of the window
//   window.choose_files([…])    gives these to the file chooser that the page has just opened
//   window.picture()         a PNG of what it shows
//   window.misheard([{ id, role, name }])    which of these the engine's own accessibility tells otherwise
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";

export const kEngines = { chromium, firefox, webkit };

export const kDesk = { width: 1440, height: 900 };
export const kPhone = { width: 390, height: 844 };

const folders = new Set();

// A fresh folder for an engine's profile.
export function new_folder() {
  const folder = mkdtempSync(join(tmpdir(), "warmline-engine-"));
  folders.add(folder);
  mkdirSync(join(folder, "downloads"));
  return folder;
}

export function remove_folder(folder) {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

process.on("exit", () => folders.forEach(remove_folder));  // after the browsers' end (launch.mjs)
