#include "progress/result_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "core/json.h"
#include "progress/results.h"

namespace warmline::progress {
namespace {

std::string codes(const Verified& verified) {
  std::string text;
  for (const Diagnostic& one : verified.findings) {
    text += (text.empty() ? "" : " ") + one.code;
    if (!one.pointer.empty()) text += "@" + one.pointer;
  }
  return text;
}

Verified verify(const ResultFile& file) {
  return verify_result(result_text(file), "f.json");
}

// What comes of a change that leaves all hashes and the signature as they stand.
template <typename Change>
Verified after(const Change& change) {
  ResultFile file = small_result();
  change(file);
  const Verified verified = verify(file);
  CHECK(verified.verdict == Verdict::kChanged);
  return verified;
}

}  // namespace

TEST_CASE("a result file is unchanged as saved, and holds what was chosen with all events") {
  const Verified verified = verify(small_result());
  CHECK(codes(verified) == "");
  CHECK(verified.verdict == Verdict::kUnchanged);
  const ResultFile& file = verified.file;
  CHECK(file.person == "Code 7");
  REQUIRE(file.attempts.size() == 2);  // a4 was declined
  CHECK(file.attempts[0].kind == AttemptKind::kFirst);
  CHECK(file.attempts[0].seed == "fedcba9876543210");
  CHECK(file.attempts[1].kind == AttemptKind::kRepeat);
  CHECK(file.attempts[1].tries_before == 1);
  CHECK(file.attempts[1].closed_ms == -6);
  REQUIRE(file.attempts[0].events.size() == 6);
  CHECK(file.attempts[0].events[1].node == "n1");
  CHECK(file.attempts[0].events[1].at_ms == 1'700'000'001'001);
  CHECK(file.attempts[0].events[5].card == "policy");
  CHECK(file.practised_left_out == 1);
  CHECK(file.others_left_out == 0);
  REQUIRE(file.scenarios.size() == 1);
  CHECK(file.scenarios[0].canonical == kOwnText);
}

TEST_CASE("the file's bytes are canonical JSON and a line break") {
  const std::string text = result_text(small_result());
  const json::ParseOutcome outcome = json::parse(text);
  REQUIRE(outcome.document);
  CHECK(json::canonical(outcome.document->root()) + "\n" == text);
}

// Worked out by hand with sha256sum from the bytes that result_file.h describes.
TEST_CASE("the chain is what the header says it is") {
  const ResultFile file = small_result();
  const ResultAttempt& attempt = file.attempts[1];
  const std::string about = R"({"begun_ms":1700000000000,"id":"a2","kind":"repeat",)"
                            R"("scenario":"refill","seed":"fedcba9876543210","tries_before":1,)"
                            R"("version":")" +
                            attempt.version + "\"}";
  const std::string begun = sha256_hex("warmline result 1 attempt\n" + about);
  CHECK(attempt.begun == begun);
  const std::string hash = sha256_hex(begun + R"({"at_ms":5,"choice":"d","node":"n0","step":0})");
  CHECK(attempt.events[0].hash == hash);
  CHECK(attempt.head == sha256_hex(hash + R"({"closed":"left","closed_ms":-6,"count":1})"));
  CHECK(file.head ==
        sha256_hex("warmline result 1 file\n"
                   R"({"contents":[")" +
                   file.attempts[0].head + "\",\"" + attempt.head +
                   R"("],"format":1,"kind":"warmline-result","left_out":{"other":0,"practised":1},)"
                   R"("made_ms":1700000100000,"person":"Code 7","scenarios":[")" +
                   sha256_hex(kOwnText) + "\"]}"));
}

TEST_CASE("a practised attempt that is put in shows where it comes from and all its events") {
  ResultChoice choice;
  choice.attempts = {"a3"};
  choice.shipped = {sha256_hex(kOwnText)};
  ResultFile file = make_result(handed_in(), choice);
  sign_file(file);
  const Verified verified = verify(file);
  CHECK(verified.verdict == Verdict::kUnchanged);
  REQUIRE(verified.file.attempts.size() == 1);
  CHECK(verified.file.attempts[0].kind == AttemptKind::kPractised);
  CHECK(verified.file.attempts[0].rewound_from == "a1");
  CHECK(verified.file.attempts[0].rewound_steps == 2);
  CHECK(verified.file.attempts[0].events.size() == 3);
  CHECK(verified.file.others_left_out == 2);
  CHECK(verified.file.scenarios.empty());
}

TEST_CASE("every byte changed in turn: the file is never taken for unchanged") {
  const std::string text = result_text(small_result());
  std::mt19937 random(5);
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    for (const int by : {1, 0x20, static_cast<int>(1 + random() % 255)}) {
      changed[at] = static_cast<char>(text[at] ^ by);
      const Verdict verdict = verify_result(changed, "f").verdict;
      if (verdict != Verdict::kChanged && verdict != Verdict::kUnreadable) FAIL_CHECK(at);
    }
    changed[at] = text[at] == ' ' ? '_' : ' ';
    const Verdict blank = verify_result(changed, "f").verdict;
    if (blank != Verdict::kChanged && blank != Verdict::kUnreadable) FAIL_CHECK(at);
    const Verdict cut = verify_result(text.substr(0, at), "f").verdict;
    if (cut != Verdict::kChanged && cut != Verdict::kUnreadable) FAIL_CHECK(at);
  }
}

TEST_CASE("an edited event is named, and no other") {
  CHECK(codes(after([](ResultFile& f) { f.attempts[0].events[2].choice = "x"; })) ==
        "edited-event@/attempts/0/events/2");
  CHECK(codes(after([](ResultFile& f) { f.attempts[0].events[0].at_ms += 1; })) ==
        "edited-event@/attempts/0/events/0");
  CHECK(codes(after([](ResultFile& f) { f.attempts[0].events[5].card = "x"; })) ==
        "edited-event@/attempts/0/events/5");
  const Verified two = after([](ResultFile& f) {
    f.attempts[0].events[1].node = "x";
    f.attempts[1].events[0].choice = "c";
  });
  CHECK(codes(two) == "edited-event@/attempts/0/events/1 edited-event@/attempts/1/events/0");
  CHECK(two.findings[0].problem == "in attempt 1 (\"refill\") event 2 was edited or invented");
}

TEST_CASE("a dropped event is named, with the numbers behind it left or closed up") {
  CHECK(codes(after([](ResultFile& f) {
          f.attempts[0].events.erase(f.attempts[0].events.begin() + 2);
        })) == "dropped-event@/attempts/0/events/2");
  CHECK(codes(after([](ResultFile& f) {
          f.attempts[0].events.erase(f.attempts[0].events.begin());
        })) == "dropped-event@/attempts/0/events/0");
  const Verified closed_up = after([](ResultFile& f) {
    auto& events = f.attempts[0].events;
    events.erase(events.begin() + 1, events.begin() + 3);
    for (std::size_t i = 0; i < events.size(); ++i) events[i].step = static_cast<std::uint32_t>(i);
    f.attempts[0].count = 4;
  });
  CHECK(codes(closed_up) == "dropped-event@/attempts/0/events/1");
  CHECK(closed_up.findings[0].problem ==
        "in attempt 1 (\"refill\") 2 events were cut out before event 2, and those behind were "
        "numbered anew");
}

TEST_CASE("events that change places are named") {
  CHECK(codes(after([](ResultFile& f) {
          std::swap(f.attempts[0].events[1], f.attempts[0].events[3]);
        })) == "moved-event@/attempts/0/events/1 moved-event@/attempts/0/events/3");
}

TEST_CASE("an invented event is named: in between, twice, at the end, numbered in") {
  CHECK(codes(after([](ResultFile& f) {
          auto& events = f.attempts[0].events;
          ResultEvent made = events[3];
          made.choice = "better";
          made.hash = event_hash(events[2].hash, made);
          events.insert(events.begin() + 3, made);
        })) != "");
  CHECK(codes(after([](ResultFile& f) {
          auto& events = f.attempts[0].events;
          events.insert(events.begin() + 3, events[1]);
        })) == "invented-event@/attempts/0/events/3");
  CHECK(codes(after([](ResultFile& f) {
          auto& events = f.attempts[0].events;
          ResultEvent made = events[4];
          made.step = 6;
          made.hash = event_hash(events[5].hash, made);
          events.push_back(made);
          f.attempts[0].count = 7;
        })) == "invented-event@/attempts/0/events/6");
  const Verified numbered_in = after([](ResultFile& f) {
    auto& events = f.attempts[0].events;
    ResultEvent made = events[1];
    made.choice = "better";
    events.insert(events.begin() + 2, made);
    for (std::size_t i = 0; i < events.size(); ++i) events[i].step = static_cast<std::uint32_t>(i);
    f.attempts[0].count = 7;
  });
  CHECK(codes(numbered_in) != "");
  CHECK(numbered_in.findings[0].code == "invented-event");
}

TEST_CASE("an end that was cut off or edited is named") {
  const Verified cut = after([](ResultFile& f) { f.attempts[0].events.resize(4); });
  CHECK(codes(cut) == "cut-off@/attempts/0/events");
  CHECK(cut.findings[0].problem ==
        "in attempt 1 (\"refill\") the end was cut off: of 6 events 4 are there");
  CHECK(codes(after([](ResultFile& f) {
          f.attempts[0].events.resize(4);
          f.attempts[0].count = 4;
        })) == "edited-end@/attempts/0");
  CHECK(codes(after([](ResultFile& f) { f.attempts[1].closed = ClosedHow::kFinished; })) ==
        "edited-end@/attempts/1");
}

TEST_CASE("what stands about an attempt or the file can't be edited") {
  CHECK(codes(after([](ResultFile& f) { f.attempts[1].kind = AttemptKind::kFirst; })) ==
        "edited-attempt@/attempts/1");
  CHECK(codes(after([](ResultFile& f) { f.attempts[1].tries_before = 0; })) ==
        "edited-attempt@/attempts/1");
  CHECK(codes(after([](ResultFile& f) { f.person = "Code 8"; })) == "edited-file@/head");
  CHECK(codes(after([](ResultFile& f) { f.practised_left_out = 0; })) == "edited-file@/head");
  CHECK(codes(after([](ResultFile& f) { f.scenarios[0].canonical += " "; })) ==
        "edited-scenario@/scenarios/0");
  CHECK(codes(after([](ResultFile& f) { f.scenarios.clear(); })) == "edited-file@/head");
}

TEST_CASE("a dropped, a moved and a foreign attempt are named") {
  CHECK(codes(after([](ResultFile& f) { f.attempts.pop_back(); })) ==
        "dropped-attempt@/contents/1");
  CHECK(codes(after([](ResultFile& f) { std::swap(f.attempts[0], f.attempts[1]); })) ==
        "moved-attempt@/attempts");
  ResultChoice choice;
  choice.person = "Code 9";
  choice.attempts = {"a3"};
  ResultFile other = make_result(handed_in(), choice);
  sign_file(other, test_key(2));
  CHECK(verify(other).verdict == Verdict::kUnchanged);
  CHECK(codes(after([&](ResultFile& f) { f.attempts[1] = other.attempts[0]; })) ==
        "foreign-attempt@/attempts/1 dropped-attempt@/contents/1");
  CHECK(codes(after([&](ResultFile& f) {
          f.attempts[1] = other.attempts[0];
          f.contents[1] = other.attempts[0].head;
        })) == "edited-file@/head");
}

TEST_CASE("hashes worked out anew without the key don't help") {
  const Verified verified = after([](ResultFile& f) {
    f.attempts[0].events[2].choice = "better";
    chain(f);
  });
  CHECK(codes(verified) == "wrong-signature@/signature");
  CHECK(codes(after([](ResultFile& f) {
          f.attempts.pop_back();
          chain(f);
        })) == "wrong-signature@/signature");
  CHECK(codes(after([](ResultFile& f) { f.key = test_key(2).public_key; })) ==
        "wrong-signature@/signature");
}

TEST_CASE("signed anew by another key: sound, and known as another one where one is expected") {
  ResultFile file = small_result();
  file.person = "Somebody else";
  chain(file);
  sign_file(file, test_key(2));
  const std::string text = result_text(file);
  CHECK(verify_result(text, "f").verdict == Verdict::kUnchanged);
  CHECK(verify_result(text, "f", test_key(2).public_key).verdict == Verdict::kUnchanged);
  CHECK(verify_result(text, "f", test_key(1).public_key).verdict == Verdict::kOtherKey);
  CHECK(fingerprint(test_key(1).public_key) != fingerprint(test_key(2).public_key));
}

TEST_CASE("a file without a signature says so, and its chain is still held against it") {
  ResultFile file = small_result();
  file.key.clear();
  file.signature.clear();
  CHECK(verify(file).verdict == Verdict::kUnsigned);
  file.attempts[0].events[2].choice = "x";
  CHECK(verify(file).verdict == Verdict::kChanged);
}

TEST_CASE("a file that was laid out anew is not taken for the bytes that were signed") {
  const std::string text = result_text(small_result());
  const Verified spaced = verify_result(" " + text, "f");
  CHECK(spaced.verdict == Verdict::kChanged);
  CHECK(codes(spaced) == "rewritten");
  CHECK(verify_result(text.substr(0, text.size() - 1), "f").verdict == Verdict::kChanged);
}

TEST_CASE("other files are told what they are") {
  CHECK(codes(verify_result("{}", "f")) == "no-result-file");
  CHECK(codes(verify_result("", "f")) == "no-result-file");
  CHECK(codes(verify_result("Friday: call the clinic", "f")) == "no-result-file");
  // Where its JSON is broken is said of one that was a result file.
  CHECK(codes(verify_result("{\"kind\": \"warmline-result\",", "f")) == "syntax");
  CHECK(codes(verify_result(R"({"kind":"warmline-result","format":2})", "f")) ==
        "newer-format@/format");
  CHECK(verify_result(R"({"kind":"warmline-result","format":1})", "f").verdict ==
        Verdict::kUnreadable);
}

TEST_CASE("a name is what was typed, without control characters, and 80 characters at most") {
  CHECK(person_as_written("  Kim\n ") == "Kim");
  CHECK(person_as_written("a\tb") == "a b");
  CHECK(person_as_written("") == "");
  CHECK(person_as_written("\xE2\x80\xA8") == "");  // a line separator
  CHECK(person_as_written("k\xFF") == "k");
  std::string longest;
  for (int i = 0; i < 81; ++i) longest += "ä";
  CHECK(person_as_written(longest).size() == 160);
}

}  // namespace warmline::progress
