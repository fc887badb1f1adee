// A small result file with two attempts, signed with the key of RFC 8032's first test vector.
#pragma once

#include <string>

#include "core/base64.h"
#include "core/hash.h"
#include "core/signature.h"
#include "progress/portfolio.h"
#include "progress/result_chain.h"
#include "progress/result_file.h"

namespace warmline::progress {

inline const std::string kOwnText = R"({"id":"refill","title":"\"Refill\""})";

inline std::vector<Record> handed_in_records() {
  std::vector<Record> records;
  records.push_back(ScenarioKept{sha256_hex(kOwnText), kOwnText});
  const auto begin = [&](const char* id, const char* from, std::uint32_t steps) {
    AttemptBegun begun;
    begun.attempt = id;
    begun.scenario = "refill";
    begun.version = sha256_hex(kOwnText);
    begun.seed = 0xFEDCBA9876543210u;
    begun.wall_ms = 1'700'000'000'000;
    begun.rewound_from = from;
    begun.rewound_steps = steps;
    records.push_back(begun);
  };
  begin("a1", "", 0);
  for (std::uint32_t i = 0; i < 5; ++i)
    records.push_back(ChoiceMade{"a1", i, "n" + std::to_string(i), "c", 1'700'000'001'000 + i});
  records.push_back(CardOpened{"a1", 5, "policy", 1'700'000'002'000});
  records.push_back(AttemptClosed{"a1", ClosedHow::kFinished, 1'700'000'003'000});
  begin("a2", "", 0);
  records.push_back(ChoiceMade{"a2", 0, "n0", "d", 5});
  records.push_back(AttemptClosed{"a2", ClosedHow::kLeft, -6});
  begin("a3", "a1", 2);
  records.push_back(ChoiceMade{"a3", 2, "n2", "e", 7});
  records.push_back(AttemptClosed{"a3", ClosedHow::kFinished, 8});
  begin("a4", "", 0);
  records.push_back(AttemptClosed{"a4", ClosedHow::kDeclined, 9});
  return records;
}

inline Portfolio handed_in() {
  Portfolio portfolio;
  for (const Record& record : handed_in_records()) portfolio.apply(record);
  return portfolio;
}

inline SigningKey test_key(char seed = 1) {
  return signing_key(std::string(kSeedBytes, seed));
}

inline void sign_file(ResultFile& file, const SigningKey& key = test_key()) {
  file.key = key.public_key;
  file.signature = sign(key, message_to_sign(file));
}

inline ResultFile small_result() {
  ResultChoice choice;
  choice.person = "Code 7";
  choice.made_ms = 1'700'000'100'000;
  choice.attempts = {"a1", "a2", "a4"};
  ResultFile file = make_result(handed_in(), choice);
  sign_file(file);
  return file;
}

}  // namespace warmline::progress
