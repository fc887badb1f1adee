#include <utility>

#include "assess/form.h"
#include "core/json.h"
#include "core/json_fields.h"
#include "core/text.h"
#include "core/tr.h"
#include "scenario/parse.h"

namespace warmline::assess {

extern const std::string_view kFormSchemaText;        // assets/form.schema.json and
extern const std::string_view kInvitationSchemaText;  // invitation.schema.json, compiled in

namespace {

constexpr json::Limits kLimits{kMostFormBytes, 6, 1000};
constexpr std::int64_t kFormFormat = 2;
constexpr std::int64_t kInvitationFormat = 1;
constexpr std::size_t kMostProblems = 20;
constexpr std::string_view kFormKind = "warmline-form";
constexpr std::string_view kInvitationKind = "warmline-invitation";

using Problems = std::vector<Diagnostic>;
using json::each_item;
using json::number_at;
using json::text_at;

void report(Problems& problems, std::string code, std::string pointer, std::string problem,
            std::string remedy) {
  if (problems.size() >= kMostProblems) return;
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.pointer = std::move(pointer);
  diagnostic.problem = std::move(problem);
  diagnostic.remedy = std::move(remedy);
  problems.push_back(std::move(diagnostic));
}

bool truth_at(const json::Value& object, std::string_view name) {
  const auto found = object.find(name);
  return found && found->boolean();
}

// The schema has seen to it that these are hexadecimal digits.
std::uint64_t number_of(std::string_view hex) {
  std::uint64_t number = 0;
  for (const char digit : hex)
    number =
        number << 4 | static_cast<std::uint64_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  return number;
}

Shown shown_named(std::string_view name) {
  if (name == "done") return Shown::kThatItIsDone;
  return name == "decisions" ? Shown::kDecisions : Shown::kProfile;
}

FormCall read_call(const json::Value& value) {
  return {text_at(value, "scenario"), text_at(value, "version"), truth_at(value, "anchor")};
}

Offers read_offers(const json::Value& value) {
  Offers offers;
  offers.more_time = truth_at(value, "more_time");
  offers.untimed = truth_at(value, "untimed");
  offers.pauses = truth_at(value, "pauses");
  offers.larger_text = truth_at(value, "larger_text");
  offers.plain_layout = truth_at(value, "plain_layout");
  return offers;
}

Form read_all(const json::Value& root) {
  Form form;
  form.id = text_at(root, "id");
  form.edition = static_cast<std::int32_t>(number_at(root, "edition"));
  form.title = text_at(root, "title");
  form.variant = text_at(root, "variant");
  form.asks = text_at(root, "asks");
  form.purpose = text_at(root, "purpose");
  form.contact = text_at(root, "contact");
  form.job_analysis = text_at(root, "job_analysis");
  form.language = text_at(root, "language");
  if (const auto warm_up = root.find("warm_up")) form.warm_up = read_call(*warm_up);
  each_item(root, "calls", [&](const json::Value& call) { form.calls.push_back(read_call(call)); });
  form.seed = number_of(text_at(root, "seed"));
  form.limit = static_cast<Seconds>(number_at(root, "limit"));
  form.pauses = truth_at(root, "pauses");
  form.keep_days = static_cast<std::int32_t>(number_at(root, "keep_days"));
  form.shown = shown_named(text_at(root, "shown"));
  form.key_free = truth_at(root, "key_free");
  if (const auto offers = root.find("offers")) form.offers = read_offers(*offers);
  return form;
}

Accommodations read_accommodations(const json::Value& value) {
  Accommodations given;
  given.time_per_cent = static_cast<std::int32_t>(number_at(value, "time_per_cent"));
  given.untimed = truth_at(value, "untimed");
  given.pauses = truth_at(value, "pauses");
  given.larger_text = truth_at(value, "larger_text");
  given.plain_layout = truth_at(value, "plain_layout");
  return given;
}

// Any text that would not stay where it is drawn.
void check_texts(const json::Value& value, const std::string& pointer, Problems& problems) {
  std::string_view words = value.string();
  for (std::size_t cut = words.find('\n'); cut != std::string_view::npos; cut = words.find('\n')) {
    if (text::printable(words.substr(0, cut)).size() != cut) break;
    words.remove_prefix(cut + 1);
  }
  if (text::printable(words).size() != words.size())
    report(problems, "control-character", pointer, tr("this text holds control characters"),
           tr("ask for it again, as it was saved"));
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value.is_array()) check_texts(value.item(i), json::child(pointer, i), problems);
    if (value.is_object())
      check_texts(value.member(i), json::child(pointer, value.name(i)), problems);
  }
}

bool newer(const json::Value& root, std::int64_t known, const std::string& pointer,
           Problems& problems) {
  const std::int64_t format = number_at(root, "format");
  if (format <= known) return false;
  report(problems, "newer-format", pointer + "/format",
         tr("this is written in format {0}, and this version of Warmline knows formats up to {1}",
            std::to_string(format), std::to_string(known)),
         tr("open it with a newer version"));
  return true;
}

bool has_shape(const json::Document& document, const json::Schema& schema,
               const std::string& pointer, Problems& problems) {
  for (Diagnostic& problem : schema.validate(document)) {
    report(problems, std::move(problem.code), pointer + problem.pointer, std::move(problem.problem),
           std::move(problem.remedy));
  }
  return problems.empty();
}

// `pointer`: where the form stands in the text that problems are told of.
std::optional<Form> form_of(const json::Document& document, const std::string& pointer,
                            Problems& problems) {
  const json::Value root = document.root();
  if (text_at(root, "kind") != kFormKind) {
    report(problems, "no-form", pointer, tr("this is no form of Warmline"),
           tr("choose a file that was saved under Hire"));
    return std::nullopt;
  }
  if (newer(root, kFormFormat, pointer, problems)) return std::nullopt;
  // Compiling it takes as long as reading a form; a candidate's file holds one.
  thread_local const json::Schema schema(kFormSchemaText);
  if (!has_shape(document, schema, pointer, problems)) return std::nullopt;
  check_texts(root, pointer, problems);
  Form form = read_all(root);
  const bool says = number_at(root, "format") >= 2;
  if (says && !form.offers)
    report(problems, "missing-field", pointer + "/offers", tr("the field \"offers\" is missing"),
           tr("add it, as assets/form.schema.json says"));
  if (!says && form.offers)
    report(problems, "unknown-field", pointer + "/offers", tr("format 1 has no field \"offers\""),
           tr("remove it, or write format 2"));
  if (form.limit != 0 && form.limit < kLeastLimit)
    report(problems, "out-of-range", pointer + "/limit",
           tr_n("{0} second is too short for a call", "{0} seconds are too few for a call",
                form.limit),
           tr("write 0 for no limit, or 60 to 7200"));
  if (!problems.empty()) return std::nullopt;
  return form;
}

std::optional<Invitation> invitation_of(const json::Document& document, Problems& problems) {
  const json::Value root = document.root();
  if (text_at(root, "kind") != kInvitationKind) {
    auto form = form_of(document, "", problems);
    if (!form) return std::nullopt;
    return Invitation{std::move(*form), "", {}};
  }
  if (newer(root, kInvitationFormat, "", problems)) return std::nullopt;
  thread_local const json::Schema schema(kInvitationSchemaText);
  if (!has_shape(document, schema, "", problems)) return std::nullopt;
  // A schema can't name another file's: the form is read again by itself.
  const json::ParseOutcome inner = json::parse(json::canonical(*root.find("form")), kLimits);
  if (!inner.document) {
    report(problems, "no-form", "/form", tr("the form in it can't be read"),
           tr("ask for it again, as it was saved"));
    return std::nullopt;
  }
  auto form = form_of(*inner.document, "/form", problems);
  if (!form) return std::nullopt;
  return Invitation{std::move(*form), text_at(root, "candidate"),
                    read_accommodations(*root.find("accommodations"))};
}

}  // namespace

ReadForm read_form(std::string_view text, std::string_view file) {
  ReadForm result;
  json::ParseOutcome outcome = json::parse(text, kLimits);
  result.diagnostics = std::move(outcome.problems);
  if (outcome.document) result.form = form_of(*outcome.document, "", result.diagnostics);
  scenario::place(result.diagnostics, text, file);
  return result;
}

ReadInvitation read_invitation(std::string_view text, std::string_view file) {
  ReadInvitation result;
  json::ParseOutcome outcome = json::parse(text, kLimits);
  result.diagnostics = std::move(outcome.problems);
  if (outcome.document) result.invitation = invitation_of(*outcome.document, result.diagnostics);
  scenario::place(result.diagnostics, text, file);
  return result;
}

}  // namespace warmline::assess
