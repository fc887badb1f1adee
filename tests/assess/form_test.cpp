#include "assess/form.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "assess/forms.h"
#include "core/base64.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"

namespace warmline::test {

using assess::Form;
using assess::Invitation;
using assess::ReadForm;
using assess::ReadInvitation;

namespace {

std::string codes(const std::vector<Diagnostic>& findings) {
  std::string text;
  for (const Diagnostic& one : findings)
    text += (text.empty() ? "" : " ") + one.code + "@" + one.pointer;
  return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// What is found where `to` stands for `from` in a sound form.
std::string after(const std::string& from, const std::string& to) {
  const ReadForm read = assess::read_form(replaced(form_text(small_form()), from, to), "f.json");
  CHECK(read.form.has_value() == read.diagnostics.empty());
  return codes(read.diagnostics);
}

Invitation small_invitation() {
  Invitation invitation{small_form(), "K-17_b", {}};
  invitation.accommodations.time_per_cent = 150;
  invitation.accommodations.larger_text = true;
  return invitation;
}

std::string after_in_invitation(const std::string& from, const std::string& to) {
  const ReadInvitation read =
      assess::read_invitation(replaced(invitation_text(small_invitation()), from, to), "i.json");
  CHECK(read.invitation.has_value() == read.diagnostics.empty());
  return codes(read.diagnostics);
}

std::string canonical_of(const std::string& text) {
  const json::ParseOutcome outcome = json::parse(text);
  REQUIRE(outcome.document);
  return json::canonical(outcome.document->root());
}

std::string file_text(const std::string& path) {
  std::ifstream file(WARMLINE_SOURCE_DIR "/" + path, std::ios::binary);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// A link made without the program's own packing.
std::string link_of(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  REQUIRE(compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                    reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()),
                    9) == Z_OK);
  packed.resize(size);
  std::string url = base64(packed);
  std::replace(url.begin(), url.end(), '+', '-');
  std::replace(url.begin(), url.end(), '/', '_');
  url.erase(std::find(url.begin(), url.end(), '='), url.end());
  return "z" + url;
}

}  // namespace

TEST_CASE("any form comes back from its text as it went in, in canonical JSON") {
  Random random(7);
  for (int round = 0; round < 300; ++round) {
    const Form form = random_form(random);
    const std::string text = form_text(form);
    CHECK(text.size() <= assess::kMostFormBytes);
    CHECK(canonical_of(text) == text);
    const ReadForm read = assess::read_form(text, "f.json");
    INFO(codes(read.diagnostics));
    REQUIRE(read.form);
    CHECK(form_text(*read.form) == text);
    CHECK(form_hash(*read.form) == sha256_hex(text));
  }
}

TEST_CASE("every field of a form comes back by itself") {
  const Form form = small_form();
  const ReadForm read = assess::read_form(form_text(form), "f.json");
  REQUIRE(read.form);
  const Form& back = *read.form;
  CHECK(back.id == form.id);
  CHECK(back.title == form.title);
  CHECK(back.variant == "A");
  CHECK(back.asks == form.asks);
  CHECK(back.purpose == form.purpose);
  CHECK(back.contact == form.contact);
  CHECK(back.job_analysis == form.job_analysis);
  CHECK(back.language == "en");
  REQUIRE(back.warm_up);
  CHECK(back.warm_up->scenario == "left-upstairs");
  REQUIRE(back.calls.size() == 2);
  CHECK(back.calls[0].version == std::string(64, '1'));
  CHECK_FALSE(back.calls[0].anchor);
  CHECK(back.calls[1].anchor);
  CHECK(back.seed == form.seed);
  CHECK(back.limit == 600);
  CHECK_FALSE(back.pauses);
  CHECK(back.keep_days == 180);
  CHECK(back.shown == assess::Shown::kProfile);
  CHECK_FALSE(back.key_free);
}

// The bytes are written out here as a form's schema names them.
TEST_CASE("a form's hash is SHA-256 of its canonical bytes") {
  Form form;
  form.id = std::string(32, 'b');
  form.language = "en";
  form.seed = 255;
  form.calls = {form_call("one", '1')};
  const std::string bytes =
      R"({"asks":"","calls":[{"anchor":false,"scenario":"one","version":")" + std::string(64, '1') +
      R"("}],"contact":"","edition":1,"format":1,"id":")" + form.id +
      R"(","job_analysis":"","keep_days":180,"key_free":false,"kind":"warmline-form",)" +
      R"("language":"en","limit":0,"pauses":false,"purpose":"","seed":"00000000000000ff",)" +
      R"("shown":"profile","title":"","variant":""})";
  CHECK(form_text(form) == bytes);
  CHECK(form_hash(form) == sha256_hex(bytes));
}

TEST_CASE("a form's hash changes with every field") {
  const std::vector<std::function<void(Form&)>> changes = {
      [](Form& form) { form.id[5] = 'b'; },
      [](Form& form) { ++form.edition; },
      [](Form& form) { form.title += "."; },
      [](Form& form) { form.variant = "B"; },
      [](Form& form) { form.variant = ""; },
      [](Form& form) { form.asks += "."; },
      [](Form& form) { form.purpose += "."; },
      [](Form& form) { form.contact += "."; },
      [](Form& form) { form.job_analysis += "."; },
      [](Form& form) { form.language = "de"; },
      [](Form& form) { form.warm_up.reset(); },
      [](Form& form) { form.warm_up->scenario = "other"; },
      [](Form& form) { form.warm_up->version[0] = 'f'; },
      [](Form& form) { form.warm_up->anchor = true; },
      [](Form& form) { form.calls.pop_back(); },
      [](Form& form) { std::swap(form.calls[0], form.calls[1]); },
      [](Form& form) { form.calls[0].scenario = "other"; },
      [](Form& form) { form.calls[0].version[63] = 'f'; },
      [](Form& form) { form.calls[0].anchor = true; },
      [](Form& form) { ++form.seed; },
      [](Form& form) { form.seed ^= std::uint64_t{1} << 63; },
      [](Form& form) { form.limit = 601; },
      [](Form& form) { form.pauses = true; },
      [](Form& form) { ++form.keep_days; },
      [](Form& form) { form.shown = assess::Shown::kThatItIsDone; },
      [](Form& form) { form.shown = assess::Shown::kDecisions; },
      [](Form& form) { form.key_free = true; },
      [](Form& form) { form.offers = assess::Offers{}; },
      [](Form& form) {
        form.offers = assess::Offers{false, true, true, true, true};
      },
      [](Form& form) {
        form.offers = assess::Offers{true, false, true, true, true};
      },
      [](Form& form) {
        form.offers = assess::Offers{true, true, false, true, true};
      },
      [](Form& form) {
        form.offers = assess::Offers{true, true, true, false, true};
      },
      [](Form& form) {
        form.offers = assess::Offers{true, true, true, true, false};
      }};
  std::set<std::string> hashes{form_hash(small_form())};
  for (const auto& change : changes) {
    Form form = small_form();
    change(form);
    CHECK(hashes.insert(form_hash(form)).second);
  }
}

// Kept as a form of format 1 was written, before it said what it offers.
TEST_CASE("a form of format 1 reads, and its bytes and hash stay") {
  const std::string kept = file_text("tests/fixtures/forms/v1.json");
  const std::string text = kept.substr(0, kept.size() - 1);  // without the end of the line
  const ReadForm read = assess::read_form(kept, "v1.json");
  INFO(codes(read.diagnostics));
  REQUIRE(read.form);
  CHECK_FALSE(read.form->offers);
  CHECK(assess::offers_of(*read.form) == assess::Offers{});
  CHECK(form_text(*read.form) == text);
  CHECK(form_hash(*read.form) ==
        "d3f3545306ad2f5c90253175a5844b5c45e075cd30091bebefc8caeaae55d5b4");
  CHECK(read.form->keep_days == 90);
  CHECK(read.form->shown == assess::Shown::kDecisions);
}

TEST_CASE("what a form offers is format 2, and both or neither") {
  Form form = small_form();
  form.offers = assess::Offers{true, false, true, false, true};
  const std::string text = form_text(form);
  CHECK(text.find("\"format\":2,") != std::string::npos);
  CHECK(text.find(R"("offers":{"larger_text":false,"more_time":true,"pauses":true,)"
                  R"("plain_layout":true,"untimed":false},"pauses":false)") != std::string::npos);
  const ReadForm read = assess::read_form(text, "f.json");
  REQUIRE(read.form);
  CHECK(read.form->offers == form.offers);
  const auto after_here = [&](const std::string& from, const std::string& to) {
    return codes(assess::read_form(replaced(text, from, to), "f.json").diagnostics);
  };
  CHECK(after_here("\"format\":2", "\"format\":1") == "unknown-field@/offers");
  CHECK(after_here("\"untimed\":false", "\"untimed\":0") == "wrong-type@/offers/untimed");
  CHECK(after_here("\"more_time\":true,", "") == "missing-field@/offers");
  CHECK(after_here("\"more_time\"", "\"less_time\"").find("unknown-field@/offers/less_time") !=
        std::string::npos);
  CHECK(missing_in(form).empty());
}

TEST_CASE("what is wrong in a form is named with its place") {
  CHECK(after("", "") == "");
  CHECK(after("warmline-form", "warmline-result") == "no-form@");
  CHECK(after("\"format\":1", "\"format\":3") == "newer-format@/format");
  CHECK(after("\"format\":1", "\"format\":2") == "missing-field@/offers");
  CHECK(after("\"format\":1", "\"format\":0") == "not-in-list@/format");
  CHECK(after("\"limit\":600", "\"limit\":59") == "out-of-range@/limit");
  CHECK(after("\"limit\":600", "\"limit\":7201") == "out-of-range@/limit");
  CHECK(after("\"limit\":600", "\"limit\":60.5") == "wrong-type@/limit");
  CHECK(after("\"keep_days\":180", "\"keep_days\":0") == "out-of-range@/keep_days");
  CHECK(after("\"edition\":1", "\"edition\":0") == "out-of-range@/edition");
  CHECK(after("\"seed\":\"0123", "\"seed\":\"012G") == "wrong-form@/seed");
  CHECK(after("\"id\":\"aaaa", "\"id\":\"AAAA") == "wrong-form@/id");
  CHECK(after("\"shown\":\"profile\"", "\"shown\":\"all\"") == "not-in-list@/shown");
  CHECK(after("\"variant\":\"A\"", "\"variant\":\"AB\"") == "wrong-form@/variant");
  CHECK(after("one-day-late", "One day") == "wrong-form@/calls/1/scenario");
  CHECK(after(std::string(64, '2'), "22") == "wrong-form@/calls/1/version");
  CHECK(after("\"pauses\":false", "\"pauses\":0") == "wrong-type@/pauses");
  CHECK(after("\"asks\":", "\"Asks\":").find("unknown-field@/Asks") != std::string::npos);
  CHECK(after("\"limit\":600", "\"limit\":600,\"limit\":0").find("duplicate-key") == 0);
  CHECK(after("The water works", "The \\u001b[2Jworks") == "control-character@/asks");
  CHECK(after("The water works", std::string(161, 'x')) == "too-long@/asks");
  const ReadForm placed = assess::read_form("{\n  \"kind\": 7}", "f.json");
  REQUIRE(placed.diagnostics.size() == 1);
  CHECK(placed.diagnostics[0].file == "f.json");
  Form many = small_form();
  many.calls.assign(assess::kMostCalls + 1, many.calls[0]);
  CHECK(codes(assess::read_form(form_text(many), "f").diagnostics) == "too-many@/calls");
}

TEST_CASE("a form that is huge, deep or no JSON is refused with a reason") {
  CHECK(codes(assess::read_form(std::string(assess::kMostFormBytes + 1, ' '), "f").diagnostics) ==
        "too-large@");
  const std::string deep = "{\"kind\":" + std::string(60'000 / 2, '[');
  CHECK(codes(assess::read_form(deep, "f").diagnostics).find("too-deep") == 0);
  std::string many = "[0";
  while (many.size() + 2 < assess::kMostFormBytes) many += ",0";
  CHECK(codes(assess::read_form(many + "]", "f").diagnostics).find("too-many-values") == 0);
  CHECK(codes(assess::read_form("", "f").diagnostics).find("syntax") == 0);
  CHECK(codes(assess::read_form("\xff", "f").diagnostics).find("not-utf-8") == 0);
}

TEST_CASE("any invitation comes back from its text and from its link as it went in") {
  Random random(8);
  for (int round = 0; round < 200; ++round) {
    const Invitation invitation = random_invitation(random);
    const std::string text = invitation_text(invitation);
    CHECK(text.size() <= assess::kMostFormBytes);
    CHECK(canonical_of(text) == text);
    const std::string link = invitation_link(invitation);
    CHECK(link.find_first_not_of(
              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
          std::string::npos);
    for (const ReadInvitation& read :
         {assess::read_invitation(text, "i.json"), assess::read_invitation_link(link)}) {
      INFO(codes(read.diagnostics));
      REQUIRE(read.invitation);
      CHECK(invitation_text(*read.invitation) == text);
      CHECK(read.invitation->candidate == invitation.candidate);
      CHECK(read.invitation->accommodations == invitation.accommodations);
      CHECK(form_hash(read.invitation->form) == form_hash(invitation.form));
    }
  }
}

TEST_CASE("a bare form counts as an invitation without a code") {
  const ReadInvitation read = assess::read_invitation(form_text(small_form()), "f.json");
  REQUIRE(read.invitation);
  CHECK(read.invitation->candidate.empty());
  CHECK_FALSE(read.invitation->accommodations.any());
  CHECK(form_text(read.invitation->form) == form_text(small_form()));
  CHECK(codes(assess::read_form(invitation_text(small_invitation()), "i").diagnostics) ==
        "no-form@");
}

TEST_CASE("what is wrong in an invitation is named with its place") {
  CHECK(after_in_invitation("", "") == "");
  CHECK(after_in_invitation("warmline-invitation", "warmline-party") == "no-form@");
  CHECK(after_in_invitation("\"kind\":\"warmline-form\"", "\"kind\":\"x\"") == "no-form@/form");
  CHECK(after_in_invitation("\"limit\":600", "\"limit\":1") == "out-of-range@/form/limit");
  CHECK(after_in_invitation("one-day-late", "One") == "wrong-form@/form/calls/1/scenario");
  CHECK(after_in_invitation("K-17_b", "K 17") == "wrong-form@/candidate");
  CHECK(after_in_invitation("K-17_b", std::string(41, 'k')) == "wrong-form@/candidate");
  CHECK(after_in_invitation(":150", ":99") == "out-of-range@/accommodations/time_per_cent");
  CHECK(after_in_invitation(":150", ":401") == "out-of-range@/accommodations/time_per_cent");
  CHECK(after_in_invitation("\"untimed\":false", "\"untimed\":1") ==
        "wrong-type@/accommodations/untimed");
  CHECK(after_in_invitation("\"candidate\"", "\"candidate\":\"\",\"candidate\"")
            .find("duplicate-key") == 0);
  CHECK(after_in_invitation("The water works", "The \\u2028works") ==
        "control-character@/form/asks");
  const std::string second = R"(},"format":1,"kind":"warmline-invitation")";
  CHECK(after_in_invitation(second, R"(},"format":2,"kind":"warmline-invitation")") ==
        "newer-format@/format");
}

TEST_CASE("a link that isn't whole, or would unpack to too much, is refused") {
  const std::string link = invitation_link(small_invitation());
  REQUIRE(link[0] == 'z');
  const auto found = [](const std::string& text) {
    const ReadInvitation read = assess::read_invitation_link(text);
    CHECK(read.invitation.has_value() == read.diagnostics.empty());
    return codes(read.diagnostics);
  };
  CHECK(found(link) == "");
  for (std::size_t cut = 0; cut < link.size(); ++cut)
    CHECK(found(link.substr(0, cut)) == "damaged-link@");
  CHECK(found("y" + link.substr(1)) == "damaged-link@");
  CHECK(found(link + "AAAA") == "damaged-link@");
  CHECK(found(link + "=") == "damaged-link@");
  CHECK(found(link + " ") == "damaged-link@");
  CHECK(found("p" + link.substr(1)) != "");
  // Made elsewhere, the same bytes are as good.
  CHECK(found(link_of(invitation_text(small_invitation()))) == "");
  CHECK(found(link_of(form_text(small_form()))) == "");
  const std::string text = form_text(small_form());
  CHECK(found(link_of(text + std::string(assess::kMostFormBytes - text.size(), ' '))) == "");
  CHECK(found(link_of(text + std::string(assess::kMostFormBytes - text.size() + 1, ' '))) ==
        "too-large@");
  // A thousandfold: 64 MB out of 64 KB.
  const std::string bomb = link_of(std::string(std::size_t{48} << 20, ' '));
  REQUIRE(bomb.size() < 80'000);
  CHECK(found(bomb) == "too-large@");
  CHECK(found("p" + std::string(200'000, 'A')) == "too-large@");
}

TEST_CASE("a link may hold its bytes unpacked") {
  const std::string text = invitation_text(small_invitation());
  std::string url = base64(text);
  std::replace(url.begin(), url.end(), '+', '-');
  std::replace(url.begin(), url.end(), '/', '_');
  url.erase(std::find(url.begin(), url.end(), '='), url.end());
  const ReadInvitation read = assess::read_invitation_link("p" + url);
  REQUIRE(read.invitation);
  CHECK(invitation_text(*read.invitation) == text);
}

TEST_CASE("a link of twelve calls stays short enough for a letter") {
  Form form = small_form();
  Random random(9);
  form.calls.clear();
  for (std::size_t i = 0; i < 12; ++i)
    form.calls.push_back(
        {"a-call-with-a-rather-long-name-" + std::to_string(i), random_hex(random, 64), false});
  form.job_analysis.clear();
  while (form.job_analysis.size() < 1000)
    form.job_analysis += "In week " + random_hex(random, 3) +
                         " agents told of calls in which a rule stood in the way of what the "
                         "caller needed. ";
  const std::string link = assess::invitation_link({form, "K-17", {}});
  CHECK(link.size() < 2500);
}

TEST_CASE("a link with characters changed is read whole or refused with a reason") {
  Random random(12);
  const std::string text = invitation_text(small_invitation());
  const std::string link = invitation_link(small_invitation());
  for (int round = 0; round < 3000; ++round) {
    std::string changed = link;
    for (std::size_t i = 1 + random.below(3); i > 0; --i) {
      const std::size_t at = random.below(changed.size());
      if (random.below(2) == 0) changed[at] = "AZaz09-_zp"[random.below(10)];
      if (random.below(4) == 0) changed.erase(at, random.below(5));
      if (random.below(4) == 0) changed.insert(at, changed.substr(at, random.below(9)));
      if (changed.empty()) changed = "z";
    }
    const ReadInvitation read = assess::read_invitation_link(changed);
    REQUIRE(read.invitation.has_value() == read.diagnostics.empty());
    // zlib's checksum lets no other text through.
    if (read.invitation) REQUIRE(invitation_text(*read.invitation) == text);
    std::string bytes = text;
    bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
    const ReadInvitation other = assess::read_invitation(bytes, "f");
    REQUIRE(other.invitation.has_value() == other.diagnostics.empty());
    for (const Diagnostic& one : other.diagnostics)
      REQUIRE(text::first_invalid_utf8(to_line(one)) == text::kNone);
  }
}

TEST_CASE("a candidate's code is letters, digits, - and _") {
  CHECK(assess::is_candidate_code("K-17_b"));
  CHECK(assess::is_candidate_code(std::string(40, 'z')));
  CHECK_FALSE(assess::is_candidate_code(""));
  CHECK_FALSE(assess::is_candidate_code(std::string(41, 'z')));
  for (const char* bad : {"K 17", "K.17", "Ké", "K/1", "K\n"})
    CHECK_FALSE(assess::is_candidate_code(bad));
}

TEST_CASE("a call's limit goes by the form and by what is done differently for a candidate") {
  Form form = small_form();
  assess::Accommodations given;
  CHECK(limit_ms(form, given) == 600'000);
  given.time_per_cent = 125;
  CHECK(limit_ms(form, given) == 750'000);
  given.time_per_cent = 400;
  form.limit = assess::kMostLimit;
  CHECK(limit_ms(form, given) == 28'800'000);
  given.untimed = true;
  CHECK(limit_ms(form, given) == 0);
  given = {};
  form.limit = 0;
  given.time_per_cent = 200;
  CHECK(limit_ms(form, given) == 0);
  CHECK_FALSE(may_pause(form, given));
  given.pauses = true;
  CHECK(may_pause(form, given));
  form.pauses = true;
  CHECK(may_pause(form, {}));
}

TEST_CASE("what keeps a form from being given out is said in sentences") {
  CHECK(missing_in(small_form()).empty());
  const auto missing = [](const std::function<void(Form&)>& change) {
    Form form = small_form();
    change(form);
    const std::vector<std::string> found = missing_in(form);
    for (const std::string& sentence : found) CHECK(sentence.back() == '.');
    return found.size() == 1 ? found[0] : "(" + std::to_string(found.size()) + ")";
  };
  CHECK(missing([](Form& form) { form.calls.clear(); }) == "There is no call to take yet.");
  CHECK(missing([](Form& form) { form.calls.push_back(form.calls[0]); }) ==
        "The call \"refill-before-the-weekend\" is in it more than once.");
  CHECK(missing([](Form& form) {
          form.calls.push_back(form.calls[0]);
          form.calls.back().version = std::string(64, '9');
          form.calls.push_back(form.calls[0]);
        }) == "The call \"refill-before-the-weekend\" is in it more than once.");
  CHECK(missing([](Form& form) { form.warm_up = form.calls[1]; }) ==
        "The warm-up is one of the calls that count.");
  CHECK(missing([](Form& form) { form.language = "mul"; }) ==
        "The calls are in different languages: choose calls of one.");
  CHECK(missing([](Form& form) { form.title = " \n"; }) == "The form has no title.");
  CHECK(missing([](Form& form) { form.asks.clear(); }) == "It isn’t said who asks.");
  CHECK(missing([](Form& form) { form.purpose.clear(); }) == "It isn’t said what it is for.");
  CHECK(missing([](Form& form) { form.contact.clear(); }).find("Nobody is named") == 0);
  CHECK(missing([](Form& form) { form.job_analysis.clear(); }).find("job analysis") !=
        std::string::npos);
  CHECK(missing([](Form& form) { form.limit = 30; }).find("The time for a call") == 0);
  CHECK(missing([](Form& form) { form.keep_days = 0; }).find("It can’t be read again") == 0);
  CHECK(missing([](Form& form) {
          form.asks = std::string(161, 'x');
        }).find("It can’t be read again") == 0);
  CHECK(missing([](Form& form) {
          form.calls.assign(assess::kMostCalls + 1, {});
          for (std::size_t i = 0; i < form.calls.size(); ++i)
            form.calls[i] = form_call("call-" + std::to_string(i), '3');
        }) == "There are more than 40 calls.");
  CHECK(missing_in(Form{}).size() == 6);
}

}  // namespace warmline::test
