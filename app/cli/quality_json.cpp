// What `warmline check --quality` measured, as JSON.
#include <cmath>

#include "cli/quality.h"
#include "score/scorecard.h"

namespace warmline::cli {

using craft::Guessing;

namespace {

constexpr const char* kDifficulties[] = {"easy", "medium", "hard"};
constexpr const char* kEndings[] = {"satisfied", "handed_over", "unresolved"};

void optional(json::Writer& out, std::string_view key, const std::optional<std::int32_t>& number) {
  out.key(key);
  if (number) {
    out.integer(*number);
  } else {
    out.null();
  }
}

void write_observations(json::Writer& out, const std::array<std::int32_t, 4>& observations) {
  out.key("observations").begin_object();
  for (std::size_t k = 0; k < observations.size(); ++k) {
    out.key(score::name_of(static_cast<scenario::Criterion>(k))).integer(observations[k]);
  }
  out.end_object();
}

void write_endings(json::Writer& out, const std::array<std::int32_t, 3>& endings) {
  out.key("endings").begin_object();
  for (std::size_t i = 0; i < endings.size(); ++i) out.key(kEndings[i]).integer(endings[i]);
  out.end_object();
}

void write_guessing(json::Writer& out, const std::vector<Guessing>& guessing) {
  out.key("guessing").begin_array();
  for (const Guessing& each : guessing) {
    out.begin_object();
    out.key("by").string(name_of(each.outside()));
    out.key("best").string(each.quality() == craft::Quality::kEmpathy ? "empathy" : "resolution");
    optional(out, "correlation", each.correlation());
    out.key("ranks").begin_array();
    for (std::size_t offered = 2; offered <= craft::kMostOffered; ++offered) {
      if (each.nodes(offered) <= 0) continue;
      out.begin_object();
      out.key("choices").integer(static_cast<std::int64_t>(offered));
      out.key("nodes").integer(std::lround(1000 * each.nodes(offered)));
      out.key("best_at").begin_array();
      for (std::size_t rank = 0; rank < offered; ++rank) {
        out.integer(std::lround(1000 * each.best_at(offered, rank)));
      }
      out.end_array().end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_speech(json::Writer& out, const craft::Speech& speech) {
  out.key("speech").begin_object();
  out.key("lines").integer(speech.lines);
  out.key("words").integer(speech.words);
  out.key("words_a_line").integer(speech.words_a_line());
  out.key("longest").integer(speech.longest);
  out.key("longest_at").string(speech.longest_at);
  optional(out, "grade", speech.grade());
  optional(out, "ease", speech.ease());
  out.end_object();
}

void write_misses(json::Writer& out, const std::vector<craft::Miss>& misses) {
  out.key("misses").begin_array();
  for (const craft::Miss& each : misses) {
    out.begin_object();
    out.key("code").string(each.code);
    out.key("problem").string(each.problem);
    out.key("remedy").string(each.remedy);
    out.end_object();
  }
  out.end_array();
}

void write_call(json::Writer& out, const Measured& call) {
  const craft::Measures& found = call.measures;
  out.begin_object();
  out.key("scenario").string(call.scenario->id.text);
  out.key("version").string(call.scenario->version);
  out.key("file").string(call.file);
  out.key("sector").string(call.scenario->sector);
  out.key("difficulty").string(kDifficulties[static_cast<std::size_t>(call.scenario->difficulty)]);
  out.key("path_decisions").integer(found.path_decisions);
  out.key("path_tradeoffs").integer(found.path_tradeoffs);
  write_observations(out, found.observations);
  out.key("perfect").boolean(found.perfect);
  write_endings(out, found.endings);
  out.key("decisions").integer(static_cast<std::int64_t>(found.decisions.size()));
  out.key("tradeoffs").integer(found.tradeoffs);
  write_guessing(out, found.guessing);
  write_speech(out, found.speech);
  out.key("agents").begin_object();
  for (std::size_t i = 0; i < score::kAgentCount; ++i) {
    const auto agent = static_cast<score::Agent>(i);
    out.key(score::name_of(agent)).begin_object();
    out.key("resolution").integer(found.agents.resolution(agent));
    out.key("empathy").integer(found.agents.empathy(agent));
    out.end_object();
  }
  out.end_object();
  write_misses(out, call.misses);
  out.end_object();
}

void write_words(json::Writer& out, const craft::Words& words) {
  out.begin_object();
  out.key("best_choices").integer(words.best());
  out.key("other_choices").integer(words.others());
  out.key("words_tested").integer(static_cast<std::int64_t>(words.tested()));
  out.key("worst").begin_array();
  for (const craft::Giveaway& each : words.worst(craft::kWorstShown)) {
    out.begin_object();
    out.key("words").string(each.words);
    out.key("opens").boolean(each.opens);
    out.key("in_best").integer(each.best);
    out.key("in_others").integer(each.others);
    out.key("z").integer(each.z);
    out.key("tells").boolean(each.tells);
    out.end_object();
  }
  out.end_array().end_object();
}

void write_library(json::Writer& out, const Quality& quality) {
  const craft::Library& all = quality.library;
  out.key("library").begin_object();
  out.key("calls").integer(all.calls);
  out.key("sectors").begin_object();
  for (const auto& [sector, calls] : all.sectors) out.key(sector).integer(calls);
  out.end_object();
  out.key("difficulties").begin_object();
  for (std::size_t i = 0; i < all.difficulties.size(); ++i) {
    out.key(kDifficulties[i]).integer(all.difficulties[i]);
  }
  out.end_object();
  out.key("path_decisions").integer(all.path_decisions);
  out.key("path_tradeoffs").integer(all.path_tradeoffs);
  write_observations(out, all.observations);
  out.key("perfect").integer(all.perfect);
  write_endings(out, all.endings);
  out.key("decisions").integer(all.decisions);
  out.key("tradeoffs").integer(all.tradeoffs);
  write_guessing(out, all.guessing);
  write_speech(out, all.speech);
  out.key("words").begin_object();
  for (const auto& [language, words] : all.words) {
    out.key(language).begin_object();
    out.key("empathy");
    write_words(out, words.empathy);
    out.key("resolution");
    write_words(out, words.resolution);
    out.end_object();
  }
  out.end_object();
  write_misses(out, quality.misses);
  out.end_object();
}

}  // namespace

void write(json::Writer& out, const Quality& quality) {
  out.begin_object();
  out.key("units").string(
      "correlations, nodes, best_at and agents in per mille; words_a_line, grade and ease in "
      "tenths; z in hundredths; the rest are counts");
  out.key("runs").integer(static_cast<std::int64_t>(quality.simulating.runs));
  out.key("seed").integer(static_cast<std::int64_t>(quality.simulating.seed));
  out.key("slips_per_cent").integer(quality.simulating.slips);
  out.key("calls").begin_array();
  for (const Measured& each : quality.calls) write_call(out, each);
  out.end_array();
  out.key("not_measured").begin_array();
  for (const std::string& file : quality.left_out) out.string(file);
  out.end_array();
  write_library(out, quality);
  out.end_object();
}

}  // namespace warmline::cli
