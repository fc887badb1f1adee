// What a person wants, as a view understood it. Views return intents; update() alone acts on them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "scenario/scenario.h"

namespace warmline::ui {

enum class Screen : std::uint8_t {
  kLibrary,
  kNotice,
  kBefore,
  kCall,
  kDebrief,
  kBestCall,
  kSettings,
  kMap,
  kResult,
  kWho,        // nobody's profile is open yet
  kAddProfile  // another one is put together
};

struct GoTo {  // kLibrary or kSettings; an open call stays open and can be resumed
  Screen screen = Screen::kLibrary;
};
struct OpenScenario {  // from the library: the content note if there is one, else what came before
                       // the call
  std::string scenario;
};
struct ResumeAttempt {
  std::string attempt;
};
struct RewindTo {  // a practised attempt that goes on from another's first events
  std::string attempt;
  std::size_t steps = 0;  // events before the decision to take again
};
struct AcceptNotice {};
struct DeclineCall {};  // recorded, and not scored
struct PickUp {};  // the attempt begins; an open one of the same scenario is closed where it stands
struct Choose {
  scenario::Index choice = 0;  // in the current node
};
struct OpenCard {
  scenario::Index card = 0;  // of the scenario
};
struct CloseCard {};
struct LeaveCall {};  // closes the attempt where it stands and goes to its debrief
struct OpenDebrief {
  std::string attempt;
};
struct ShowBestCall {};  // of the call that the debrief is about; OpenDebrief leads back
struct SaveDebrief {
  bool print = false;  // else it is offered as a file
};
struct ChooseLensFile {};
struct TakeFile {  // chosen or dropped
  std::string name;
  std::string bytes;
};
struct ChooseCallFiles {
  bool folder = false;
};
struct UnreadFile {  // chosen or dropped, and not read
  std::string name;
  std::string why;  // as platform::InputEvent says it
};
struct RemoveCall {  // one of one's own
  std::string scenario;
};
struct HideReports {};
struct ShowMap {
  std::string version;
  bool agreed = false;  // that it gives the call away
};
struct RemoveLens {
  std::string key;
};
struct ChangeSetting {
  std::string key;  // "theme", "mood-hidden"
  std::string value;
};
struct ExportAll {};    // everything kept, saved records and unsaved ones, as one file
struct RetrySaving {};  // offers what could not be stored to the store again
struct TakeOver {};     // this page is to write, and no other one
struct AskToKeep {};    // the browser is to promise not to clear what is stored

// About what is kept as a whole (keeping.h).
struct Keep {
  enum class What : std::uint8_t {
    kOpenResult,    // the screen on which a result file is put together
    kToggle,        // text: the attempt that goes in or stays
    kPerson,        // text: as typed
    kSaveResult,    // signs and offers it
    kSigned,        // text: key and signature, or why there is none
    kChooseBackup,  // asks for a file
    kRestore,       // what the summary said
    kCancel,        // the open question
    kAskErase,      // text: id of a profile; empty: everything
    kErase,         // after the question
    kEraseFailed,   // text: why
    kRemindLater,
  };
  What what = What::kCancel;
  std::string text;
};

// About the profiles of this browser (profiles.h).
struct AboutProfile {
  enum class What : std::uint8_t {
    kPick,    // text: id, on the screen that asks who is practising; opens it if it has no lock
    kBack,    // from the passphrase to the names
    kUnlock,  // the picked one
    kOpenAdd,
    kName,  // text: as typed
    kAdd,   // text: the name
    kAskName,
    kRename,  // text: the name
    kCancel,
    kSwitch,  // text: id
    kLock,    // the open one
  };
  What what = What::kCancel;
  std::string text;
};

using Intent = std::variant<GoTo, OpenScenario, ResumeAttempt, RewindTo, AcceptNotice, DeclineCall,
                            PickUp, Choose, OpenCard, CloseCard, LeaveCall, OpenDebrief,
                            ShowBestCall, SaveDebrief, ChooseLensFile, ChooseCallFiles, TakeFile,
                            UnreadFile, RemoveCall, HideReports, ShowMap, RemoveLens, ChangeSetting,
                            ExportAll, RetrySaving, TakeOver, AskToKeep, Keep, AboutProfile>;

}  // namespace warmline::ui
