// What in an authored call could tell who somebody is: the anonymity check (anonymity/find.h) over
// every text that a scenario holds. Warnings, never errors: whoever wrote it knows what is made up.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "anonymity/lexicon.h"
#include "core/diagnostic.h"
#include "scenario/scenario.h"

namespace warmline::craft {

// More than these no one looks at before mending the first ones.
inline constexpr std::size_t kMostIdentifying = 200;

// "identifies-email", "identifies-person" …, one for each finding, and a "too-many-problems" behind
// the first kMostIdentifying of more; pointers filled (scenario::place), in the order of a
// scenario's texts.
[[nodiscard]] std::vector<Diagnostic> anonymous(const scenario::Scenario& scenario,
                                                const anonymity::Lexicon& lexicon);

// The same in pieces; what comes of it is the same however it is cut. The lexicon lives as long as
// this does.
class Identifying {
 public:
  Identifying(const scenario::Scenario& scenario, const anonymity::Lexicon& lexicon);
  ~Identifying();
  Identifying(Identifying&& other) noexcept;
  Identifying& operator=(Identifying&& other) noexcept;

  bool step(std::size_t work);  // as anonymity::Searching; true once all is done

  [[nodiscard]] std::vector<Diagnostic> take();  // once all is done

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What a check of `scenarios` calls says at its end, `findings` being the diagnostics of the kind
// above: how many there are, or that nothing was found by these checks, and either way what share
// of each type the checks find (anonymity/recall.h). Without a full stop's promise: never that a
// text is anonymous.
[[nodiscard]] std::string anonymity_summary(std::size_t findings);

[[nodiscard]] bool is_about_anonymity(const Diagnostic& diagnostic);

}  // namespace warmline::craft
