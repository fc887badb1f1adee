// A form: the same calls for every candidate, and what is promised to them. What a candidate is
// handed is an invitation: the form, their code, and what is done differently for them.
//
// A form is JSON shaped as assets/form.schema.json says, in one form only (json::canonical); its
// hash is SHA-256 of these bytes. Format 2 is format 1 and what candidates are offered. An
// invitation is {"accommodations", "candidate", "form", "format", "kind": "warmline-invitation"}
// likewise (assets/invitation.schema.json); as a link it is the base64url of its bytes, deflated
// where that is shorter (form_link.cpp).
//
// Reading takes one that is still being written, so that it can be kept: whoever gives a form out,
// or begins it, asks missing_in() first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/units.h"

namespace warmline::assess {

// What a candidate's own report shows, and the form promises.
enum class Shown : std::uint8_t {
  kThatItIsDone,  // nothing but that it was taken
  kProfile,       // criteria with their evidence and bands
  kDecisions      // that, and every decision with its feedback
};

struct FormCall {
  std::string scenario;  // ScenarioId
  std::string version;   // of the whole scenario, 64 lower-case hex digits
  bool anchor = false;   // one that other forms share, so that forms can be compared
};

// Done differently for one candidate; never scored.
struct Accommodations {
  std::int32_t time_per_cent = 100;  // of the limit: 100..400
  bool untimed = false;
  bool pauses = false;        // though the form allows none
  bool larger_text = false;   // shown at 150 %
  bool plain_layout = false;  // the page as text for a screen reader, no canvas in the way
  [[nodiscard]] bool any() const {
    return time_per_cent != 100 || untimed || pauses || larger_text || plain_layout;
  }
  friend bool operator==(const Accommodations& a, const Accommodations& b) {
    return a.time_per_cent == b.time_per_cent && a.untimed == b.untimed && a.pauses == b.pauses &&
           a.larger_text == b.larger_text && a.plain_layout == b.plain_layout;
  }
};

// What a form tells every candidate that they can ask for before they begin. It is no limit on what
// is agreed with somebody: another edition, with another hash, is not needed for that.
struct Offers {
  bool more_time = true;
  bool untimed = true;
  bool pauses = true;
  bool larger_text = true;
  bool plain_layout = true;
  friend bool operator==(const Offers& a, const Offers& b) {
    return a.more_time == b.more_time && a.untimed == b.untimed && a.pauses == b.pauses &&
           a.larger_text == b.larger_text && a.plain_layout == b.plain_layout;
  }
};

struct Form {
  std::string id;            // 32 lower-case hex digits; stays while a form is edited
  std::int32_t edition = 1;  // goes up with every change after it was given out
  std::string title;         // "Contact centre, spring intake"
  std::string variant;       // "A", "B", or empty
  std::string asks;          // who asks: the organisation
  std::string purpose;       // for what, in a sentence to the candidate
  std::string contact;       // whom to ask for an accommodation, or for a human instead
  std::string job_analysis;  // why these situations: for whoever has to defend the form
  std::string language;      // BCP 47: that of its calls (common_language)
  std::optional<FormCall> warm_up;
  std::vector<FormCall> calls;   // 1..kMostCalls, in the order in which they are taken
  std::uint64_t seed = 0;        // orders the choices: the same for every candidate
  Seconds limit = 0;             // a call, 0: none; else kLeastLimit..kMostLimit
  bool pauses = false;           // between decisions, by whoever wants to
  std::int32_t keep_days = 180;  // how long the team keeps results: 1..3650
  Shown shown = Shown::kProfile;
  bool key_free = false;  // it was packaged: the candidate's page has no keys
  // Nothing: a form of format 1, which didn't say. Its bytes, and so its hash, stay as they were.
  std::optional<Offers> offers;
};
inline constexpr std::size_t kMostCalls = 40;
inline constexpr Seconds kLeastLimit = 60;
inline constexpr Seconds kMostLimit = 7200;

struct Invitation {
  Form form;
  std::string candidate;  // a code: letters, digits, - and _, 1..40; never a name. Empty: the
                          // candidate types the one that they were given
  Accommodations accommodations;
};
// As the form says; of one that doesn't, everything.
[[nodiscard]] Offers offers_of(const Form& form);

// What the languages of a form's calls come to: the one that they all are in, or what they have in
// common ("en" of en-GB and en-US); kSeveralLanguages; empty of none.
[[nodiscard]] std::string common_language(const std::vector<std::string>& languages);
inline constexpr std::string_view kSeveralLanguages = "mul";  // BCP 47's own word
// "pt" of "pt-BR".
[[nodiscard]] std::string_view primary_language(std::string_view language);

[[nodiscard]] bool is_candidate_code(std::string_view code);

// Of a call for one candidate, with their accommodations; 0: none.
[[nodiscard]] std::int64_t limit_ms(const Form& form, const Accommodations& accommodations);
[[nodiscard]] bool may_pause(const Form& form, const Accommodations& accommodations);

// Canonical JSON.
[[nodiscard]] std::string form_text(const Form& form);
[[nodiscard]] std::string form_hash(const Form& form);
[[nodiscard]] std::string invitation_text(const Invitation& invitation);

inline constexpr std::size_t kMostFormBytes = 64u << 10;

struct ReadForm {
  std::optional<Form> form;  // nothing when there is an error
  std::vector<Diagnostic> diagnostics;
};
[[nodiscard]] ReadForm read_form(std::string_view text, std::string_view file);

struct ReadInvitation {
  std::optional<Invitation> invitation;
  std::vector<Diagnostic> diagnostics;
};
// A bare form counts as an invitation without a code.
[[nodiscard]] ReadInvitation read_invitation(std::string_view text, std::string_view file);

// What stands behind "#/sit/" in a link: characters of base64url alone. Reading it refuses what
// would unpack to more than kMostFormBytes.
[[nodiscard]] std::string invitation_link(const Invitation& invitation);
[[nodiscard]] ReadInvitation read_invitation_link(std::string_view link);

// What keeps a form from being given out, as sentences: no call, the same twice, a warm-up among
// the calls, calls in several languages, nobody to ask, nothing about why. Empty: it can be.
[[nodiscard]] std::vector<std::string> missing_in(const Form& form);

}  // namespace warmline::assess
