// Where the page stands, as what is behind "#" in its address: so that a reload, back and forward,
// a bookmark and a link lead there. What is not kept (a team's files, candidates' results) can be
// named by an address all the same; it leads there while it is loaded.
//
//   #/                          practice: the calls            #/settings   #/result #/profiles/new
//   #/call/SCENARIO             before a call, or in it        #/map/SCENARIO
//   #/debrief/ATTEMPT           #/debrief/ATTEMPT/best         #/session/ID (one that was given)
//   #/coach                     #/coach/person/CODE   attempt/ID   session/ID   scenarios
//                               out-of-reach   two-centres   calibrate   export
//   #/hire                      #/hire/form/ID   results   results/FILE   quality   fairness   law
//                               settings
//   #/sit/…                     a form that is taken (assess/form.h); the page has nothing else
#pragma once

#include <string>
#include <string_view>

#include "ui/app_state.h"
#include "ui/update.h"

namespace warmline::ui {

// Empty: what is on the screen has no address of its own, and the one that stands there stays.
[[nodiscard]] std::string address_of(const AppState& state);

// Goes there, as presses would. Answers why it leads nowhere, a sentence or two, and changes
// nothing then; empty: it led there. An address of another place (places.js) is not for this page.
[[nodiscard]] std::string follow(AppState& state, std::string_view address, const Env& env);

}  // namespace warmline::ui
