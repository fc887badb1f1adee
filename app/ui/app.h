// The program behind a frame: owns the state and the store, and lets one view after the other draw
// it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/platform.h"
#include "platform/store.h"
#include "ui/course_store.h"
#include "ui/intent.h"
#include "ui/models_sit.h"
#include "ui/remembered.h"
#include "ui/scripts.h"
#include "ui/ui.h"
#include "ui/update.h"
#include "ui/view_before.h"
#include "ui/view_call.h"
#include "ui/view_coach.h"
#include "ui/view_coach_pages.h"
#include "ui/view_coach_person.h"
#include "ui/view_coach_review.h"
#include "ui/view_debrief.h"
#include "ui/view_hire.h"
#include "ui/view_keys.h"
#include "ui/view_library.h"
#include "ui/view_map.h"
#include "ui/view_session.h"

namespace warmline::ui {

class App {
 public:
  // Parses the scenarios at once and asks the store for its records; they come in a later frame.
  App(std::unique_ptr<platform::Store> store, const platform::Boot& boot);

  // Chosen or system colours; before Ui::begin_frame.
  void prepare(Theme& theme, const platform::Preferences& wishes) const;

  // Between Ui::begin_frame and Ui::end_frame.
  void frame(Ui& ui);

  // Some of what can wait, between frames. True: more is waiting.
  bool work();

  // The page is put out of sight, or ends: what must not wait for another frame is kept at once.
  void hidden();

  [[nodiscard]] const AppState& state() const { return *state_; }
  // Of what the last frame said; nothing in the plain view, which the browser sets.
  [[nodiscard]] const Scripts& scripts() const { return scripts_; }

 private:
  void tell_course();
  void leave();
  void guard();
  void poll_store(Ui& ui);
  void take_files(const Ui& ui);
  void stored(platform::Ticket ticket);
  void failed(Ui& ui, platform::Ticket ticket, std::string message);
  void hand_to_store();
  void keep_trying(Ui& ui);
  void apply(const Intent& intent);
  void seat();
  void tick();
  void tell_lrs();
  static Env env();
  static std::string_view icon_of(const AppState& state);
  void turn(Ui& ui, Access access, std::string unguarded);
  std::optional<Intent> draw(Ui& ui);
  std::optional<Intent> draw_screen(Ui& ui);
  void settle_screen(Ui& ui);
  void follow_address();
  void show_address();

  Held state_;
  struct Models {  // those that take long to work out
    Remembered<CoachModel> coach;
    Remembered<CoachPersonModel> coach_person;
    Remembered<CoachReviewModel> coach_review;
    Remembered<SessionModel> session;
    Remembered<SessionModel> received;
    Remembered<ScenarioOverTeamModel> scenario_over_team;
    Remembered<ReachModel> reach;
    Remembered<TwoCentresModel> two_centres;
    Remembered<CalibrateModel> calibrate;
    Remembered<ExportModel> export_;
    Remembered<HireModel> hire;
    Remembered<HireFormModel> hire_form;
    Remembered<HireResultsModel> hire_results;
    Remembered<HireCandidateModel> hire_candidate;
    Remembered<HireQualityModel> hire_quality;
    Remembered<HireFairModel> hire_fair;
    Remembered<HireLawModel> hire_law;
  } models_;
  std::unique_ptr<platform::Store> store_;
  CourseStore* course_ = nullptr;  // that, where this is a course
  std::string told_course_;        // what its learning system was told last
  std::size_t course_grown_ = 0;   // when that was looked at
  bool course_untold_ = false;     // something of it waits to be scored
  bool more_work_ = false;
  bool guarded_ = false;
  struct UnderWay {
    std::uint64_t batch = 0;
    std::vector<std::string> records;
  };
  std::map<platform::Ticket, UnderWay> under_way_;
  LibraryViewState library_;
  BeforeViewState before_;
  CallViewState call_;
  KeysViewState keys_;
  DebriefViewState debrief_;
  MapViewState map_;
  CoachViewState coach_;
  CoachPersonViewState person_;
  CoachReviewViewState review_;
  SessionViewState session_;
  SessionViewState received_;
  CoachPagesViewState coach_pages_;
  HireViewState hire_;
  HireResultsViewState hire_results_;
  HireFairViewState hire_fair_;
  std::optional<std::string> to_follow_;  // an address
  std::string shown_address_;             // what stands in the browser's bar
  Screen focused_screen_ = Screen::kLibrary;
  SitModel::Page sit_page_ = SitModel::Page::kPreparing;  // that was drawn last
  double retry_at_ = 0;                                   // steady ms; 0: nothing to try again
  int tries_ = 0;
  bool pressed_retry_ = false;        // a person waits for its outcome
  bool whose_turn_is_known_ = false;  // to write
  Scripts scripts_;
  bool drawn_ = false;  // the first frame is up: time for work that can wait
};

}  // namespace warmline::ui
