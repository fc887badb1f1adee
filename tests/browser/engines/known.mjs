// What is known to differ from engine to engine: measured, not wished. A check that finds a difference which isn't listed
// here fails, and so does one that no longer finds a listed one.
//   check    the check's name, or the beginning of it
//   id       as the check calls it
//   kind     "differs": Warmline behaves otherwise there, and says so or does without; "can't": the driver can't show it
const kFirefoxFingers = "Firefox's driver hands fingers to the page but not to what scrolls and zooms: swipes and pinches can't be shown.";
const kWebkitFingers = "WebKitGTK's driver has no fingers, its touches arrive as a mouse's: at that size a call is taken by pointer.";

export const kDifferences = [
  { engine: "firefox", check: "a whole call by keys alone", id: "no-focus", kind: "can't",
    words: "The window that Firefox's driver opens never gets the focus: keys arrive in the page, and Enter presses nothing there." },
  { engine: "firefox", check: "phone: a swipe", id: "no-swipe", kind: "can't", words: kFirefoxFingers },
  { engine: "firefox", check: "phone: pinch", id: "no-pinch", kind: "can't", words: kFirefoxFingers },
  { engine: "webkit", check: "phone, 390", id: "no-touch", kind: "can't", words: kWebkitFingers },
  { engine: "webkit", check: "phone: a swipe", id: "no-touch", kind: "can't", words: kWebkitFingers },
  { engine: "webkit", check: "phone: pinch", id: "no-touch", kind: "can't", words: kWebkitFingers },
  { engine: "webkit", check: "the database lost", id: "no-second-copy", kind: "differs",
    words: "WebKitGTK 2.50 gives a site no private file system, so that there is no second copy of the journal." },
];

// Complaints of an engine that are about nothing, each with why.
export const kComplaints = {
  chromium: [],
  firefox: [],
  webkit: [
    // A directive of the site's policy (web/headers.mjs) that WebKitGTK, built without application manifests, doesn't know.
    { pattern: /Unrecognized Content-Security-Policy directive 'manifest-src'/ },
  ],
};
