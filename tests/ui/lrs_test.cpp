// What a learning record store is told, and when: with requests and answers that are lost, a store
// that refuses, is busy or slow, and a page that is killed at any time, nothing is lost, nothing is
// stored twice, and nothing leaves that isn't meant to.
#include "ui/lrs_store.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "support/sanitized.h"

using namespace fixture::lrs;

TEST_CASE("a record store is told nothing before somebody switches it on") {
  World world;
  FakeStore store;
  std::mt19937_64 random(1);
  play_whole(world, random);
  CHECK_FALSE(lrs_due(world.state));
  CHECK_FALSE(world.frame());
  world.begin();  // and left open
  world.save();
  world.switch_on();
  world.drain(store);
  CHECK(store.requests == 0);
  const std::string before = begun_of(world);
  while (world.go_on(random())) {  // begun before: nothing is said of its end either
  }
  world.drain(store);
  CHECK(store.requests == 0);
  play_whole(world, random);
  world.drain(store);
  CHECK(store.stored == expected(world.state, {begun_of(world)}));
  CHECK(before != begun_of(world));
  CHECK(store.stored.size() > 2);
}

TEST_CASE("a site that has no record store shows none, and does nothing about it") {
  World world;
  world.state.lrs.endpoint.clear();
  world.press(Lrs{Lrs::What::kOn});
  CHECK_FALSE(world.frame());
  CHECK_FALSE(lrs_model(world.state).shown);
  world.begin();
  for (const auto& [key, setting] : world.state.portfolio.settings())
    CHECK(key.compare(0, 4, "lrs/") != 0);
}

TEST_CASE("a person without a name there, or without a key, can't switch it on") {
  World world;
  world.press(Lrs{Lrs::What::kHome, "learn"});
  world.press(Lrs{Lrs::What::kName, "p7"});
  world.press(Lrs{Lrs::What::kOn});
  CHECK_FALSE(world.frame());
  CHECK_FALSE(lrs_model(world.state).trouble.empty());
  world.press(Lrs{Lrs::What::kHome, "https://learn.example"});
  world.press(Lrs{Lrs::What::kOn});
  REQUIRE(world.frame());
  world.tell(R"({"kind":"key","kept":0})");
  CHECK_FALSE(lrs_on(world.state));
  CHECK(world.state.focus == "lrs/key");
}

TEST_CASE("switching off stops at once, and what waited is never sent") {
  World world;
  FakeStore store;
  std::mt19937_64 random(2);
  world.switch_on();
  world.begin();
  world.go_on(1);
  world.save();
  const auto wish = world.frame();
  REQUIRE(wish);
  world.press(Lrs{Lrs::What::kOff});
  const auto forget = world.frame();
  REQUIRE(forget);
  CHECK(forget->what == LrsWish::What::kForget);
  world.tell(answer(wish->ticket, store.take(wish->body)));  // it had gone out
  const std::size_t there = store.stored.size();
  while (world.go_on(random())) {
  }
  world.drain(store);
  world.kill();
  CHECK_FALSE(lrs_on(world.state));
  world.switch_on();
  world.drain(store);
  CHECK(store.stored.size() == there);
  CHECK(lrs_queue(world.state).waiting == 0);
}

TEST_CASE("an answer to what was broken off is no answer to what is under way now") {
  World world;
  FakeStore store;
  world.switch_on();
  world.begin();
  world.save();
  const auto first = world.frame();
  REQUIRE(first);
  world.press(Lrs{Lrs::What::kOff});
  (void)world.frame();
  world.save();
  world.switch_on();
  world.begin();
  world.save();
  const auto second = world.frame();
  REQUIRE(second);
  world.tell(answer(first->ticket, 200));
  CHECK(lrs_queue(world.state).waiting == 1);
  world.tell(answer(second->ticket, 500));
  world.drain(store);
  CHECK(store.stored == expected(world.state, {begun_of(world)}));
}

TEST_CASE("what isn't kept here yet isn't told") {
  World world;
  world.switch_on();
  world.begin();
  CHECK_FALSE(world.frame());
  world.save();
  CHECK(world.frame());
}

TEST_CASE("a page that looks on sends nothing, and doesn't believe an answer to itself") {
  World world;
  world.switch_on();
  world.begin();
  world.save();
  const auto wish = world.frame();
  REQUIRE(wish);
  take_access(world.state, Access::kReading, "");
  world.tell(answer(wish->ticket, 200));
  CHECK(world.state.journal.unsaved_count() == 0);
  CHECK_FALSE(lrs_due(world.state));
  take_access(world.state, Access::kWriting, "");
  CHECK(world.frame());
}

// Faults in every order: what a request meets, and a page that is killed between any two things.
TEST_CASE("whatever is lost on the way, each statement arrives, and once") {
  std::size_t again = 0;
  for (std::uint64_t seed = 1; seed <= (test::kSanitized ? 15 : 60); ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    World world;
    FakeStore store;
    store.refuses_again = seed % 2 == 0;
    world.switch_on();
    std::set<std::string> told;
    std::vector<std::string> late;  // answers that are still to come
    for (int i = 0; i < 150; ++i) {
      const std::uint64_t what = random() % 100;
      if (what < 25) {
        if (!world.state.call || world.state.call->ended) {
          world.begin();
          told.insert(begun_of(world));
        }
        world.go_on(random());
      } else if (what < 28) {
        world.press(LeaveCall{});
      } else if (what < 60) {
        world.save();
      } else if (what < 64) {
        world.kill();
        late.clear();
        // What was never stored was never begun.
        std::set<std::string> left;
        for (const std::string& one : told) {
          if (world.state.portfolio.find(one) != nullptr) left.insert(one);
        }
        told = left;
      } else if (what < 66) {
        world.tell(R"({"kind":"online"})");
      } else if (what < 70 && !late.empty()) {
        world.tell(late.front());
        late.erase(late.begin());
      } else {
        world.env.steady_ms += static_cast<double>(random() % 20'000);
        const auto wish = world.frame();
        if (!wish) continue;
        REQUIRE(wish->what == LrsWish::What::kSend);
        switch (random() % 8) {
          case 0:  // the request is lost
            world.tell(answer(wish->ticket, 0));
            break;
          case 1:  // the answer is
            (void)store.take(wish->body);
            world.tell(answer(wish->ticket, 0));
            break;
          case 2:
            world.tell(answer(wish->ticket, 500));
            break;
          case 3:
            world.tell(answer(wish->ticket, 429, static_cast<int>(random() % 100)));
            break;
          case 4:  // it takes its time
            late.push_back(answer(wish->ticket, store.take(wish->body)));
            break;
          case 5:  // stored, and the page is gone before it knows
            (void)store.take(wish->body);
            world.kill();
            late.clear();
            break;
          default:
            world.tell(answer(wish->ticket, store.take(wish->body)));
        }
        std::set<std::string> left;
        for (const std::string& one : told) {
          if (world.state.portfolio.find(one) != nullptr) left.insert(one);
        }
        told = left;
      }
    }
    for (const std::string& one : late) world.tell(one);
    world.drain(store);
    REQUIRE(store.stored == expected(world.state, told));
    CHECK(lrs_queue(world.state).waiting == 0);
    again += store.twice;
  }
  CHECK(again > 100);  // answers were lost
}

TEST_CASE("one statement that a store refuses puts its attempt aside, and the others go on") {
  World world;
  FakeStore store;
  std::mt19937_64 random(4);
  world.switch_on();
  std::vector<std::string> attempts;
  for (int i = 0; i < 3; ++i) {
    play_whole(world, random);
    attempts.push_back(begun_of(world));
  }
  const auto of_second = expected(world.state, {attempts[1]});
  store.poison.insert(of_second.begin()->first);
  world.drain(store);
  const auto others = expected(world.state, {attempts[0], attempts[2]});
  for (const auto& [id, text] : others) CHECK(store.stored.count(id) == 1);
  CHECK(store.stored.count(of_second.begin()->first) == 0);
  CHECK(lrs_queue(world.state).refused == std::vector<std::string>{attempts[1]});
  REQUIRE(lrs_model(world.state).refused.size() == 1);
  CHECK(lrs_model(world.state).refused[0].find("small") == std::string::npos);  // a title, no id
  store.poison.clear();
  world.press(Lrs{Lrs::What::kRetryRefused});
  world.drain(store);
  CHECK(store.stored ==
        expected(world.state, std::set<std::string>(attempts.begin(), attempts.end())));
}

TEST_CASE("waits grow, as long as a store asks for, and end when a connection is back") {
  World world;
  world.switch_on();
  world.begin();
  world.save();
  double before = 0;
  for (int i = 0; i < 12; ++i) {
    const auto wish = world.frame();
    REQUIRE(wish);
    world.tell(answer(wish->ticket, i % 2 == 0 ? 0 : 503));
    const auto due = lrs_due(world.state);
    REQUIRE(due);
    const double wait = *due - world.env.steady_ms;
    CHECK(wait >= before);
    CHECK(wait <= 300'000);
    CHECK_FALSE(world.frame());
    before = wait;
    world.env.steady_ms = *due;
  }
  CHECK(before == 300'000);
  auto wish = world.frame();
  REQUIRE(wish);
  world.tell(answer(wish->ticket, 429, 1800));
  CHECK(*lrs_due(world.state) == world.env.steady_ms + 1'800'000);
  world.tell(R"({"kind":"online"})");
  wish = world.frame();
  REQUIRE(wish);
  world.tell(answer(wish->ticket, 503));
  world.press(Lrs{Lrs::What::kRetry});
  CHECK(world.frame());
}

TEST_CASE("what only a person can mend stops it, in words, until somebody has") {
  for (const int status : {401, 403, 404, 301, 418}) {
    CAPTURE(status);
    World world;
    FakeStore store;
    world.switch_on();
    world.begin();
    world.save();
    const auto wish = world.frame();
    REQUIRE(wish);
    world.tell(answer(wish->ticket, status));
    const LrsModel model = lrs_model(world.state);
    CHECK(model.trouble.find(std::to_string(status)) != std::string::npos);
    CHECK(model.can_retry);
    world.env.steady_ms += 1e9;
    CHECK_FALSE(world.frame());
    world.press(Lrs{Lrs::What::kRetry});
    world.drain(store);
    CHECK(store.stored == expected(world.state, {begun_of(world)}));
    CHECK(lrs_model(world.state).trouble.empty());
  }
}

TEST_CASE("another key is typed while sending is on, and nothing of what waited is lost") {
  for (const bool gone : {false, true}) {
    CAPTURE(gone);
    World world;
    FakeStore store;
    world.switch_on();
    world.begin();
    world.save();
    const auto wish = world.frame();
    REQUIRE(wish);
    CHECK_FALSE(lrs_model(world.state).asks_key);
    world.tell(gone ? R"({"kind":"sent","ticket":)" + std::to_string(wish->ticket) +
                          R"(,"status":0,"retry_after":-1,"key":0})"
                    : answer(wish->ticket, 401));
    CHECK(lrs_model(world.state).asks_key);
    CHECK_FALSE(world.frame());
    world.press(Lrs{Lrs::What::kNewKey});
    const auto kept = std::exchange(world.state.lrs.wish, std::nullopt);
    REQUIRE(kept);
    CHECK(kept->what == platform::LrsWish::What::kKeepKey);
    CHECK(lrs_model(world.state).switching);
    CHECK_FALSE(world.frame());
    world.tell(R"({"kind":"key","kept":0})");  // nothing was typed, and nothing was there
    CHECK(lrs_model(world.state).on);
    CHECK(lrs_model(world.state).asks_key);
    world.press(Lrs{Lrs::What::kNewKey});
    world.state.lrs.wish.reset();
    world.tell(R"({"kind":"key","kept":1})");
    CHECK_FALSE(lrs_model(world.state).asks_key);
    CHECK(lrs_model(world.state).trouble.empty());
    world.drain(store);
    CHECK(store.stored == expected(world.state, {begun_of(world)}));
  }
}

TEST_CASE("a key that is gone is told as that") {
  World world;
  world.switch_on();
  world.begin();
  world.save();
  const auto wish = world.frame();
  REQUIRE(wish);
  world.tell(R"({"kind":"sent","ticket":)" + std::to_string(wish->ticket) +
             R"(,"status":0,"retry_after":-1,"key":0})");
  CHECK(lrs_model(world.state).trouble.find("key") != std::string::npos);
  CHECK_FALSE(world.frame());
}

TEST_CASE("a rewound attempt is told from where it goes on, and a declined call not at all") {
  World world;
  FakeStore store;
  std::mt19937_64 random(7);
  world.switch_on();
  play_whole(world, random);
  world.drain(store);
  const std::string first = begun_of(world);
  world.press(OpenDebrief{first});
  world.press(RewindTo{first, 1});
  REQUIRE(world.state.screen == Screen::kCall);
  while (world.go_on(random())) {
  }
  world.drain(store);
  CHECK(store.stored == expected(world.state, {first, begun_of(world)}));
  const std::size_t there = store.stored.size();
  world.press(GoTo{Screen::kLibrary});
  world.press(OpenScenario{"small"});
  if (world.state.screen == Screen::kNotice) {
    world.press(DeclineCall{});
    world.drain(store);
  }
  CHECK(store.stored.size() == there);
}

// How often the store holds that something was decided or looked up.
std::size_t deeds_in(const FakeStore& store) {
  return static_cast<std::size_t>(
      std::count_if(store.stored.begin(), store.stored.end(), [](const auto& each) {
        return each.second.find("/verbs/responded\"") != std::string::npos ||
               each.second.find("/verbs/experienced\"") != std::string::npos;
      }));
}

TEST_CASE("an attempt that goes on from a rewound one tells its own decisions alone") {
  World world;
  FakeStore store;
  world.switch_on();
  const auto play_on = [&world] {  // the second choice wherever there is one
    while (world.go_on(5)) {
    }
  };
  world.begin();
  CHECK(world.go_on(1));
  play_on();
  world.drain(store);
  std::size_t own = world.state.portfolio.attempts().back().events.size();
  CHECK(deeds_in(store) == own);
  for (const std::uint32_t step : {1u, 2u}) {
    const std::string source = begun_of(world);
    world.press(OpenDebrief{source});
    world.press(RewindTo{source, step});
    REQUIRE(world.state.screen == Screen::kCall);
    play_on();
    world.drain(store);
    const progress::Attempt& attempt = world.state.portfolio.attempts().back();
    REQUIRE(attempt.taken_over == step);
    REQUIRE(attempt.events.size() > step);
    own += attempt.events.size() - step;
    CHECK(deeds_in(store) == own);
  }
}
