#include "ui/lrs.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "core/json.h"
#include "core/json_fields.h"
#include "core/tr.h"
#include "progress/result_file.h"
#include "ui/backlog.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

using progress::Attempt;
using progress::SettingChanged;
using Item = LrsState::Item;

constexpr std::string_view kDone = "lrs/done/";
constexpr std::string_view kAll = "all";           // told whole
constexpr std::string_view kNever = "never";       // it was switched off before
constexpr std::string_view kRefused = "refused ";  // and how many the store had taken in by then
constexpr double kFirstWaitMs = 2000;
constexpr double kLongestWaitMs = 300'000;
constexpr double kMostAskedMs = 3'600'000;  // of what a store may ask for
constexpr int kMostDoublings = 12;
constexpr json::Limits kLimits{1 << 16, 4, 1000};

std::string key_of(std::string_view attempt) {
  return std::string(kDone) + std::string(attempt);
}

bool is_count(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(),
                                       [](char sign) { return sign >= '0' && sign <= '9'; });
}

std::size_t count_in(std::string_view value) {
  return static_cast<std::size_t>(std::strtoull(std::string(value).c_str(), nullptr, 10));
}

// Calls `take` with each attempt whose setting begins so, and that setting's value.
template <typename Take>
void each_marked(const AppState& state, const Take& take) {
  const auto& settings = state.portfolio.settings();
  for (auto at = settings.lower_bound(kDone);
       at != settings.end() && at->first.compare(0, kDone.size(), kDone) == 0; ++at)
    take(at->first.substr(kDone.size()), at->second.value);
}

// In order of beginning, those that aren't told whole.
struct Marked {
  const Attempt* attempt = nullptr;
  std::size_t done = 0;
};
std::vector<Marked> to_be_told(const AppState& state) {
  std::vector<Marked> all;
  each_marked(state, [&](const std::string& id, const std::string& value) {
    const Attempt* attempt = is_count(value) ? state.portfolio.find(id) : nullptr;
    if (attempt != nullptr) all.push_back({attempt, count_in(value)});
  });
  std::sort(all.begin(), all.end(), [](const Marked& a, const Marked& b) {
    return a.attempt->ordinal < b.attempt->ordinal;
  });
  return all;
}

interop::XapiActor actor_of(const AppState& state) {
  return {state.portfolio.setting("lrs/home", ""), state.portfolio.setting("lrs/name", "")};
}

bool fits(const LrsState::Told& told, const Attempt& attempt) {
  return told.events == attempt.events.size() && told.closed == attempt.closed.has_value();
}

// Its call can't be read or scored here, so that there is nothing to say of it.
bool never_scored(const AppState& state, const Attempt& attempt) {
  const Edition* edition = edition_of(state, attempt);
  return edition == nullptr || (edition->solve_tried && !edition->solution);
}

// Null while its call isn't solved yet, or can't be.
const LrsState::Told* told_of(AppState& state, const Attempt& attempt) {
  const auto known = state.lrs.told.find(attempt.id);
  if (known != state.lrs.told.end() && fits(known->second, attempt)) return &known->second;
  if (!ensure_edition(state, attempt.version)) return nullptr;
  const Edition* edition = edition_of(state, attempt);
  if (edition == nullptr || !edition->solution) return nullptr;
  auto statements =
      interop::xapi_statements(*edition->scenario, *edition->solution,
                               interop::xapi_attempt(state.portfolio, attempt), actor_of(state));
  if (!statements) return nullptr;
  LrsState::Told& told = state.lrs.told[attempt.id];
  told = {attempt.events.size(), attempt.closed.has_value(), std::move(statements).value()};
  return &told;
}

void mark(AppState& state, const std::string& attempt, const std::string& value) {
  record(state, {SettingChanged{key_of(attempt), value}});
  if (!is_count(value)) state.lrs.told.erase(attempt);
}

void mark_done(AppState& state, const std::string& attempt, std::size_t count) {
  const Attempt* found = state.portfolio.find(attempt);
  const auto told = state.lrs.told.find(attempt);
  const bool whole = found != nullptr && found->closed && told != state.lrs.told.end() &&
                     told->second.closed && count >= told->second.statements.size();
  mark(state, attempt, whole ? std::string(kAll) : std::to_string(count));
}

void stop(AppState& state, std::string trouble, bool asks_key = false) {
  state.lrs.stopped = true;
  state.lrs.asks_key = asks_key;
  state.lrs.trouble = std::move(trouble);
  state.say = state.lrs.trouble;
}

// Of what is under way; in order, so that the last one of an attempt counts.
void take_as_stored(AppState& state, const Env& env) {
  LrsState& lrs = state.lrs;
  std::map<std::string, std::size_t> counts;
  for (const Item& item : lrs.under_way) counts[item.attempt] = item.position + 1;
  for (const auto& [attempt, count] : counts) mark_done(state, attempt, count);
  lrs.one_by_one -= std::min(lrs.one_by_one, lrs.under_way.size());
  lrs.under_way.clear();
  lrs.tries = 0;
  lrs.wait_until = 0;
  lrs.trouble.clear();
  lrs.taken_ms = env.wall_ms;
}

// `asked_ms`: what the store asked for; below 0: nothing.
void try_later(AppState& state, int status, double asked_ms, const Env& env) {
  LrsState& lrs = state.lrs;
  lrs.under_way.clear();
  double wait = kFirstWaitMs * static_cast<double>(1 << std::min(lrs.tries, kMostDoublings));
  wait = std::min(wait, kLongestWaitMs);
  if (asked_ms >= 0) wait = std::min(std::max(wait, asked_ms), kMostAskedMs);
  ++lrs.tries;
  lrs.wait_until = env.steady_ms + wait;
  lrs.trouble =
      status == 0 ? tr("The store doesn’t answer: there may be no connection. It is tried again by "
                       "itself, and nothing is lost.")
      : status == 429
          ? tr("The store is busy (429). It is tried again by itself, and nothing is lost.")
          : tr("The store has trouble of its own ({0}). It is tried again by itself, and nothing "
               "is lost.",
               status);
}

// It won't take them. Of several it isn't known which one it means; one that it refuses alone puts
// its attempt aside, so that the others go on.
void take_refusal(AppState& state) {
  LrsState& lrs = state.lrs;
  if (lrs.under_way.size() > 1) {
    lrs.one_by_one = lrs.under_way.size();
    return lrs.under_way.clear();
  }
  const Item item = lrs.under_way.front();
  lrs.under_way.clear();
  lrs.one_by_one -= std::min<std::size_t>(lrs.one_by_one, 1);
  mark(state, item.attempt, std::string(kRefused) + std::to_string(item.position));
}

void take_status(AppState& state, int status, double asked_ms, const Env& env) {
  LrsState& lrs = state.lrs;
  // 409: one with this id is there already. The ids are ours alone, so it is the same one, sent
  // when an answer was lost; of several it may be any.
  if ((status >= 200 && status < 300) || (status == 409 && lrs.under_way.size() == 1))
    return take_as_stored(state, env);
  if (status == 409 || status == 400 || status == 413) return take_refusal(state);
  if (status == 0 || status == 429 || status == 408 || status >= 500)
    return try_later(state, status, asked_ms, env);
  lrs.under_way.clear();
  if (status == 401 || status == 403) {
    stop(state,
         tr("The store didn’t take the key and the secret ({0}). Type them again, or ask whoever "
            "runs the store. Nothing is lost: what waits is sent then.",
            status),
         true);
  } else {
    stop(state, tr("What answers at that address is no learning record store ({0}). Ask whoever "
                   "put this site together.",
                   status));
  }
}

bool may_send(const AppState& state) {
  // What isn't kept here yet might never be, and would be told all the same.
  return lrs_on(state) && !state.lrs.stopped && state.lrs.under_way.empty() &&
         !state.lrs.switching && state.store == StoreState::kReady &&
         state.access == Access::kWriting && state.journal.unsaved_count() == 0;
}

void send(AppState& state, std::vector<Item> items, const std::string& body) {
  LrsState& lrs = state.lrs;
  lrs.under_way = std::move(items);
  platform::LrsWish wish;
  wish.what = platform::LrsWish::What::kSend;
  wish.ticket = ++lrs.ticket;
  wish.body = "[" + body + "]";
  lrs.wish = std::move(wish);
}

void switch_on(AppState& state) {
  LrsState& lrs = state.lrs;
  if (lrs_on(state) || lrs.switching) return;
  lrs.trouble.clear();
  if (!interop::is_sound({lrs.home, lrs.name})) {
    lrs.trouble =
        tr("Type how the store knows you: an address that begins with https:// and a name, or an "
           "address for mail as the name alone.");
    state.say = lrs.trouble;
    return;
  }
  lrs.switching = true;
  lrs.wish = platform::LrsWish{platform::LrsWish::What::kKeepKey, 0, ""};
}

void switch_off(AppState& state) {
  LrsState& lrs = state.lrs;
  lrs.switching = false;
  if (!lrs_on(state)) return;
  std::vector<progress::Record> records{SettingChanged{"lrs/on", "0"}};
  each_marked(state, [&](const std::string& attempt, const std::string& value) {
    if (value != kAll && value != kNever)
      records.push_back(SettingChanged{key_of(attempt), std::string(kNever)});
  });
  record(state, records);
  const std::string endpoint = lrs.endpoint;
  const std::uint64_t ticket = lrs.ticket;
  lrs = {};
  lrs.endpoint = endpoint;
  lrs.ticket = ticket;  // an answer that is still to come is to nothing
  lrs.wish = platform::LrsWish{platform::LrsWish::What::kForget, 0, ""};
}

void go_on(LrsState& lrs) {
  lrs.stopped = lrs.asks_key = false;
  lrs.wait_until = 0;
  lrs.trouble.clear();
}

void take_kept(AppState& state, bool kept) {
  LrsState& lrs = state.lrs;
  if (!std::exchange(lrs.switching, false)) return;
  if (kept && lrs_on(state)) {
    go_on(lrs);
    state.say = tr("What waits is sent with the new key.");
    return;
  }
  if (!kept) {
    lrs.trouble = tr("Type the key and the secret that the store knows you by.");
    state.say = lrs.trouble;
    state.focus = "lrs/key";
    return;
  }
  record(state, {SettingChanged{"lrs/home", lrs.home}, SettingChanged{"lrs/name", lrs.name},
                 SettingChanged{"lrs/on", "1"}});
  lrs.told.clear();
  lrs.typed = false;
  state.say = tr("Sending is on. It begins with the next call that you take.");
}

std::string title_of(const AppState& state, const Attempt& attempt) {
  const Edition* edition = edition_of(state, attempt);
  return edition != nullptr ? edition->scenario->title : attempt.scenario;
}

}  // namespace

bool lrs_on(const AppState& state) {
  return !state.lrs.endpoint.empty() && state.place == platform::Place::kPractice &&
         state.portfolio.setting("lrs/on", "0") == "1";
}

LrsQueue lrs_queue(const AppState& state) {
  LrsQueue queue;
  for (const Marked& one : to_be_told(state)) {
    const auto told = state.lrs.told.find(one.attempt->id);
    // At least its beginning, while nobody has looked.
    const std::size_t all = told != state.lrs.told.end() ? told->second.statements.size() : 1;
    queue.waiting += all - std::min(all, one.done);
  }
  each_marked(state, [&](const std::string& attempt, const std::string& value) {
    if (value.compare(0, kRefused.size(), kRefused) == 0) queue.refused.push_back(attempt);
  });
  return queue;
}

std::vector<progress::Record> lrs_mark(const AppState& state, const std::string& attempt) {
  if (!lrs_on(state)) return {};
  return {SettingChanged{key_of(attempt), "0"}};
}

void lrs_wish(AppState& state, const Lrs& wish, const Env&) {
  LrsState& lrs = state.lrs;
  if (lrs.endpoint.empty()) return;
  const auto typed = [&] {
    if (std::exchange(lrs.typed, true)) return;
    lrs.home = state.portfolio.setting("lrs/home", "");
    lrs.name = state.portfolio.setting("lrs/name", state.portfolio.setting("person", ""));
  };
  switch (wish.what) {
    case Lrs::What::kHome:
      typed();
      lrs.home = wish.text;
      return;
    case Lrs::What::kName:
      typed();
      lrs.name = wish.text;
      return;
    case Lrs::What::kOn:
      typed();
      return switch_on(state);
    case Lrs::What::kOff:
      return switch_off(state);
    case Lrs::What::kNewKey:
      if (!lrs_on(state) || lrs.switching) return;
      lrs.switching = true;
      lrs.wish = platform::LrsWish{platform::LrsWish::What::kKeepKey, 0, ""};
      return;
    case Lrs::What::kRetry:
      return go_on(lrs);
    case Lrs::What::kRetryRefused: {
      std::vector<progress::Record> records;
      each_marked(state, [&](const std::string& attempt, const std::string& value) {
        if (value.compare(0, kRefused.size(), kRefused) == 0)
          records.push_back(SettingChanged{key_of(attempt), value.substr(kRefused.size())});
      });
      return record(state, records);
    }
  }
}

std::optional<double> lrs_due(const AppState& state) {
  if (!may_send(state)) return std::nullopt;
  for (const Marked& one : to_be_told(state)) {
    const auto told = state.lrs.told.find(one.attempt->id);
    const bool known = told != state.lrs.told.end() && fits(told->second, *one.attempt);
    if (!known || one.attempt->closed || one.done < told->second.statements.size())
      return state.lrs.wait_until;
  }
  return std::nullopt;
}

void lrs_tick(AppState& state, const Env& env) {
  if (!may_send(state) || state.lrs.wait_until > env.steady_ms) return;
  std::vector<Item> items;
  std::vector<std::pair<std::string, std::string_view>> settled;  // attempts, and how
  std::string body;
  const std::size_t most = state.lrs.one_by_one > 0 ? 1 : kLrsBatch;
  for (const Marked& one : to_be_told(state)) {
    const LrsState::Told* told = told_of(state, *one.attempt);
    if (told == nullptr) {
      if (never_scored(state, *one.attempt)) settled.emplace_back(one.attempt->id, kNever);
      continue;
    }
    if (told->closed && one.done >= told->statements.size()) {
      settled.emplace_back(one.attempt->id, kAll);
      continue;
    }
    for (std::size_t at = one.done; at < told->statements.size() && items.size() < most; ++at) {
      const interop::XapiStatement& statement = told->statements[at];
      body += (items.empty() ? "" : ",") + statement.json;
      items.push_back({one.attempt->id, at, statement.id});
    }
  }
  for (const auto& [attempt, how] : settled) mark(state, attempt, std::string(how));
  if (items.empty() || !settled.empty()) return;  // once that is kept
  send(state, std::move(items), body);
}

void take_lrs_answer(AppState& state, std::string_view text, const Env& env) {
  LrsState& lrs = state.lrs;
  const json::ParseOutcome read = json::parse(text, kLimits);
  if (!read.document || !read.document->root().is_object()) return;
  const json::Value root = read.document->root();
  const auto number = [&](std::string_view name, std::int64_t otherwise) {
    const auto found = root.find(name);
    return found ? found->integer(otherwise) : otherwise;
  };
  const std::string kind = json::text_at(root, "kind");
  if (kind == "key") return take_kept(state, number("kept", 0) == 1);
  if (kind == "online") {
    lrs.wait_until = 0;
    return;
  }
  if (kind != "sent" || lrs.under_way.empty() ||
      number("ticket", -1) != static_cast<std::int64_t>(lrs.ticket))
    return;
  if (state.access == Access::kReading) return lrs.under_way.clear();
  if (number("key", 1) == 0) {
    lrs.under_way.clear();
    return stop(state,
                tr("The key and the secret are not in this browser any more. Type them again. "
                   "Nothing is lost: what waits is sent then."),
                true);
  }
  const std::int64_t asked = number("retry_after", -1);
  take_status(state, static_cast<int>(number("status", 0)),
              asked < 0 ? -1 : static_cast<double>(std::min<std::int64_t>(asked, 86'400)) * 1000,
              env);
}

LrsModel lrs_model(const AppState& state) {
  const LrsState& lrs = state.lrs;
  LrsModel model;
  model.shown = !lrs.endpoint.empty() && state.place == platform::Place::kPractice;
  if (!model.shown) return model;
  model.on = lrs_on(state);
  model.switching = lrs.switching;
  model.can_switch = state.store == StoreState::kReady && state.access == Access::kWriting;
  model.endpoint = lrs.endpoint;
  model.home = lrs.typed ? lrs.home : state.portfolio.setting("lrs/home", "");
  model.name = lrs.typed
                   ? lrs.name
                   : state.portfolio.setting("lrs/name", state.portfolio.setting("person", ""));
  model.trouble = lrs.trouble;
  if (!model.on) return model;
  const interop::XapiActor actor = actor_of(state);
  model.sent_as = actor.home_page.empty()
                      ? tr("Sending is on, as {0}.", actor.name)
                      : tr("Sending is on, as {0} at {1}.", actor.name, actor.home_page);
  const LrsQueue queue = lrs_queue(state);
  model.queue = queue.waiting == 0
                    ? tr("Nothing waits to be sent.")
                    : tr_n("{0} statement waits to be sent.", "{0} statements wait to be sent.",
                           static_cast<std::int64_t>(queue.waiting));
  if (lrs.taken_ms != 0)
    model.last = tr("The store last took something in on {0}.", platform::date_words(lrs.taken_ms));
  model.can_retry = lrs.stopped || lrs.wait_until > 0;
  model.asks_key = lrs.asks_key;
  for (const std::string& id : queue.refused) {
    const Attempt* attempt = state.portfolio.find(id);
    if (attempt == nullptr) continue;
    model.refused.push_back(tr("The store refuses what is said of “{0}”, {1}. It was left out.",
                               title_of(state, *attempt),
                               platform::date_words(attempt->begun_wall_ms)));
  }
  return model;
}

}  // namespace warmline::ui
