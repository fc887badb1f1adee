#include "assess/sitting_file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "assess/sitting_files.h"
#include "assess/sitting_parts.h"
#include "core/hash.h"
#include "core/json.h"

namespace warmline::assess {
namespace {

using progress::Verdict;
using test::small_sitting_file;
using What = SittingWhat;

std::string codes(const VerifiedSitting& verified) {
  std::string text;
  for (const Diagnostic& one : verified.findings) {
    text += (text.empty() ? "" : " ") + one.code;
    if (!one.pointer.empty()) text += "@" + one.pointer;
  }
  return text;
}

VerifiedSitting verify(const SittingFile& file) {
  return verify_sitting(sitting_text(file), "f.json");
}

// What comes of a change that leaves all hashes and the signature as they stand.
template <typename Change>
std::string after(const Change& change) {
  SittingFile file = small_sitting_file();
  change(file);
  const VerifiedSitting verified = verify(file);
  CHECK(verified.verdict == Verdict::kChanged);
  return codes(verified);
}

void number_anew(SittingFile& file) {
  for (std::size_t i = 0; i < file.events.size(); ++i)
    file.events[i].step = static_cast<std::uint32_t>(i);
  file.count = static_cast<std::int64_t>(file.events.size());
}

void drop(SittingFile& file, std::size_t place, std::size_t count = 1) {
  const auto from = static_cast<std::ptrdiff_t>(place);
  const auto to = static_cast<std::ptrdiff_t>(place + count);
  file.events.erase(file.events.begin() + from, file.events.begin() + to);
  file.hashes.erase(file.hashes.begin() + from, file.hashes.begin() + to);
}

void put_in(SittingFile& file, std::size_t place, const SittingEvent& event,
            const std::string& hash) {
  file.events.insert(file.events.begin() + static_cast<std::ptrdiff_t>(place), event);
  file.hashes.insert(file.hashes.begin() + static_cast<std::ptrdiff_t>(place), hash);
}

}  // namespace

TEST_CASE("a sitting file is unchanged as saved, and holds the sitting without its marks") {
  const VerifiedSitting verified = verify(small_sitting_file());
  CHECK(codes(verified) == "");
  CHECK(verified.verdict == Verdict::kUnchanged);
  const SittingFile& file = verified.file;
  CHECK(invitation_text(file.invitation) == invitation_text(test::small_invitation()));
  CHECK(file.form_hash == form_hash(test::small_form()));
  CHECK(file.sitting == std::string(32, 'b'));
  CHECK(file.starts == std::vector<std::int64_t>{1'699'000'000'000, 1'700'000'000'000});
  CHECK(file.made_ms == 1'700'000'100'000);
  const progress::Sitting sitting = test::small_sitting();
  REQUIRE(file.events.size() == sitting.events.size() - 1);
  for (std::size_t i = 0, j = 0; i < file.events.size(); ++i, ++j) {
    if (sitting.events[j].what == What::kMark) ++j;
    CHECK(file.events[i].sitting == sitting.id);
    CHECK(file.events[i].step == i);
    CHECK(file.events[i].what == sitting.events[j].what);
    CHECK(file.events[i].node == sitting.events[j].node);
    CHECK(file.events[i].choice == sitting.events[j].choice);
    CHECK(file.events[i].card == sitting.events[j].card);
    CHECK(file.events[i].used_ms == sitting.events[j].used_ms);
    CHECK(file.events[i].wall_ms == sitting.events[j].wall_ms);
  }
  CHECK(looks_like_sitting(sitting_text(file)));
  CHECK_FALSE(looks_like_sitting(progress::result_text(progress::small_result())));
}

TEST_CASE("the bytes of a sitting file are canonical JSON and a line break") {
  const std::string text = sitting_text(small_sitting_file());
  const json::ParseOutcome outcome = json::parse(text);
  REQUIRE(outcome.document);
  CHECK(json::canonical(outcome.document->root()) + "\n" == text);
}

// Worked out by hand from the bytes that sitting_file.h describes.
TEST_CASE("the chain of a sitting is what the header says it is") {
  const SittingFile file = small_sitting_file();
  json::Writer quoted;
  quoted.string(invitation_text(file.invitation));
  const std::string begun = sha256_hex(
      "warmline sitting 1\n"
      R"({"form":")" +
      sha256_hex(form_text(file.invitation.form)) + R"(","invitation":)" + quoted.take() +
      R"(,"sitting":")" + std::string(32, 'b') + R"(","starts":[1699000000000,1700000000000]})");
  CHECK(file.begun == begun);
  std::string hash =
      sha256_hex(begun + R"({"step":0,"used_ms":0,"wall_ms":1700000000000,"what":"opened"})");
  CHECK(file.hashes[0] == hash);
  hash = sha256_hex(hash + R"({"step":1,"used_ms":0,"wall_ms":1700000001000,"what":"call-begun"})");
  CHECK(file.hashes[1] == hash);
  hash = sha256_hex(hash + R"({"choice":"c1","node":"n1","step":2,"used_ms":4000,)"
                           R"("wall_ms":1700000002000,"what":"choice"})");
  CHECK(file.hashes[2] == hash);
  CHECK(file.hashes[4] == sha256_hex(file.hashes[3] + R"({"card":"policy","step":4,"used_ms":2500,)"
                                                      R"("wall_ms":1700000004000,"what":"card"})"));
  const std::string end = sha256_hex(file.hashes.back() + R"({"count":14})");
  CHECK(file.end == end);
  CHECK(file.head == sha256_hex("warmline sitting 1 file\n"
                                R"({"begun":")" +
                                begun + R"(","end":")" + end +
                                R"(","format":1,"kind":"warmline-sitting",)"
                                R"("made_ms":1700000100000})"));
  CHECK(message_to_sign(file) == "warmline sitting 1 signature\n" + file.head);
}

TEST_CASE("bytes changed in turn: a sitting file is never taken for unchanged") {
  const std::string text = sitting_text(small_sitting_file());
  std::mt19937 random(5);
  const auto wrong = [](const std::string& changed) {
    const Verdict verdict = verify_sitting(changed, "f").verdict;
    return verdict == Verdict::kChanged || verdict == Verdict::kUnreadable;
  };
  for (std::size_t at = 0; at < text.size(); at += 1 + random() % 3) {
    std::string changed = text;
    const int by[] = {1, 0x20, static_cast<int>(1 + random() % 255)};
    changed[at] = static_cast<char>(text[at] ^ by[at % 3]);
    if (!wrong(changed)) FAIL_CHECK(at);
    if (at % 16 == 0 && !wrong(text.substr(0, at))) FAIL_CHECK(at);
  }
}

TEST_CASE("an edited event of a sitting is named, and no other") {
  CHECK(after([](SittingFile& f) { f.events[5].choice = "x"; }) == "edited-event@/events/5");
  CHECK(after([](SittingFile& f) { f.events[2].node = "x"; }) == "edited-event@/events/2");
  CHECK(after([](SittingFile& f) { f.events[4].card = "x"; }) == "edited-event@/events/4");
  CHECK(after([](SittingFile& f) { f.events[0].wall_ms -= 1; }) == "edited-event@/events/0");
  CHECK(after([](SittingFile& f) { f.events[12].used_ms = 300'000; }) == "edited-event@/events/12");
  // A page that went away, made a pause of.
  CHECK(after([](SittingFile& f) { f.events[11].what = What::kPaused; }) ==
        "edited-event@/events/11");
  CHECK(after([](SittingFile& f) {
          f.events[1].used_ms = 1;
          f.events[9].used_ms = 1;
        }) == "edited-event@/events/1 edited-event@/events/9");
}

TEST_CASE("a dropped event of a sitting is named, with the numbers left or closed up") {
  CHECK(after([](SittingFile& f) { drop(f, 11); }) == "dropped-event@/events/11");
  CHECK(after([](SittingFile& f) { drop(f, 0); }) == "dropped-event@/events/0");
  CHECK(after([](SittingFile& f) {
          drop(f, 6, 2);
          number_anew(f);
        }) == "dropped-event@/events/6");
  CHECK(after([](SittingFile& f) { drop(f, 10, 4); }) == "cut-off@/events");
  CHECK(after([](SittingFile& f) {
          drop(f, 10, 4);
          number_anew(f);
        }) == "edited-end");
}

TEST_CASE("events of a sitting that change places are named") {
  CHECK(after([](SittingFile& f) {
          std::swap(f.events[2], f.events[5]);
          std::swap(f.hashes[2], f.hashes[5]);
        }) == "moved-event@/events/2 moved-event@/events/5");
  CHECK(after([](SittingFile& f) {
          std::swap(f.events[2], f.events[5]);
          std::swap(f.hashes[2], f.hashes[5]);
          number_anew(f);
        }) != "");
}

TEST_CASE("an invented event of a sitting is named: in between, numbered in, at the end") {
  CHECK(after([](SittingFile& f) { put_in(f, 6, f.events[2], f.hashes[2]); }) ==
        "invented-event@/events/6");
  CHECK(after([](SittingFile& f) {
          SittingEvent made = f.events[8];
          made.choice = "better";
          put_in(f, 9, made, event_hash(f.hashes[8], made));
          number_anew(f);
        }).rfind("invented-event", 0) == 0);
  CHECK(after([](SittingFile& f) {
          SittingEvent made = f.events[13];
          made.step = 14;
          made.what = What::kSaved;
          put_in(f, 14, made, event_hash(f.hashes[13], made));
          f.count = 15;
        }) == "invented-event@/events/14");
}

TEST_CASE("another form, code, accommodation or start than it was taken with shows") {
  const std::string about = "edited-sitting";
  CHECK(after([](SittingFile& f) { f.invitation.form.limit = 7200; }) ==
        "edited-sitting edited-form@/invitation");
  CHECK(after([](SittingFile& f) {
          f.invitation.form.calls.pop_back();
          f.form_hash = form_hash(f.invitation.form);
        }) == about);
  CHECK(after([](SittingFile& f) { f.form_hash = std::string(64, '0'); }) ==
        "edited-sitting edited-form@/invitation");
  CHECK(after([](SittingFile& f) { f.invitation.candidate = "K-18"; }) == about);
  CHECK(after([](SittingFile& f) { f.invitation.accommodations.untimed = true; }) == about);
  CHECK(after([](SittingFile& f) { f.invitation.accommodations.time_per_cent = 150; }) == about);
  CHECK(after([](SittingFile& f) { f.invitation.accommodations.pauses = false; }) == about);
  CHECK(after([](SittingFile& f) { f.starts.erase(f.starts.begin()); }) == about);
  CHECK(after([](SittingFile& f) { f.starts[1] += 1; }) == about);
  CHECK(after([](SittingFile& f) { f.sitting[0] = 'c'; }) == about);
  CHECK(after([](SittingFile& f) { f.begun[0] = f.begun[0] == '0' ? '1' : '0'; }) != "");
  CHECK(after([](SittingFile& f) { f.made_ms += 1; }) == "edited-file@/head");
  CHECK(after([](SittingFile& f) { f.count = 13; }) == "edited-end");
  CHECK(verify(test::small_sitting_file()).findings.empty());
}

TEST_CASE("a swapped signature, and hashes worked out anew without the key, don’t help") {
  const std::string wrong = "wrong-signature@/signature";
  CHECK(after([](SittingFile& f) {
          f.events[5].choice = "better";
          chain(f);
        }) == wrong);
  CHECK(after([](SittingFile& f) {
          f.starts = {f.starts.back()};
          chain(f);
        }) == wrong);
  CHECK(after([](SittingFile& f) { f.key = progress::test_key(2).public_key; }) == wrong);
  CHECK(after([](SittingFile& f) {
          SittingFile other = f;
          other.made_ms += 1;
          chain(other);
          test::sign_sitting(other);
          f.signature = other.signature;
        }) == wrong);
  CHECK(after([](SittingFile& f) {
          f.signature = sign(progress::test_key(), "warmline result 1 signature\n" + f.head);
        }) == wrong);
}

TEST_CASE("a sitting signed anew by another key is known as that where one is expected") {
  SittingFile file = small_sitting_file();
  file.invitation.candidate = "K-18";
  chain(file);
  test::sign_sitting(file, progress::test_key(2));
  const std::string text = sitting_text(file);
  CHECK(verify_sitting(text, "f").verdict == Verdict::kUnchanged);
  CHECK(verify_sitting(text, "f", progress::test_key(2).public_key).verdict == Verdict::kUnchanged);
  CHECK(verify_sitting(text, "f", progress::test_key(1).public_key).verdict == Verdict::kOtherKey);
}

TEST_CASE("an unsigned sitting says so, and one that was laid out anew is not the bytes signed") {
  SittingFile file = small_sitting_file();
  const std::string text = sitting_text(file);
  CHECK(codes(verify_sitting(" " + text, "f")) == "rewritten");
  CHECK(verify_sitting(text.substr(0, text.size() - 1), "f").verdict == Verdict::kChanged);
  file.key.clear();
  file.signature.clear();
  CHECK(verify(file).verdict == Verdict::kUnsigned);
  file.events[2].choice = "x";
  CHECK(verify(file).verdict == Verdict::kChanged);
}

TEST_CASE("other files, and sittings of no shape, are told what they are") {
  CHECK(codes(verify_sitting("{}", "f")) == "no-sitting-file");
  CHECK(codes(verify_sitting("", "f")) == "syntax");
  CHECK(codes(verify_sitting(R"({"kind":"warmline-sitting","format":2})", "f")) ==
        "newer-format@/format");
  CHECK(verify_sitting(R"({"kind":"warmline-sitting","format":1})", "f").verdict ==
        Verdict::kUnreadable);
  const std::string text = sitting_text(small_sitting_file());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    const std::size_t at = changed.find(from);
    REQUIRE(at != std::string::npos);
    return verify_sitting(changed.replace(at, from.size(), to), "f");
  };
  CHECK(with(R"("what":"opened")", R"("what":"mark")").verdict == Verdict::kUnreadable);
  CHECK(with(R"("what":"opened")", R"("node":"n","what":"opened")").verdict ==
        Verdict::kUnreadable);
  CHECK(with(R"("used_ms":4000)", R"("used_ms":-4000)").verdict == Verdict::kUnreadable);
  CHECK(with(R"("count":14)", R"("count":14,"count":14)").verdict == Verdict::kUnreadable);
  const VerifiedSitting odd = with(R"(\"candidate\":\"K-17\")", R"(\"candidate\":\"K 17 x\")");
  CHECK(codes(odd) == "bad-invitation@/invitation");
  CHECK(odd.findings[0].line == 1);
  CHECK(with(R"(\"candidate\":\"K-17\",)", R"( \"candidate\":\"K-17\",)").verdict ==
        Verdict::kUnreadable);
}

}  // namespace warmline::assess
