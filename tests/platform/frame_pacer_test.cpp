#include "platform/frame_pacer.h"

#include <doctest/doctest.h>

using warmline::platform::FramePacer;

TEST_CASE("a wake is one frame and two that settle, then idle") {
  FramePacer pacer;
  CHECK_FALSE(pacer.frame_due());
  pacer.wake();
  int frames = 0;
  while (pacer.frame_due() && frames < 100) {
    pacer.frame_begins(0);
    ++frames;
  }
  CHECK(frames == 3);
}

TEST_CASE("the earliest asked-for time is kept until it is past") {
  FramePacer pacer;
  pacer.wake_at(500);
  pacer.wake_at(900);
  pacer.wake_at(300);
  REQUIRE(pacer.timer().has_value());
  CHECK(*pacer.timer() == 300);
  pacer.frame_begins(200);
  CHECK(pacer.timer().has_value());
  pacer.frame_begins(300);
  CHECK_FALSE(pacer.timer().has_value());
}
