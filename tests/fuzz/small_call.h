// A call small enough that a fuzzer finds its way through it.
#pragma once

#include <string_view>

#include "scenario/parse.h"

namespace warmline::fuzz {

inline scenario::ScenarioPtr small_call() {
  constexpr std::string_view kText =
      R"({"format": 1, "id": "s", "title": "S", "summary": "S.", "language": "en", "sector": "retail",)"
      R"("difficulty": "easy", "minutes": 1, "role": "R.", "mood": {"distress": 4, "trust": 5},)"
      R"("needs": [{"id": "k", "label": "K", "weight": 100}],)"
      R"("cards": [{"id": "c", "kind": "knowledge", "title": "C", "text": "C.", "seconds": 5}],)"
      R"("start": "a", "nodes": [)"
      R"({"id": "a", "lines": [{"who": "caller", "text": "A."}], "choices": [)"
      R"({"id": "x", "say": "X.", "criteria": {"feel": 1}, "to": "b", "why": "W."},)"
      R"({"id": "y", "say": "Y.", "to": "b", "why": "W."}]},)"
      R"({"id": "b", "lines": [{"who": "caller", "text": "B."}], "choices": [)"
      R"({"id": "x", "say": "X.", "effects": {"needs": {"k": "met"}}, "to": "e", "why": "W."},)"
      R"({"id": "y", "say": "Y.", "to": "e", "why": "W."}]},)"
      R"({"id": "e", "ending": {"kind": "satisfied", "title": "E", "text": "E."}}]})";
  return scenario::parse(kText, "small").scenario;
}

}  // namespace warmline::fuzz
