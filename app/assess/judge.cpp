#include <optional>
#include <utility>

#include "assess/key_free.h"
#include "assess/sitting_file.h"
#include "core/tr.h"

namespace warmline::assess {
namespace {

// One call of the form where the keys are: as the candidate had it, and as it is scored.
struct Sat {
  Keyed keyed;
  std::optional<KeyFree> key_free;  // where the candidate's page had no keys
  [[nodiscard]] const scenario::ScenarioPtr& shown() const {
    return key_free ? key_free->scenario : keyed.scenario;
  }
};

Result<std::vector<Sat>> calls_of(const SittingFile& file,
                                  const std::map<std::string, Keyed, std::less<>>& scenarios) {
  const Form& form = file.invitation.form;
  std::vector<FormCall> order = form.calls;
  if (form.warm_up) order.insert(order.begin(), *form.warm_up);
  std::vector<Sat> all;
  for (const FormCall& call : order) {
    const auto found = scenarios.find(call.version);
    const Error missing{"missing-scenario",
                        tr("The call “{0}” is not here in the version of the form.", call.scenario),
                        call.version};
    if (found == scenarios.end() || !found->second.scenario || found->second.solution == nullptr)
      return missing;
    Sat sat{found->second, std::nullopt};
    if (form.key_free) sat.key_free = key_free(*sat.keyed.scenario, file.form_hash);
    if (!sat.shown()) return missing;
    all.push_back(std::move(sat));
  }
  return all;
}

// As events of the whole scenario, and their replay there. What a key-free form took the whole one
// takes as well; should it not, nothing from there on counts.
replay::Run put_keys_back(const Sat& sat, CallTaken& taken, std::vector<std::string>& refused) {
  std::vector<replay::Event> whole;
  for (const replay::Event& event : taken.events) {
    Result<replay::Event> one = sat.key_free ? with_keys(*sat.key_free, event) : event;
    if (!one) break;
    whole.push_back(std::move(one).value());
  }
  const scenario::Scenario& scenario = *sat.keyed.scenario;
  Result<replay::Run> run = replay::replay(scenario, whole);
  for (; !run && !whole.empty(); run = replay::replay(scenario, whole)) whole.pop_back();
  if (whole.size() < taken.events.size())
    refused.push_back(
        tr("Of the call “{0}” nothing after event {1} counts: it doesn’t fit the call.",
           scenario.title, whole.size()));
  taken.events = std::move(whole);
  taken.at_ms.resize(taken.events.size());
  return std::move(run).value();
}

}  // namespace

Result<Judged> judge(const SittingFile& file,
                     const std::map<std::string, Keyed, std::less<>>& scenarios) {
  Result<std::vector<Sat>> calls = calls_of(file, scenarios);
  if (!calls) return calls.error();
  ScenarioOf shown;
  for (const Sat& sat : calls.value()) shown.push_back(sat.shown());
  Seated seated = seat_of(file.invitation, shown, file.events);
  Judged judged;
  judged.phase = seated.seat.phase;
  judged.opened = seated.seat.opened;
  judged.refused = std::move(seated.refused);
  for (std::size_t place = 0; place < seated.seat.calls.size(); ++place) {
    CallTaken& taken = seated.seat.calls[place];
    if (taken.warm_up) continue;
    const Sat& sat = calls.value()[place];
    const replay::Run run = put_keys_back(sat, taken, judged.refused);
    score::Scorecard card =
        score::score(*sat.keyed.scenario, *sat.keyed.solution, taken.events, run);
    judged.calls.push_back({taken.call, std::move(taken), std::move(card)});
  }
  return judged;
}

}  // namespace warmline::assess
