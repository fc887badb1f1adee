#include <map>

#include "core/json.h"
#include "core/json_read.h"

namespace warmline::json {
namespace {

// Notes where each wanted pointer stands. Keys of an object stand for their values.
class Finder final : public Sink {
 public:
  Finder(std::string_view text, const std::vector<std::string>& pointers, std::size_t nth)
      : positions_(text), nth_(nth) {
    for (const std::string& pointer : pointers) wanted_[pointer] = {};
    left_ = wanted_.size();
  }

  bool on(const Event& event) override {
    path_.before(event);
    if (opens_a_place(event)) note(event);
    path_.after(event);
    return left_ > 0;
  }

  [[nodiscard]] std::optional<Position> position(const std::string& pointer) const {
    return wanted_.at(pointer).position;
  }

 private:
  struct Place {
    std::optional<Position> position;
    std::size_t met = 0;
  };

  [[nodiscard]] bool opens_a_place(const Event& event) const {
    if (event.type == EventType::kEndObject || event.type == EventType::kEndArray) return false;
    return event.type == EventType::kKey || !path_.in_object();
  }

  // What is read comes in order, so the line it stands in is counted on from the last one.
  void note(const Event& event) {
    const auto found = wanted_.find(path_.pointer());
    if (found == wanted_.end() || found->second.position) return;
    if (found->second.met++ < nth_) return;
    found->second.position = positions_.at(event.offset);
    --left_;
  }

  Positions positions_;
  std::map<std::string, Place, std::less<>> wanted_;
  std::size_t nth_;
  std::size_t left_ = 0;
  Path path_;
};

}  // namespace

std::vector<std::optional<Position>> locate_all(std::string_view text,
                                                const std::vector<std::string>& pointers) {
  Finder finder(text, pointers, 0);
  // How the pass ends is no matter: what stands before an error has been found, the rest stays
  // nothing.
  static_cast<void>(read(text, finder));
  std::vector<std::optional<Position>> positions;
  positions.reserve(pointers.size());
  for (const std::string& pointer : pointers) positions.push_back(finder.position(pointer));
  return positions;
}

std::optional<Position> locate(std::string_view text, std::string_view pointer, std::size_t nth) {
  const std::string wanted(pointer);
  Finder finder(text, {wanted}, nth);
  static_cast<void>(read(text, finder));
  return finder.position(wanted);
}

std::string child(std::string_view pointer, std::string_view name) {
  std::string out(pointer);
  out += '/';
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string child(std::string_view pointer, std::size_t index) {
  std::string out(pointer);
  out += '/';
  out += std::to_string(index);
  return out;
}

}  // namespace warmline::json
