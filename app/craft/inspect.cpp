#include "craft/inspect.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "craft/anonymous.h"
#include "craft/decisions.h"
#include "craft/style.h"
#include "scenario/parse.h"
#include "score/solving.h"

namespace warmline::craft {

// One part after the other; whoever has more to say about a call says it as one more part.
struct Inspecting::Impl {
  enum class Part : std::uint8_t { kRead, kProve, kGather, kAnonymity, kDone };

  std::string text;
  std::string file;
  const anonymity::Lexicon* lexicon = nullptr;
  Part part = Part::kRead;
  Inspection result;
  std::optional<score::Solving> solving;
  std::optional<Gathering> gathering;
  std::optional<Identifying> identifying;

  bool finish_part(std::size_t work);  // false: it goes on in the next piece
  void end_read();
  void end_proof();
  void begin_anonymity();
  void add(std::vector<Diagnostic> more);
  void end();
};

bool Inspecting::Impl::finish_part(std::size_t work) {
  switch (part) {
    case Part::kRead:
      end_read();
      return true;
    case Part::kProve:
      if (!solving->step(work)) return false;
      end_proof();
      return true;
    case Part::kGather:
      if (!gathering->step(work)) return false;
      add(style(*result.scenario, gathering->take()));
      gathering.reset();
      begin_anonymity();
      return true;
    case Part::kAnonymity:
      if (!identifying->step(work)) return false;
      add(identifying->take());
      identifying.reset();
      end();
      return true;
    case Part::kDone:
      break;
  }
  return true;
}

void Inspecting::Impl::end_read() {
  scenario::Parsed parsed = scenario::parse(text, file);
  result.scenario = std::move(parsed.scenario);
  result.diagnostics = std::move(parsed.diagnostics);
  if (!result.scenario) return end();
  solving.emplace(result.scenario, score::Aim::kProve);
  part = Part::kProve;
}

void Inspecting::Impl::end_proof() {
  score::Proof proof = solving->take();
  solving.reset();
  result.solution = std::move(proof.solution);
  add(std::move(proof.diagnostics));
  if (!result.solution) return begin_anonymity();
  gathering.emplace(*result.solution);
  part = Part::kGather;
}

void Inspecting::Impl::begin_anonymity() {
  if (lexicon == nullptr) return end();
  identifying.emplace(*result.scenario, *lexicon);
  part = Part::kAnonymity;
}

void Inspecting::Impl::add(std::vector<Diagnostic> more) {
  result.diagnostics.insert(result.diagnostics.end(), std::make_move_iterator(more.begin()),
                            std::make_move_iterator(more.end()));
}

void Inspecting::Impl::end() {
  scenario::place(result.diagnostics, text, file);
  part = Part::kDone;
}

Inspecting::Inspecting(std::string text, std::string file, const anonymity::Lexicon* lexicon)
    : impl_(std::make_unique<Impl>()) {
  impl_->lexicon = lexicon;
  impl_->text = std::move(text);
  impl_->file = std::move(file);
}
Inspecting::~Inspecting() = default;
Inspecting::Inspecting(Inspecting&& other) noexcept = default;
Inspecting& Inspecting::operator=(Inspecting&& other) noexcept = default;

bool Inspecting::step(std::size_t work) {
  if (impl_->part != Impl::Part::kDone) impl_->finish_part(std::max<std::size_t>(work, 1));
  return impl_->part == Impl::Part::kDone;
}

Inspection Inspecting::take() {
  assert(impl_->part == Impl::Part::kDone);
  return std::move(impl_->result);
}

Inspection inspect(std::string text, std::string file, const anonymity::Lexicon* lexicon) {
  Inspecting inspecting(std::move(text), std::move(file), lexicon);
  while (!inspecting.step(~std::size_t{0})) {
  }
  return inspecting.take();
}

}  // namespace warmline::craft
