#include "ui/app.h"

#include <iterator>
#include <string>
#include <utility>

#include "core/tr.h"
#include "ui/address.h"
#include "ui/backlog.h"
#include "ui/coaching.h"
#include "ui/course.h"
#include "ui/leaving.h"
#include "ui/models.h"
#include "ui/models_profiles.h"
#include "ui/own_calls.h"
#include "ui/restoring.h"
#include "ui/screen_names.h"
#include "ui/update.h"
#include "ui/update_sit.h"

namespace warmline::ui {
namespace {

constexpr float kLargerText = 1.5f;
constexpr std::string_view kNamesFile = "lexicon.bin";

std::vector<progress::StoredRecord> stored_records(std::vector<platform::StoredBytes> records) {
  std::vector<progress::StoredRecord> out;
  out.reserve(records.size());
  for (platform::StoredBytes& one : records) out.push_back({one.sequence, std::move(one.bytes)});
  return out;
}

// Of the setting's text, in per cent; what it doesn't offer counts for 100.
float text_scale(std::string_view per_cent) {
  if (per_cent == "125") return 1.25f;
  if (per_cent == "150") return 1.5f;
  return per_cent == "200" ? 2.0f : 1.0f;
}

// Until the next try at what can't be stored or read: soon at first, for space that somebody makes
// now; seldom after a minute.
double pause_before(int tries) {
  constexpr double kFirst = 250, kSoon = 1000, kSeldom = 10000;
  if (tries >= 60) return kSeldom;
  return tries >= 2 ? kSoon : kFirst * (1 << tries);
}

}  // namespace

App::App(std::unique_ptr<platform::Store> store, const platform::Boot& boot)
    : store_(std::move(store)) {
  take_scenarios(state_.change(), boot);
  state_.change().place = boot.place;
  state_.change().site = boot.site;
  state_.change().languages = boot.languages;
  state_.change().chosen_language = boot.chosen_language;
  state_.change().lrs.endpoint = boot.lrs;
  if (boot.place == platform::Place::kSit) {
    take_invitation(state_.change(), boot);
    const std::string store_id = sitting_store(*state_);
    if (store_id.empty()) return;
    platform::wish_profile({platform::ProfileWish::What::kOther, store_id, ""});
  } else if (boot.place == platform::Place::kHire) {
    state_.change().screen = Screen::kHire;
  } else if (boot.place == platform::Place::kCourse) {
    state_.change().course = course_of(boot.course);
    auto course = std::make_unique<CourseStore>(std::move(store_), course_calls(*state_));
    course_ = course.get();
    store_ = std::move(course);
  } else {
    if (!boot.profiles.empty()) take_profiles(state_.change(), boot.profiles);
    if (boot.address == "#/coach") state_.change().screen = Screen::kCoach;
  }
  to_follow_ = boot.address;
  shown_address_ = boot.address;
  store_->load();
}

// The address that the page was opened at, or that somebody went back to, once what it may be
// about is here.
void App::follow_address() {
  if (state_->place == platform::Place::kSit) return;  // it is about its form alone
  if (!to_follow_ || state_->store != StoreState::kReady || state_->profiles.asks) return;
  const std::string why = follow(state_.change(), *to_follow_, env());
  hand_to_store();
  if (!why.empty() && state_->awaited > 0) return;  // calls are still to come
  if (!why.empty()) {
    state_.change().nowhere = {*to_follow_, why};
    state_.change().screen = Screen::kNowhere;
  }
  to_follow_.reset();
  shown_address_.clear();  // it is told once more: what comes next is an entry of its own
}

// The address of what is on the screen.
void App::show_address() {
  if (to_follow_ || state_->profiles.asks) return;
  std::string address = address_of(*state_);
  if (address.empty() || address == shown_address_) return;
  platform::show_address(address);
  shown_address_ = std::move(address);
}

void App::prepare(Theme& theme, const platform::Preferences& wishes) const {
  const std::string chosen = state_->portfolio.setting("theme", "system");
  theme.dark = chosen == "dark" || (chosen != "light" && wishes.dark);
  using platform::Contrast;
  if (wishes.contrast == Contrast::kForced) {
    theme.dark = is_dark(wishes.colours);
    theme.colours = forced_palette(wishes.colours);
  } else if (wishes.contrast == Contrast::kMore) {
    theme.colours = theme.dark ? strong_dark_palette() : strong_light_palette();
  } else {
    theme.colours = theme.dark ? dark_palette() : light_palette();
  }
  theme.reduced_motion = wishes.reduced_motion;
  theme.plain = !wishes.can_draw || state_->portfolio.setting("view", "drawn") == "plain";
  const bool larger = state_->sit.invitation && state_->sit.invitation->accommodations.larger_text;
  theme.scale = larger ? kLargerText : text_scale(state_->portfolio.setting("text-size", "100"));
}

void App::poll_store(Ui& ui) {
  using Kind = platform::StoreEvent::Kind;
  for (platform::StoreEvent& event : store_->poll()) {
    switch (event.kind) {
      case Kind::kLoaded:
        take_records(state_.change(), stored_records(std::move(event.records)));
        if (course_ != nullptr) state_.change().course.trouble = course_->take_problem();
        seat();
        break;
      case Kind::kLoadFailed:
        take_store_failure(state_.change(), std::move(event.message));
        break;
      case Kind::kStored:
        stored(event.ticket);
        break;
      case Kind::kFailed:
        failed(ui, event.ticket, std::move(event.message));
        break;
      case Kind::kArrived:
        take_arrived(state_.change(), stored_records(std::move(event.records)));
        seat();
        break;
      case Kind::kWriting:
      case Kind::kReading:
        turn(ui, event.kind == Kind::kWriting ? Access::kWriting : Access::kReading,
             std::move(event.message));
        break;
    }
  }
}

void App::stored(platform::Ticket ticket) {
  const auto found = under_way_.find(ticket);
  if (found == under_way_.end()) return;
  const std::uint64_t batch = found->second.batch;
  keep_in_archive(state_.change(), std::move(found->second.records));
  state_.change().journal.stored(batch);
  // Whatever else was asked for the same batch, before or after, is answered with this.
  for (auto at = under_way_.begin(); at != under_way_.end();) {
    at = at->second.batch == batch ? under_way_.erase(at) : std::next(at);
  }
}

// A failed ticket is kept in mind: it may turn out to be stored after all.
void App::failed(Ui& ui, platform::Ticket ticket, std::string message) {
  const auto found = under_way_.find(ticket);
  if (found == under_way_.end() && ticket != platform::kWholeStore) return;
  const bool news = state_->journal.state() != progress::SaveState::kNotSaved;
  if (news || std::exchange(pressed_retry_, false)) ui.announce(tr("Not saved.") + " " + message);
  state_.change().journal.failed(
      ticket == platform::kWholeStore ? progress::Journal::kWholeStore : found->second.batch,
      std::move(message));
}

// It is this page's turn to write, or no longer.
void App::turn(Ui& ui, Access access, std::string unguarded) {
  const bool news = access != state_->access;
  take_access(state_.change(), access, std::move(unguarded));
  whose_turn_is_known_ = true;
  if (state_->place == platform::Place::kSit && access == Access::kReading)
    state_.change().sit.noted = false;  // it may come back to this one
  seat();
  if (access == Access::kWriting) {
    if (news) restore_anew(state_.change());
    state_.change().journal.retry();
  }
  if (!news) return;
  ui.announce(access == Access::kWriting
                  ? tr("This tab goes on by itself now.")
                  : tr("Warmline is open in another tab. This one shows what happens there."));
}

void App::keep_trying(Ui& ui) {
  const bool unread = state_->store == StoreState::kFailed;
  const bool unsaved = state_->journal.stopped() && state_->access == Access::kWriting;
  if (!unread && !unsaved) {
    retry_at_ = 0;
    if (state_->journal.state() != progress::SaveState::kNotSaved) tries_ = 0;
    return;
  }
  if (retry_at_ == 0) retry_at_ = ui.now_ms + pause_before(tries_++);
  if (ui.now_ms >= retry_at_) {
    retry_at_ = 0;
    state_.change().journal.retry();
    if (unread) store_->load();
    return;
  }
  platform::wake_at(retry_at_);
}

void App::hand_to_store() {
  if (state_->journal.unsaved_count() == 0) return;
  while (auto batch = state_.change().journal.next_to_store()) {
    const platform::Ticket ticket = store_->append(batch->records);
    under_way_[ticket] = {batch->number, std::move(batch->records)};
  }
}

Env App::env() {
  Env env;
  env.wall_ms = platform::wall_ms();
  env.steady_ms = platform::steady_ms();
  env.random_hex = platform::random_hex;
  return env;
}

// Where a form that is taken stands, after what it follows from has changed.
void App::seat() {
  if (state_->place != platform::Place::kSit) return;
  derive_seat(state_.change(), env());
  if (whose_turn_is_known_) note_opened(state_.change(), env());
  hand_to_store();
}

// The clock of a call.
void App::tick() {
  if (state_->place != platform::Place::kSit) return;
  std::optional<double> due = sit_due(*state_);
  if (due && *due <= platform::steady_ms()) {
    sit_tick(state_.change(), env());
    due = sit_due(*state_);
  }
  if (due) platform::wake_at(*due);
}

// What a learning record store is told, where this site has one.
void App::tell_lrs() {
  if (const auto due = lrs_due(*state_)) {
    if (*due > platform::steady_ms()) return platform::wake_at(*due);
    lrs_tick(state_.change(), env());
    hand_to_store();
  }
  if (state_->lrs.wish) platform::wish_lrs(*std::exchange(state_.change().lrs.wish, std::nullopt));
}

void App::hidden() {
  if (state_->place != platform::Place::kSit) return;
  sit_hidden(state_.change(), env());
  hand_to_store();
}

void App::apply(const Intent& intent) {
  to_follow_.reset();  // whoever does something is where they want to be
  update(state_.change(), intent, env());
  // Of a candidate that is forgotten nothing is left in what was worked out to be shown either.
  if (const auto* wish = std::get_if<HireResult>(&intent);
      wish != nullptr &&
      (wish->what == HireResult::What::kForget || wish->what == HireResult::What::kPutAway))
    models_ = {};
  hand_to_store();
  if (std::holds_alternative<RetrySaving>(intent)) {
    pressed_retry_ = true;
    if (state_->store == StoreState::kFailed) store_->load();
  }
  if (std::exchange(state_.change().ask_to_keep, false)) platform::ask_to_keep();
  if (std::exchange(state_.change().ask_to_take_over, false)) store_->take_over();
  if (state_->file_out) {
    const FileOut& out = *state_->file_out;
    if (out.print) {
      platform::print_page(out.name, out.bytes);
    } else {
      platform::save_file(out.name, out.mime, out.bytes);
    }
    state_.change().file_out.reset();
  }
  if (!state_->belongings.sign_now.empty())
    platform::sign(std::exchange(state_.change().belongings.sign_now, {}));
  if (std::exchange(state_.change().belongings.erase_now, false)) {
    const std::string& profile = state_->belongings.erase_profile;
    if (profile.empty()) {
      platform::erase_site();
    } else {
      platform::wish_profile({platform::ProfileWish::What::kErase, profile, ""});
    }
  }
  if (state_->profiles.wish)
    platform::wish_profile(*std::exchange(state_.change().profiles.wish, std::nullopt));
  if (std::exchange(state_.change().coach.stop_watching, false)) platform::stop_watching();
  if (!state_->start_to_remember.empty())
    platform::remember_start(std::exchange(state_.change().start_to_remember, {}));
  if (!state_->copy.empty()) platform::copy_text(std::exchange(state_.change().copy, {}));
  leave();
  if (!state_->ask_for_file.empty())
    platform::open_file(std::exchange(state_.change().ask_for_file, {}), state_->ask_how);
  platform::wake();
}

// A screen whose subject is gone gives way to the library.
void App::settle_screen(Ui& ui) {
  const bool gone = (state_->screen == Screen::kCall && !call_model(*state_)) ||
                    ((state_->screen == Screen::kDebrief || state_->screen == Screen::kBestCall) &&
                     state_->portfolio.find(state_->debrief) == nullptr) ||
                    ((state_->screen == Screen::kNotice || state_->screen == Screen::kBefore) &&
                     find_edition(*state_, state_->chosen) == nullptr) ||
                    (state_->screen == Screen::kMap && !map_model(*state_));
  if (gone) state_.change().screen = Screen::kLibrary;
  if (coaching_is_gone(*state_)) state_.change().screen = Screen::kCoach;
  if (state_->screen == Screen::kReceived && received_model(*state_).id.empty())
    state_.change().screen = Screen::kLibrary;
  ui.semantics.set_title(title_of(state_->screen, *state_));
  ui.semantics.set_icon(icon_of(*state_));
  if (focused_screen_ == state_->screen) return;
  if (focused_screen_ == Screen::kCall) ui.semantics.requests().hush = true;
  focused_screen_ = state_->screen;
  before_ = {};
  ui.focus(heading_of(state_->screen));
  if (const char* page = scroll_of(state_->screen); *page != '\0') ui.scroll_to(page, 0);
}

std::string_view App::icon_of(const AppState& state) {
  if (state.screen == Screen::kCall || (state.screen == Screen::kSit && !state.sit.sitting.empty()))
    return "call";
  return is_coach(state.screen) ? "coach" : is_hire(state.screen) ? "hire" : "";
}

void App::take_files(const Ui& ui) {
  using Kind = platform::InputEvent::Kind;
  for (platform::File& file : ui.files(Kind::kScenario))
    state_.change().unread.push_back(std::move(file));
  for (platform::File& file : ui.files(Kind::kMissing)) {
    state_.change().missing.push_back(std::move(file.name));
    --state_.change().awaited;
  }
  for (const platform::File& file : ui.files(Kind::kSiteFile))
    if (file.name == kNamesFile) take_names(state_.change(), file.bytes);
  for (platform::File& file : ui.files(Kind::kFile))
    apply(TakeFile{std::move(file.name), std::move(file.bytes)});
  for (platform::File& file : ui.files(Kind::kUnread))
    apply(UnreadFile{std::move(file.name), std::move(file.bytes)});
  for (const platform::File& told : ui.files(Kind::kProfiles))
    take_profiles(state_.change(), told.bytes);
  for (const platform::File& answer : ui.files(Kind::kLrs)) {
    take_lrs_answer(state_.change(), answer.bytes, env());
    hand_to_store();
  }
  for (const platform::File& told : ui.files(Kind::kAddress)) {
    to_follow_ = told.bytes;
    shown_address_ = told.bytes;
  }
  for (platform::File& answer : ui.files(Kind::kSigned))
    if (state_->place == platform::Place::kSit) {
      apply(Sit{Sit::What::kSigned, std::move(answer.bytes)});
    } else {
      apply(Keep{Keep::What::kSigned, std::move(answer.bytes)});
    }
  for (platform::File& answer : ui.files(Kind::kNotErased))
    apply(Keep{Keep::What::kEraseFailed, std::move(answer.bytes)});
}

void App::frame(Ui& ui) {
  ui.course = state_->course.on;
  poll_store(ui);
  keep_trying(ui);
  if (std::string voices = platform::voices(); voices != state_->voices)
    state_.change().voices = std::move(voices);
  const platform::Keeping keeping = platform::keeping();
  if (keeping != state_->keeping && take_keeping(state_.change(), keeping))
    ui.announce(state_->notice);
  tick();
  hand_to_store();
  take_files(ui);
  follow_address();
  settle_screen(ui);
  if (!state_->say.empty()) ui.announce(std::exchange(state_.change().say, {}));
  if (!state_->focus.empty()) ui.focus(std::exchange(state_.change().focus, {}));
  if (state_->belongings.show_outcome) {
    state_.change().belongings.show_outcome = false;
    ui.scroll_to("settings", 0);
  }
  tell_lrs();
  if (const std::optional<Intent> intent = draw(ui)) {
    apply(*intent);
    ui.draw_again();  // what it brought is seen in this frame already
    settle_screen(ui);
    if (const std::optional<Intent> next = draw(ui)) apply(*next);
  }
  show_address();
  scripts_ = ui.theme.plain ? Scripts{} : scripts_of(ui.semantics.nodes());
  if (scripts_.beyond != state_->beyond_drawing) {
    state_.change().beyond_drawing = scripts_.beyond;
    platform::wake();
  }
  if (!drawn_) platform::wake();
  drawn_ = true;
}

// What starts the page afresh or ends it.
void App::leave() {
  if (!wants_to_leave(*state_)) return;
  if (!may_leave(state_.change())) {
    if (!wants_to_leave(*state_)) platform::wake();  // to say why
    return;
  }
  tell_course();
  if (course_untold_ && more_work_) return;
  AppState& state = state_.change();
  if (std::exchange(state.course.leave_now, false)) platform::leave_course();
  if (const auto language = std::exchange(state.choose_language, std::nullopt))
    platform::choose_language(*language);
  if (const std::string to = std::exchange(state.go_to, {}); !to.empty()) platform::go_to(to);
}

// While something isn't stored the browser asks before the page goes.
void App::guard() {
  const bool unsaved = state_->journal.state() != progress::SaveState::kSaved;
  if (std::exchange(guarded_, unsaved) != unsaved) platform::guard(unsaved);
}

// What is new since the last time; the decisions of a call come with it as soon as they are scored.
void App::tell_course() {
  if (course_ == nullptr || state_->store != StoreState::kReady) return;
  const std::size_t grown = course_grown(*state_);
  if (std::exchange(course_grown_, grown) == grown) return;
  std::optional<CourseNews> news = course_news(*state_, course_->reported());
  course_untold_ = !news;
  if (!news) return;
  interop::CourseReport results = news->report;
  results.decisions.clear();
  std::string say = to_json(results, "");
  if (news->report.decisions.empty() && say == told_course_) return;
  const std::string suspend = course_->report(news->reported, news->counted);
  if (suspend.empty()) return;  // the store says what is wrong
  platform::report_course(to_json(news->report, suspend));
  told_course_ = std::move(say);
}

bool App::work() {
  if (!drawn_ || state_->store == StoreState::kLoading) return false;
  const Worked worked = do_some_work(state_.change(), platform::steady_ms);
  if (worked.changed) seat();
  hand_to_store();
  tell_course();
  more_work_ = worked.more;
  leave();
  guard();
  if (state_->names.state == Names::State::kWanted) {
    state_.change().names.state = Names::State::kAsked;
    platform::ask_for_site_file(kNamesFile);
  }
  if (worked.changed) platform::wake();
  return worked.more;
}

}  // namespace warmline::ui
