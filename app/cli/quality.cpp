#include "cli/quality.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "cli/wrap.h"
#include "core/text.h"

namespace warmline::cli {

using craft::Guessing;
using craft::Measures;
using craft::Miss;
using score::Agent;

namespace {

constexpr std::string_view kDifficulties[] = {"easy", "medium", "hard"};

std::string left(std::string text, std::size_t width) {
  const std::size_t size = text::code_points(text);
  return size < width ? text + std::string(width - size, ' ') : text;
}

std::string right(std::string text, std::size_t width) {
  const std::size_t size = text::code_points(text);
  return size < width ? std::string(width - size, ' ') + text : text;
}

std::string right(std::int64_t number, std::size_t width) {
  return right(std::to_string(number), width);
}

std::string tenths(std::int64_t figure) {
  return (figure < 0 ? "-" : "") + std::to_string(std::abs(figure) / 10) + "." +
         std::to_string(std::abs(figure) % 10);
}

std::string share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "-";
  return std::to_string((per_mille(part, whole) + 5) / 10) + "%";
}

std::string correlation(const Guessing& guessing) {
  const std::optional<PerMille> found = guessing.correlation();
  return found ? craft::hundredths_of(*found) : "-";
}

// What begins a row: the mark of a missed bar, and which call.
std::string head(const Measured& call, std::size_t width) {
  return (call.misses.empty() ? "  " : "! ") + left(call.scenario->id.text, width);
}

std::string path_row(std::string text, const std::array<std::int32_t, 4>& observations,
                     const std::string& perfect, const std::array<std::int32_t, 3>& endings,
                     const std::string& tradeoffs, const std::string& on_path) {
  for (const std::int32_t each : observations) text += right(each, 4);
  text += right(perfect, 6);
  std::string kinds;
  for (const std::int32_t each : endings)
    kinds += (kinds.empty() ? "" : "/") + std::to_string(each);
  return text + right(kinds, 10) + right(tradeoffs, 12) + right(on_path, 11) + "\n";
}

std::string of_all(std::int64_t part, std::int64_t whole) {
  return std::to_string(part) + "/" + std::to_string(whole) + " " + share(part, whole);
}

std::string path_table(const Quality& quality, std::size_t id) {
  std::string text =
      "  " + left("best path, decisions", id) +
      "  sector          level  dec feel und exp res  perf end s/h/u  trade-offs    on path\n";
  for (const Measured& each : quality.calls) {
    const Measures& found = each.measures;
    text += path_row(
        head(each, id) + "  " + left(each.scenario->sector, 16) +
            left(std::string(kDifficulties[static_cast<std::size_t>(each.scenario->difficulty)]),
                 6) +
            right(found.path_decisions, 4),
        found.observations, found.perfect ? "yes" : "NO", found.endings,
        of_all(found.tradeoffs, static_cast<std::int64_t>(found.decisions.size())),
        of_all(found.path_tradeoffs, found.path_decisions));
  }
  const craft::Library& all = quality.library;
  const auto levels = std::count_if(all.difficulties.begin(), all.difficulties.end(),
                                    [](std::int32_t each) { return each > 0; });
  return text + path_row("  " + left("all " + std::to_string(all.calls), id) + "  " +
                             left(std::to_string(all.sectors.size()), 16) +
                             left(std::to_string(levels), 6) + right(all.path_decisions, 4),
                         all.observations,
                         std::to_string(all.perfect) + "/" + std::to_string(all.calls), all.endings,
                         of_all(all.tradeoffs, all.decisions),
                         of_all(all.path_tradeoffs, all.path_decisions));
}

std::string words_row(std::string text, const std::vector<Guessing>& guessing,
                      const craft::Speech& speech) {
  for (const Guessing& each : guessing) text += right(correlation(each), 7);
  text +=
      right(speech.lines, 7) + right(tenths(speech.words_a_line()), 6) + right(speech.longest, 8);
  text += right(speech.grade() ? tenths(*speech.grade()) : "-", 7);
  return text + right(speech.ease() ? tenths(*speech.ease()) : "-", 7) + "\n";
}

std::string words_table(const Quality& quality, std::size_t id) {
  std::string text = "\n  " + left("", id) +
                     "   length with  position with  lines         words\n" + "  " +
                     left("from outside, by ear", id) +
                     "  empty   lost  empty   lost  heard  mean longest  grade   ease\n";
  for (const Measured& each : quality.calls) {
    text += words_row(head(each, id), each.measures.guessing, each.measures.speech);
  }
  return text + words_row("  " + left("all", id), quality.library.guessing, quality.library.speech);
}

constexpr Agent kOrder[] = {Agent::kRandom, Agent::kGreedy, Agent::kKind, Agent::kFast,
                            Agent::kPlanner};

std::string agents_table(const Quality& quality, std::size_t id) {
  std::string text = "\n  " + left("resolution/empathy, %", id) +
                     "      random      greedy        kind        "
                     "fast     planner\n";
  for (const Measured& each : quality.calls) {
    text += head(each, id);
    for (const Agent agent : kOrder) {
      text += right(tenths(each.measures.agents.resolution(agent)) + "/" +
                        tenths(each.measures.agents.empathy(agent)),
                    12);
    }
    text += "\n";
  }
  const auto mean = [&quality](Agent agent, bool empathy) {
    std::int64_t sum = 0;
    for (const Measured& each : quality.calls) {
      sum += empathy ? each.measures.agents.empathy(agent) : each.measures.agents.resolution(agent);
    }
    return per_mille(sum, 1000 * static_cast<std::int64_t>(quality.calls.size()));
  };
  text += "  " + left("mean", id);
  for (const Agent agent : kOrder) {
    text += right(tenths(mean(agent, false)) + "/" + tenths(mean(agent, true)), 12);
  }
  return text + "\n";
}

// Where the best choice stands among the others, for each number of choices.
std::string ranks(const Guessing& guessing) {
  std::string text;
  for (std::size_t offered = 2; offered <= craft::kMostOffered; ++offered) {
    if (guessing.nodes(offered) < 0.005) continue;
    text += (text.empty() ? "" : "; ") + std::string("of ") + std::to_string(offered) + ":";
    for (std::size_t rank = 0; rank < offered; ++rank) {
      text += " " + std::to_string(std::lround(100 * guessing.best_at(offered, rank) /
                                               guessing.nodes(offered)));
    }
    text += " (" + std::to_string(std::lround(guessing.nodes(offered))) + " nodes)";
  }
  return text.empty() ? "none" : text;
}

std::string guessing_text(const craft::Library& library, std::size_t width) {
  std::string text =
      "\nWhere the best choice stands, in % of the nodes that have so many choices\n";
  for (const Guessing& each : library.guessing) {
    const bool by_length = each.outside() == craft::Outside::kLength;
    text +=
        wrap("  - ",
             std::string(name_of(each.quality())) + ", by " +
                 (by_length ? "length from the shortest: " : "authored position: ") + ranks(each),
             width);
  }
  return text;
}

std::string giveaways_text(const craft::Library& library, std::size_t width) {
  std::string text;
  for (const auto& [language, words] : library.words) {
    for (const auto& [counted, quality] : {std::pair{&words.empathy, craft::Quality::kEmpathy},
                                           {&words.resolution, craft::Quality::kResolution}}) {
      std::string line;
      for (const craft::Giveaway& each : counted->worst(craft::kWorstShown)) {
        line += (line.empty() ? "" : "; ") + std::string(each.tells ? "! “" : "“") + each.words +
                (each.opens ? " …” " : "” ") + std::to_string(each.best) + " of " +
                std::to_string(counted->best()) + " best, " + std::to_string(each.others) + " of " +
                std::to_string(counted->others()) + " others, z " +
                craft::hundredths_of(each.z * 10);
      }
      text += wrap("  - ",
                   std::string(name_of(quality)) + " (" + language + ", " +
                       std::to_string(counted->tested()) + " words in " +
                       std::to_string(craft::kLeastCount) +
                       " choices or more): " + (line.empty() ? "none" : line),
                   width);
    }
  }
  return "\nWords that most tell best choices from others (! where so many words would show none "
         "such by "
         "chance)\n" +
         text;
}

std::string misses_text(const Quality& quality, std::size_t width) {
  std::string text;
  const auto tell = [&](const std::string& who, const std::vector<Miss>& misses) {
    for (const Miss& each : misses) {
      text += wrap("! ", who + ": " + each.problem + "; " + each.remedy + " [" + each.code + "]",
                   width);
    }
  };
  for (const Measured& each : quality.calls) tell(each.scenario->id.text, each.misses);
  tell("all", quality.misses);
  return "\n" + (text.empty() ? "Every bar is cleared.\n" : "Bars missed\n" + text);
}

std::string legend(const Quality& quality, std::size_t width) {
  const auto item = [width](const std::string& text) { return wrap("  - ", text, width); };
  return "\n" +
         item(
             "dec: decisions on the best path; feel, und, exp, res: at how many of them the "
             "criterion differs among the available choices; perf: the best path loses nothing; "
             "end s/h/u: endings satisfied/handed over/unresolved") +
         item(
             "trade-offs: a decision is a node with the set of its choices that are available "
             "together; it is a real trade-off if in at least half of the states in which it "
             "comes up no available choice both has the highest feel + understand + explore and "
             "loses nothing in resolution; on path: the same of the best path's own states") +
         item(
             "length, position with empathy, lost: rank correlation within decisions of a choice's "
             "length and authored position with its empathy and with how little it loses; each "
             "node counts once") +
         item(
             "words: of a choice, each once; z: how many more of the best have it than their "
             "moments "
             "would lead one to expect, in standard deviations (Mantel and Haenszel 1959)") +
         item(
             "heard: lines and spoken choices; mean, longest: words; grade: Flesch-Kincaid "
             "(Kincaid 1975); ease: Flesch (1948); both English only, syllables by rule of "
             "thumb") +
         item("agents: means of " + std::to_string(quality.simulating.runs) + " calls each, seed " +
              std::to_string(quality.simulating.seed) + ", " +
              std::to_string(quality.simulating.slips) + " choices in 100 are slips");
}

}  // namespace

Quality measure(const std::vector<Loaded>& all, const craft::Simulating& simulating) {
  Quality quality;
  quality.simulating = simulating;
  std::vector<const Loaded*> sound;
  for (const Loaded& each : all) {
    if (each.solution && !has_errors(each.diagnostics)) {
      sound.push_back(&each);
    } else {
      quality.left_out.push_back(each.file);
    }
  }
  quality.calls.resize(sound.size());
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    for (std::size_t i = next++; i < sound.size(); i = next++) {
      const Loaded& loaded = *sound[i];
      Measured& made = quality.calls[i];
      made.scenario = loaded.scenario;
      made.file = loaded.file;
      made.measures = craft::measure(loaded.scenario, *loaded.solution, simulating);
      made.misses = craft::misses(made.measures);
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) others.emplace_back(take);
  take();
  for (std::thread& each : others) each.join();
  for (const Measured& each : quality.calls) quality.library.add(*each.scenario, each.measures);
  quality.misses = craft::misses(quality.library);
  return quality;
}

std::string quality_text(const Quality& quality, std::size_t width) {
  std::string text;
  for (const std::string& file : quality.left_out) {
    text += wrap("", file + " has errors and is not measured.", width);
  }
  if (quality.calls.empty()) return "\n" + text + "Nothing to measure.\n";
  std::size_t id = 22;
  for (const Measured& each : quality.calls) id = std::max(id, each.scenario->id.text.size());
  return "\n" + text + path_table(quality, id) + words_table(quality, id) +
         agents_table(quality, id) + guessing_text(quality.library, width) +
         giveaways_text(quality.library, width) + legend(quality, width) +
         misses_text(quality, width);
}

}  // namespace warmline::cli
