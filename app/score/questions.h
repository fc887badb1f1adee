// The five questions an agent can ask, answered from one call (scoring.md, "Around the score").
// Structured answers with the step that shows each; the words belong to the screens.
//
//   1 How does this person feel?            understand + explore
//   2 How would I feel?                     feel
//   3 Is there something I can do?          needs arranged or met where a rule stood in the way, or
//                                           where discretion was used
//   4 What if the roles were reversed?      respect
//   5 What would make them satisfied?       how the call ended: satisfied, or handed to someone who
//                                           can
//
// 1, 2 and 4: let k(c) be the sum of the question's criteria. Over decisions, earned is
// Σ k(chosen) − min k, stake Σ max k − min k over what was available. Yes from kYesFrom on, partly
// from kPartlyFrom on, otherwise not this time; not asked where no decision had a stake. Shown by
// the decision that earned most; where the answer is not this time, by the one that missed most
// (ties: the earlier).
//
// 3: the needs it is about are those that a forbidden choice would have raised where its rule was
// shown, and those that were raised by discretion: by doing something (form "do"), or by a choice
// that was there only because the agent had looked something up. Yes when all of them ended
// arranged or met, partly when some did, otherwise not this time; not asked where there are none.
// Shown by the decision that raised the one with most credit at the end; where the answer is not
// this time, by the first step taken where such a rule was shown.
//
// 5: yes at an ending that is satisfied or handed over, not this time at an unresolved one, not
// asked while the call has no end. Shown by the last choice.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/units.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/review.h"
#include "score/scorecard.h"

namespace warmline::score {

inline constexpr PerMille kYesFrom = 667;
inline constexpr PerMille kPartlyFrom = 333;

enum class Question : std::uint8_t {
  kHowDoTheyFeel,
  kHowWouldIFeel,
  kSomethingICanDo,
  kRolesReversed,
  kWhatWouldSatisfy
};
inline constexpr std::size_t kQuestionCount = 5;

enum class Answer : std::uint8_t { kYes, kPartly, kNotThisTime, kNotAsked };

struct Answered {
  Answer answer = Answer::kNotAsked;
  std::optional<std::size_t> step;        // the event that shows it; nothing: none does
  std::optional<DecisionIndex> decision;  // that event's, if it is a decision
  std::int32_t observations = 0;          // 1, 2, 4: decisions with a stake; 3: needs it is about
  std::int32_t earned = 0;                // 1, 2, 4: Σ earned; 3: needs arranged or met
  std::int32_t stake = 0;                 // 1, 2, 4: Σ stakes; 3: as observations
  std::vector<Index> needs;               // 3: that it is about, authored order
  std::vector<Index> helped;              // 3: those of them that ended arranged or met
};

using FiveAnswers = std::array<Answered, kQuestionCount>;  // by Question

// `review` is that of the same attempt.
[[nodiscard]] FiveAnswers five_questions(const Scenario& scenario, const Scorecard& card,
                                         const Review& review,
                                         const std::vector<replay::Event>& events,
                                         const replay::Run& run);

}  // namespace warmline::score
