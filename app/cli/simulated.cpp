#include "cli/simulated.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "cli/report.h"
#include "cli/wrap.h"
#include "core/json.h"
#include "core/text.h"

namespace warmline::cli {

using score::Agent;
using score::Histogram;
using score::Tally;

namespace {

constexpr int kPercentiles[] = {10, 50, 90};

const Tally* tally_of(const Simulated& simulated, Agent agent) {
  const auto found = std::find_if(simulated.agents.begin(), simulated.agents.end(),
                                  [agent](const AgentTally& each) { return each.agent == agent; });
  return found == simulated.agents.end() ? nullptr : &found->tally;
}

// Mean resolution of an agent as a share of the planner's; nothing unless both played.
std::optional<PerMille> share_of_planner(const Simulated& simulated, Agent agent) {
  const Tally* own = tally_of(simulated, agent);
  const Tally* planner = tally_of(simulated, Agent::kPlanner);
  if (own == nullptr || planner == nullptr || planner->resolution.mean() == 0) return std::nullopt;
  return per_mille(own->resolution.mean(), planner->resolution.mean());
}

std::string right(std::string text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string tenths(PerMille figure) {
  return std::to_string(figure / 10) + "." + std::to_string(figure % 10);
}

std::string columns(const Histogram& histogram) {
  if (histogram.count() == 0) return right("none", 28);
  std::string text = right(tenths(histogram.mean()), 7);
  for (const int each : kPercentiles) text += right(tenths(histogram.percentile(each)), 7);
  return text;
}

std::string table(const Simulated& simulated) {
  std::string text =
      "            resolution, %               empathy, %               seconds\n"
      "              mean    p10    p50    p90   mean    p10    p50    p90\n";
  for (const AgentTally& each : simulated.agents) {
    const std::uint64_t runs = each.tally.resolution.count();
    std::string name(score::name_of(each.agent));
    name.resize(9, ' ');
    text += "  " + name + columns(each.tally.resolution) + columns(each.tally.empathy) +
            right(std::to_string(each.tally.seconds / runs), 8);
    if (each.tally.critical > 0) {
      const auto share = per_mille(static_cast<std::int64_t>(each.tally.critical),
                                   static_cast<std::int64_t>(runs));
      text += "  critical in " + tenths(share) + " %";
    }
    text += "\n";
  }
  return text;
}

// One thing alone: kindness, speed.
std::string alone(const Simulated& simulated, Agent agent, const std::string& what,
                  std::size_t width) {
  const std::optional<PerMille> share = share_of_planner(simulated, agent);
  if (!share) return "";
  return wrap("  - ",
              what + " alone " + (*share >= kWinsFrom ? "WINS" : "does not win") + ": " +
                  percent(*share) + " of the planner's resolution",
              width);
}

std::string verdicts(const Simulated& simulated, std::size_t width) {
  std::string text;
  const Tally* planner = tally_of(simulated, Agent::kPlanner);
  const Tally* greedy = tally_of(simulated, Agent::kGreedy);
  if (planner != nullptr && greedy != nullptr) {
    const PerMille ahead = planner->resolution.mean() - greedy->resolution.mean();
    text += wrap("  - ",
                 ahead > 0 ? "planning ahead beats judging turn by turn by " + tenths(ahead) +
                                 " points of resolution"
                           : "planning ahead does NOT beat judging turn by turn",
                 width);
  }
  text += alone(simulated, Agent::kKind, "kindness", width);
  text += alone(simulated, Agent::kFast, "speed", width);
  if (simulated.idle.empty())
    return text + wrap("  - ", "every decision makes a difference", width);
  std::string nodes;
  for (const scenario::Index node : simulated.idle) {
    nodes += (nodes.empty() ? "" : ", ") + simulated.loaded.scenario->nodes[node].id.text;
  }
  return text + wrap("  - ", "decisions WITHOUT EFFECT on anything: " + nodes, width);
}

void write_histogram(json::Writer& out, std::string_view key, const Histogram& histogram) {
  out.key(key).begin_object();
  out.key("calls").integer(static_cast<std::int64_t>(histogram.count()));
  out.key("mean").integer(histogram.mean());
  for (const int each : kPercentiles) {
    out.key("p" + std::to_string(each)).integer(histogram.percentile(each));
  }
  out.end_object();
}

void write_share(json::Writer& out, std::string_view key, const std::optional<PerMille>& share) {
  out.key(key);
  if (share) {
    out.integer(*share);
  } else {
    out.null();
  }
}

void write_scenario(json::Writer& out, const Simulated& simulated) {
  const scenario::Scenario& scenario = *simulated.loaded.scenario;
  out.begin_object();
  out.key("scenario").string(scenario.id.text);
  out.key("version").string(scenario.version);
  out.key("agents").begin_array();
  for (const AgentTally& each : simulated.agents) {
    out.begin_object();
    out.key("agent").string(score::name_of(each.agent));
    write_histogram(out, "resolution", each.tally.resolution);
    write_histogram(out, "empathy", each.tally.empathy);
    out.key("critical_calls").integer(static_cast<std::int64_t>(each.tally.critical));
    out.key("seconds").integer(static_cast<std::int64_t>(each.tally.seconds));
    out.end_object();
  }
  out.end_array();
  write_share(out, "greedy_of_planner", share_of_planner(simulated, Agent::kGreedy));
  write_share(out, "kind_of_planner", share_of_planner(simulated, Agent::kKind));
  write_share(out, "fast_of_planner", share_of_planner(simulated, Agent::kFast));
  out.key("without_effect").begin_array();
  for (const scenario::Index node : simulated.idle) out.string(scenario.nodes[node].id.text);
  out.end_array().end_object();
}

}  // namespace

std::string simulated_text(const std::vector<Simulated>& all, const SimulateOptions& options,
                           std::size_t width) {
  std::string text = std::to_string(options.runs) + " calls for each agent, seed " +
                     std::to_string(options.seed) + "; " + std::to_string(options.slips) +
                     " choices in 100 are slips.\n";
  for (const Simulated& each : all) {
    text +=
        "\n" +
        wrap("", each.loaded.scenario->title + " (" + each.loaded.scenario->id.text + ")", width) +
        table(each) + verdicts(each, width);
  }
  return text;
}

std::string simulated_json(const std::vector<Simulated>& all, const SimulateOptions& options) {
  json::Writer out(true);
  out.begin_object();
  out.key("units").string(
      "figures and shares in per mille; seconds, authored, of all calls together");
  out.key("runs").integer(static_cast<std::int64_t>(options.runs));
  out.key("seed").integer(static_cast<std::int64_t>(options.seed));
  out.key("slips_per_cent").integer(options.slips);
  out.key("wins_from").integer(kWinsFrom);
  out.key("scenarios").begin_array();
  for (const Simulated& each : all) write_scenario(out, each);
  out.end_array().end_object();
  return out.take() + "\n";
}

}  // namespace warmline::cli
