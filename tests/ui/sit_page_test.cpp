// What a candidate is told and shown: nothing that gives a key away, what they can ask for.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "platform/memory.h"
#include "ui/house.h"
#include "ui/sit_fixture.h"

using namespace fixture::sit;

TEST_CASE("a call of a form shows neither its own clock nor what looking something up takes") {
  Env env = fixture::env(kWall);
  AppState state = in_call(boot_of({form_of(600), "C-1", {}}), env);
  const auto here = [&] { return *sit_call_model(state); };
  CHECK(here().clock.empty());
  REQUIRE_FALSE(here().cards.empty());
  update(state, OpenCard{here().cards.front().card}, env);
  const CallModel reading = here();
  for (const CardModel& card : reading.cards) CHECK(card.cost.empty());
  REQUIRE(reading.reading);
  CHECK(reading.reading->cost.empty());
  CHECK(reading.utterances.back().text == "You looked up “" + reading.reading->title + "”");

  auto disk = std::make_shared<platform::MemoryDisk>();
  fixture::House house(disk, boot_of({form_of(600), "C-1", {}}));
  house.settle();
  house.click("sit-agree");
  house.click("sit-begin");
  house.click("sit-go");
  const CardModel& card = reading.cards.front();
  REQUIRE(house.stage.find(card.id) != nullptr);
  CHECK(house.stage.find(card.id)->name == card.title);
  REQUIRE(house.stage.find("look-up/cost") != nullptr);
  CHECK(house.stage.find("look-up/cost")->name == "Your time goes on while you read.");
  house.click(card.id.c_str());
  REQUIRE(house.stage.find("reading/kind") != nullptr);
  CHECK(house.stage.find("reading/kind")->name == card.kind);
  CHECK(house.stage.find("reading/again") == nullptr);
}

TEST_CASE("what a form offers is told where they are asked to take part, and in which language") {
  const auto told = [](const assess::Form& form, const char* section) {
    Env env = fixture::env(kWall);
    const AppState state = page_with(boot_of({form, "C-1", {}}), {}, env);
    std::string all;
    for (const SitSection& one : sit_model(state).sections)
      for (const std::string& line : one.lines)
        if (one.id == section) all += line + "\n";
    return all;
  };
  const auto has = [](const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
  };
  assess::Form form = form_of(600);  // of format 1, which offers everything
  const char* const kAll =
      "for more time, no time limit, pauses, larger text, a page in one column for a screen "
      "reader, "
      "anything else that you need, or another way";
  CHECK(has(told(form, "sit-ask"), kAll));
  CHECK(has(told(form, "sit-ask"), "Ask hiring on 0000."));
  form.offers = assess::Offers{};
  CHECK(has(told(form, "sit-ask"), kAll));
  form.offers = assess::Offers{true, false, true, false, false};
  CHECK(has(told(form, "sit-ask"), "for more time, pauses, anything else"));
  // What everybody has already is nothing to ask for.
  form.limit = 0;
  form.pauses = true;
  CHECK(has(told(form, "sit-ask"), "before you begin for anything else that you need"));

  CHECK(has(told(form, "sit-what"), "The calls are in English."));
  form.language = "pt-BR";
  CHECK(has(told(form, "sit-what"),
            "The calls are in Portuguese (BR); the page around them is in English."));
  form.language = "xx";
  CHECK(has(told(form, "sit-what"), "The calls are in xx; the page"));
}
