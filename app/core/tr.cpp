#include "core/tr.h"

#include <chrono>
#include <cstdio>
#include <mutex>
#include <utility>

#include "core/json.h"

namespace warmline {
namespace {

constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};

// The one language that this run of the program speaks, as its clock is one.
struct Spoken {
  std::mutex lock;  // several threads may say something
  Catalog texts;    // what was missing is added in English
  Locale locale;
};

Spoken& spoken() {
  static Spoken instance;
  return instance;
}

std::string without_mark(std::string_view english) {
  return std::string(english.substr(0, english.find("##")));
}

const std::string& form_of(const Forms& forms, std::string_view category) {
  const auto found = forms.find(category);
  return found != forms.end() ? found->second : forms.find("other")->second;
}

std::string category_of(const Locale& locale, std::int64_t count) {
  return locale.plural ? locale.plural(count) : count == 1 ? "one" : "other";
}

std::string english_day(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         kMonths[static_cast<unsigned>(date.month()) - 1] + " " +
         std::to_string(static_cast<int>(date.year()));
}

}  // namespace

Result<Catalog> read_catalog(std::string_view text) {
  const json::ParseOutcome outcome = json::parse(text);
  const auto wrong = [](std::string what) {
    return Error{"not-a-catalog", "The language file can't be used: " + std::move(what) + ".", {}};
  };
  if (!outcome.document) return wrong("it is no JSON");
  const auto messages = outcome.document->root().find("messages");
  if (!messages || !messages->is_object()) return wrong("it has no messages");
  Catalog catalog;
  for (std::size_t i = 0; i < messages->size(); ++i) {
    const json::Value value = messages->member(i);
    Forms forms;
    if (value.is_string()) forms.emplace("other", value.string());
    for (std::size_t k = 0; value.is_object() && k < value.size(); ++k)
      forms.emplace(value.name(k), value.member(k).string());
    if (forms.find("other") == forms.end()) return wrong("a message has no text");
    catalog.emplace(messages->name(i), std::move(forms));
  }
  return catalog;
}

void speak(Catalog catalog, Locale locale) {
  const std::lock_guard guard(spoken().lock);
  spoken().texts = std::move(catalog);
  spoken().locale = std::move(locale);
}

const std::string& language() {
  return spoken().locale.tag;
}

std::string number_words(std::int64_t number) {
  const auto& words = spoken().locale.number;
  return words ? words(static_cast<double>(number), 0) : std::to_string(number);
}

std::string number_words(double number, int decimals) {
  if (const auto& words = spoken().locale.number) return words(number, decimals);
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.*f", decimals, number);
  return digits;
}

std::string long_day_words(std::int32_t day) {
  const auto& words = spoken().locale.day;
  return words ? words(day) : english_day(day);
}

std::string listed(const std::vector<std::string>& all) {
  if (all.empty()) return {};
  std::string words = all.front();
  for (std::size_t i = 1; i < all.size(); ++i)
    words = i + 1 < all.size() ? tr("{0}, {1}##list", words, all[i])
                               : tr("{0} and {1}##list", words, all[i]);
  return words;
}

std::string quoted_words(std::string_view text) {
  return tr("“{0}”", text);
}

namespace tr_parts {

const std::string& text_of(Message message) {
  Spoken& all = spoken();
  const std::lock_guard guard(all.lock);
  auto found = all.texts.find(std::string_view(message.english));
  if (found == all.texts.end())
    found =
        all.texts.emplace(message.english, Forms{{"other", without_mark(message.english)}}).first;
  return form_of(found->second, "other");
}

const std::string& text_of(Message one, Message other, std::int64_t count) {
  Spoken& all = spoken();
  const std::lock_guard guard(all.lock);
  auto found = all.texts.find(std::string_view(other.english));
  if (found == all.texts.end())
    found = all.texts
                .emplace(other.english, Forms{{"one", without_mark(one.english)},
                                              {"other", without_mark(other.english)}})
                .first;
  return form_of(found->second, category_of(all.locale, count));
}

// Hebrew, Arabic and their neighbours (U+0590–08FF, U+FB1D–FDFF, U+FE70–FEFF), by their UTF-8.
bool runs_from_the_right(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if ((first == 0xD6 && second >= 0x90) || (first >= 0xD7 && first <= 0xDF)) return true;
    if (first == 0xE0 && second >= 0xA0 && second <= 0xA3) return true;
    if (first == 0xEF && second >= 0xAC && second <= 0xBB && second != 0xB8) return true;
  }
  return false;
}

// What runs from right to left is set apart, so that the sentence around it keeps its own direction
// (first strong isolate and its end, Unicode Standard Annex 9).
void fill_in(std::string& out, const std::string& text) {
  const bool apart = runs_from_the_right(text);
  if (apart) out += "\u2068";
  out += text;
  if (apart) out += "\u2069";
}

// An argument's text is not looked into again.
std::string filled(std::string_view text, const std::vector<Argument>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                       text[i + 1] >= '0' && text[i + 1] <= '9';
    const auto at = place ? static_cast<std::size_t>(text[i + 1] - '0') : arguments.size();
    if (at < arguments.size()) {
      fill_in(out, arguments[at].text);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace tr_parts
}  // namespace warmline
