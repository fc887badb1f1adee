#include "ui/more_fonts.h"

#include <algorithm>
#include <cstdint>

namespace warmline::ui {
namespace {

enum class Weight : std::uint8_t { kRegular, kSemibold, kBoth };

struct File {
  const char* name;  // as web/fonts.py and web/assemble.mjs know it
  bool Scripts::*script;
  Weight weight;
};

constexpr File kFiles[] = {
    {"inter-more-regular.ttf", &Scripts::more, Weight::kRegular},
    {"inter-more-semibold.ttf", &Scripts::more, Weight::kSemibold},
    {"east-asian.ttf", &Scripts::east_asian, Weight::kBoth},
};

}  // namespace

void MoreFonts::ask_for(const Scripts& scripts) {
  static_assert(std::size(kFiles) == kCount);
  for (std::size_t i = 0; i < kCount; ++i) {
    if (!(scripts.*kFiles[i].script) || std::exchange(asked_[i], true)) continue;
    platform::ask_for_site_file(kFiles[i].name);
  }
}

std::vector<platform::InputEvent> MoreFonts::take(std::vector<platform::InputEvent> events) {
  const auto ours = [&](platform::InputEvent& event) {
    if (event.kind != platform::InputEvent::Kind::kSiteFile) return false;
    const auto* const file = std::find_if(std::begin(kFiles), std::end(kFiles),
                                          [&](const File& one) { return event.id == one.name; });
    if (file == std::end(kFiles)) return false;
    std::string& bytes = bytes_[static_cast<std::size_t>(file - std::begin(kFiles))];
    // Nothing where it can't be had: the next start asks again.
    if (!event.text.empty() && bytes.empty()) {
      bytes = std::move(event.text);
      news_ = true;
    }
    return true;
  };
  events.erase(std::remove_if(events.begin(), events.end(), ours), events.end());
  return events;
}

std::vector<std::string_view> MoreFonts::of(bool semibold) const {
  std::vector<std::string_view> all;
  for (std::size_t i = 0; i < kCount; ++i) {
    const Weight other = semibold ? Weight::kRegular : Weight::kSemibold;
    if (!bytes_[i].empty() && kFiles[i].weight != other) all.emplace_back(bytes_[i]);
  }
  return all;
}

}  // namespace warmline::ui
