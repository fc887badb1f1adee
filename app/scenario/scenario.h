// An authored call, immutable after parsing. Shapes follow scenarios/scenario.schema.json one to
// one; indices (NodeIndex …) are positions in the scenario's own vectors, resolved and
// range-checked by parse.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/units.h"

namespace warmline::scenario {

using Index = std::uint16_t;  // a position in one of Scenario's vectors; at most kMaxCount entries

enum class Criterion : std::uint8_t { kFeel, kUnderstand, kExplore, kRespect };
inline constexpr std::size_t kCriterionCount = 4;
using Qualities = std::array<std::int8_t, kCriterionCount>;  // each −1..2; unwritten is 0

enum class NeedLevel : std::uint8_t { kUnmet, kArranged, kMet };
enum class MoodAxis : std::uint8_t { kDistress, kTrust };
inline constexpr int kMoodMin = 0;
inline constexpr int kMoodMax = 10;

struct Mood {
  std::int8_t distress = 5;  // 0..10
  std::int8_t trust = 5;     // 0..10
};

struct Need {
  NeedId id;
  std::string label;             // what the caller needs, in the caller's terms
  std::int32_t weight = 0;       // points; the weights of a scenario sum to 100
  Percent arranged_credit = 60;  // credit when somebody owns it and the caller knows who and when
};

struct Flag {
  FlagId id;
  std::string about;  // for authors: what it remembers
};

struct Block {
  BlockId id;
  std::string rule;    // the organisation's rule in words, shown where it forbids a choice
  std::string reason;  // why somebody made it
};

// A boolean tree over flags, needs and mood; never over seconds.
struct Condition {
  enum class Kind : std::uint8_t {
    kAlways,
    kFlag,
    kNeedAtLeast,
    kNeedAtMost,
    kMoodAtLeast,
    kMoodAtMost,
    kNot,
    kAll,
    kAny
  };
  Kind kind = Kind::kAlways;
  Index index = 0;                      // kFlag: flag; kNeed…: need
  NeedLevel level = NeedLevel::kUnmet;  // kNeed…
  MoodAxis axis = MoodAxis::kDistress;  // kMood…
  std::int8_t bound = 0;                // kMood…
  std::vector<Condition> parts;         // kNot: one; kAll, kAny: one or more
};

enum class CriticalMiss : std::uint8_t { kPrivacy, kDisclosure };

struct NeedEffect {
  Index need = 0;
  NeedLevel level = NeedLevel::kUnmet;
};

struct Effects {
  std::vector<NeedEffect> needs;  // replace the need's level, downward too
  std::vector<Index> set_flags;
  std::vector<Index> clear_flags;
  Hundredths cost = 0;  // ≥ 0
  std::optional<CriticalMiss> critical;
  std::int8_t distress = 0;  // change, clamped after adding
  std::int8_t trust = 0;
  Seconds seconds = 0;
  bool transfer = false;  // the caller was handed on
  bool repeat = false;    // the caller had to say something again
};

struct Target {
  Condition when;  // read after the effects; the last target of a choice is unconditional
  Index node = 0;
};

enum class ChoiceForm : std::uint8_t { kSay, kDo };

struct Choice {
  ChoiceId id;
  ChoiceForm form = ChoiceForm::kSay;
  std::string text;
  Condition when;              // fails: the choice is hidden
  std::optional<Index> block;  // a rule that forbids it …
  Condition block_when;        // … whenever this holds (always, if not written)
  bool again = false;          // may recur in a different state; otherwise once only
  Qualities criteria{};
  Effects effects;
  std::vector<Target> targets;  // at least one
  std::string why;              // one or two sentences of feedback
};

enum class SpeakerKind : std::uint8_t { kCaller, kAgent, kThird, kSystem };

struct Line {
  SpeakerKind speaker = SpeakerKind::kCaller;
  Index person = 0;  // kThird: in people
  std::string text;
  Condition when;  // display only: never part of the state graph
};

// How the caller left, for the fifth question.
enum class EndingKind : std::uint8_t { kSatisfied, kHandedOver, kUnresolved };

struct Ending {
  EndingKind kind = EndingKind::kUnresolved;
  std::string title;
  std::string text;  // what happened after
};

struct Node {
  NodeId id;
  std::vector<Line> lines;
  std::vector<Choice> choices;  // empty for an ending
  std::optional<Ending> ending;
};

enum class CardKind : std::uint8_t { kKnowledge, kPolicy };

struct Card {
  CardId id;
  CardKind kind = CardKind::kKnowledge;
  std::string title;
  std::string text;
  Seconds seconds = 0;
  std::optional<Index> sets_flag;
  Condition when;  // fails: the card is not listed
};

struct Person {  // a third party
  PersonId id;
  std::string name;  // a role, never an invented name
};

enum class StepKind : std::uint8_t { kMenu, kHold, kContact, kTransfer, kDropped };

struct BeforeStep {  // one stage of the caller's way in
  StepKind kind = StepKind::kMenu;
  std::string what;
  std::string detail;
  Seconds seconds = 0;
};

struct Fact {  // a row of the customer card
  std::string label;
  std::string value;
};

enum class Difficulty : std::uint8_t { kEasy, kMedium, kHard };

struct Scenario {
  ScenarioId id;
  std::string title;
  std::string summary;   // one or two sentences for the library
  std::string language;  // BCP 47
  std::string sector;    // "health", "banking", …
  Difficulty difficulty = Difficulty::kMedium;
  std::int32_t minutes = 0;  // about how long the call takes to practise
  std::string content_note;  // empty: none
  std::string role;          // who the agent is and what they may do
  bool outbound = false;     // the agent rings the caller
  std::vector<Fact> customer;
  std::vector<BeforeStep> before;
  Mood mood;
  Seconds target_seconds = 0;  // the organisation's handle-time target; 0: none
  std::vector<Person> people;
  std::vector<Need> needs;
  std::vector<Flag> flags;
  std::vector<Block> blocks;
  std::vector<Card> cards;
  std::vector<Node> nodes;
  Index start = 0;
  std::string version;    // SHA-256 of the canonical bytes, 64 lower-case hex digits
  std::string canonical;  // the canonical bytes: JSON, members sorted by name, no white space
};

using ScenarioPtr = std::shared_ptr<const Scenario>;

}  // namespace warmline::scenario
