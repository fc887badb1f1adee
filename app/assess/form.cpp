#include "assess/form.h"

#include <algorithm>
#include <set>

#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"
#include "core/tr.h"

namespace warmline::assess {
namespace {

constexpr std::size_t kLongestCode = 40;

std::string hex_of(std::uint64_t number) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex(16, '0');
  for (std::size_t at = hex.size(); at-- > 0; number >>= 4) hex[at] = kDigits[number & 15u];
  return hex;
}

std::string_view name_of(Shown shown) {
  switch (shown) {
    case Shown::kThatItIsDone:
      return "done";
    case Shown::kProfile:
      return "profile";
    case Shown::kDecisions:
      return "decisions";
  }
  return {};
}

void write(json::Writer& out, const FormCall& call) {
  out.begin_object().key("anchor").boolean(call.anchor);
  out.key("scenario").string(call.scenario).key("version").string(call.version).end_object();
}

void write(json::Writer& out, const Offers& offers) {
  out.begin_object().key("larger_text").boolean(offers.larger_text);
  out.key("more_time").boolean(offers.more_time).key("pauses").boolean(offers.pauses);
  out.key("plain_layout").boolean(offers.plain_layout);
  out.key("untimed").boolean(offers.untimed).end_object();
}

// Members by name throughout: this is the canonical form.
void write(json::Writer& out, const Form& form) {
  out.begin_object().key("asks").string(form.asks).key("calls").begin_array();
  for (const FormCall& call : form.calls) write(out, call);
  out.end_array().key("contact").string(form.contact);
  out.key("edition").integer(form.edition).key("format").integer(form.offers ? 2 : 1);
  out.key("id").string(form.id);
  out.key("job_analysis").string(form.job_analysis).key("keep_days").integer(form.keep_days);
  out.key("key_free").boolean(form.key_free).key("kind").string("warmline-form");
  out.key("language").string(form.language).key("limit").integer(form.limit);
  if (form.offers) write(out.key("offers"), *form.offers);
  out.key("pauses").boolean(form.pauses).key("purpose").string(form.purpose);
  out.key("seed").string(hex_of(form.seed)).key("shown").string(name_of(form.shown));
  out.key("title").string(form.title).key("variant").string(form.variant);
  if (form.warm_up) write(out.key("warm_up"), *form.warm_up);
  out.end_object();
}

void write(json::Writer& out, const Accommodations& given) {
  out.begin_object().key("larger_text").boolean(given.larger_text);
  out.key("pauses").boolean(given.pauses).key("plain_layout").boolean(given.plain_layout);
  out.key("time_per_cent").integer(given.time_per_cent);
  out.key("untimed").boolean(given.untimed).end_object();
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

void missing_calls(const Form& form, std::vector<std::string>& missing) {
  if (form.calls.empty()) missing.push_back(tr("There is no call to take yet."));
  if (form.calls.size() > kMostCalls)
    missing.push_back(tr("There are more than {0} calls.", kMostCalls));
  std::set<std::string> seen;
  std::set<std::string> named;
  for (const FormCall& call : form.calls) {
    if (seen.insert(call.scenario).second || !named.insert(call.scenario).second) continue;
    missing.push_back(tr("The call {0} is in it more than once.", text::quoted(call.scenario, 64)));
  }
  if (form.warm_up && seen.count(form.warm_up->scenario) != 0)
    missing.push_back(tr("The warm-up is one of the calls that count."));
  if (form.language == kSeveralLanguages)
    missing.push_back(tr("The calls are in different languages: choose calls of one."));
}

}  // namespace

bool is_candidate_code(std::string_view code) {
  return !code.empty() && code.size() <= kLongestCode &&
         std::all_of(code.begin(), code.end(), [](char one) {
           return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') ||
                  (one >= '0' && one <= '9') || one == '-' || one == '_';
         });
}

std::int64_t limit_ms(const Form& form, const Accommodations& accommodations) {
  if (accommodations.untimed) return 0;
  return std::int64_t{form.limit} * 10 * accommodations.time_per_cent;
}

bool may_pause(const Form& form, const Accommodations& accommodations) {
  return form.pauses || accommodations.pauses;
}

Offers offers_of(const Form& form) {
  return form.offers.value_or(Offers{});
}

std::string_view primary_language(std::string_view language) {
  return language.substr(0, language.find('-'));
}

std::string common_language(const std::vector<std::string>& languages) {
  if (languages.empty()) return "";
  std::string common = languages.front();
  for (const std::string& one : languages) {
    if (one == common) continue;
    if (primary_language(one) != primary_language(common)) return std::string(kSeveralLanguages);
    common = std::string(primary_language(common));
  }
  return common;
}

std::string form_text(const Form& form) {
  json::Writer out;
  write(out, form);
  return out.take();
}

std::string form_hash(const Form& form) {
  return sha256_hex(form_text(form));
}

std::string invitation_text(const Invitation& invitation) {
  json::Writer out;
  write(out.begin_object().key("accommodations"), invitation.accommodations);
  out.key("candidate").string(invitation.candidate);
  write(out.key("form"), invitation.form);
  out.key("format").integer(1).key("kind").string("warmline-invitation").end_object();
  return out.take();
}

std::vector<std::string> missing_in(const Form& form) {
  std::vector<std::string> missing;
  missing_calls(form, missing);
  const auto ask_for = [&](const std::string& text, Message sentence) {
    if (is_blank(text)) missing.push_back(tr(sentence));
  };
  ask_for(form.title, msg("The form has no title."));
  ask_for(form.asks, msg("It isn’t said who asks."));
  ask_for(form.purpose, msg("It isn’t said what it is for."));
  ask_for(form.contact,
          msg("Nobody is named whom a candidate can ask for an accommodation, or for a human."));
  ask_for(form.job_analysis, msg("It isn’t said why these situations: the job analysis is empty."));
  if (form.limit != 0 && (form.limit < kLeastLimit || form.limit > kMostLimit))
    missing.push_back(tr("The time for a call is none, or from one minute to two hours."));
  if (!missing.empty()) return missing;
  // Whatever else no reader would take.
  for (const Diagnostic& problem : read_form(form_text(form), "").diagnostics)
    missing.push_back(tr("It can’t be read again as it is: {0}.", problem.problem));
  return missing;
}

}  // namespace warmline::assess
