// Result files held in memory: up to some ten thousand of them. For more there is a store.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "coach/roster.h"
#include "collect/source.h"

namespace warmline::collect {

class Loaded : public Source {
 public:
  // True if something is new; what came of each file stands in roster(team).files.
  bool add(const std::string& team, progress::Verified verified, std::string_view file);
  [[nodiscard]] const std::map<std::string, coach::Roster>& teams() const { return teams_; }

  [[nodiscard]] std::optional<Error> each(
      const std::function<bool(const Attempt&)>& take) const override;
  [[nodiscard]] std::optional<std::string> text(std::string_view version) const override;

 private:
  std::map<std::string, coach::Roster> teams_;
};

}  // namespace warmline::collect
