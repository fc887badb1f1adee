// A chain of events as a file holds it (result_file.h, assess/sitting_file.h), and what was done to
// it, told from where it breaks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "progress/result_file.h"

namespace warmline::progress {

struct Chained {
  struct Link {
    std::uint32_t step = 0;
    std::string hash;  // as it stands there
  };
  std::string pointer;                    // to what has the events as "events"
  std::string begun;                      // the chain's first hash, as it stands there …
  std::string begun_again;                // … and worked out from what it covers
  std::string edited_code, edited_words;  // if the two differ
  std::vector<Link> links;
  std::int64_t count = 0;  // of events, as it stands there
  std::string end;         // the chain's last hash, likewise
  std::string end_words;   // if it covers something else
  // Of the event at `place`, were its step this one.
  std::function<std::string(const std::string& before, std::size_t place, std::uint32_t step)>
      event_hash;
  std::function<std::string(const std::string& last, std::int64_t count)> closing_hash;
  // A finding's words with where it is: "in attempt 1 …"; none: as they are.
  std::function<std::string(const std::string& what)> placed;
};

// Codes: the given one, "edited-event", "dropped-event", "moved-event", "invented-event",
// "cut-off", "edited-end"; nothing where the chain holds.
void check_chain(const Chained& chained, std::vector<Diagnostic>& findings);

// The head of a file and the signature over it.
struct Sealed {
  bool head_holds = false;  // it is what is worked out of the file
  bool is_signed = false;
  bool signature_holds = false;  // over the head as it stands there
  std::string edited_words;      // if that holds, and the head doesn't
};
// Codes: "edited-file", "wrong-signature". After the findings about the chain.
void check_seal(const Sealed& sealed, std::vector<Diagnostic>& findings);

// Of a file in which nothing was found, and which would not be written in the same bytes again.
// Codes: "rewritten", "edited-file".
void tell_other_bytes(bool same_head, std::vector<Diagnostic>& findings);

// `expected_key`: as in verify_result().
[[nodiscard]] Verdict verdict_of(const std::vector<Diagnostic>& findings, std::string_view key,
                                 std::string_view signature, std::string_view expected_key);

}  // namespace warmline::progress
