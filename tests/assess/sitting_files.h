// A small sitting as it is handed in, signed with the key of progress/results.h.
#pragma once

#include <string>
#include <vector>

#include "assess/forms.h"
#include "assess/sitting_file.h"
#include "progress/results.h"

namespace warmline::test {

inline assess::Invitation small_invitation() {
  assess::Invitation invitation;
  invitation.form = small_form();
  invitation.candidate = "K-17";
  invitation.accommodations.pauses = true;
  return invitation;
}

// A warm-up, a call with a card and a pause, a call whose time was up.
inline progress::Sitting small_sitting() {
  using What = progress::SittingWhat;
  progress::Sitting sitting;
  sitting.id = std::string(32, 'b');
  sitting.invitation = invitation_text(small_invitation());
  sitting.wall_ms = 1'700'000'000'000;
  std::uint32_t step = 0;
  const auto add = [&](What what, std::int64_t used_ms, const char* node = "",
                       const char* choice = "", const char* card = "") {
    sitting.events.push_back(
        {sitting.id, step, what, node, choice, card, used_ms, sitting.wall_ms + 1000 * step});
    if (what != What::kMark) ++step;
  };
  add(What::kOpened, 0);
  add(What::kCallBegun, 0);
  add(What::kChoice, 4000, "n1", "c1");
  add(What::kCallBegun, 0);
  add(What::kMark, 2000);
  add(What::kCard, 2500, "", "", "policy");
  add(What::kChoice, 9000, "n1", "c2");
  add(What::kPaused, 9500);
  add(What::kWentOn, 9500);
  add(What::kChoice, 20'000, "n2", "c1");
  add(What::kCallBegun, 0);
  add(What::kChoice, 5000, "n1", "c1");
  add(What::kOpened, 4000);
  add(What::kTimeUp, 600'000);
  add(What::kFinished, 0);
  return sitting;
}

inline void sign_sitting(assess::SittingFile& file, const SigningKey& key = progress::test_key()) {
  file.key = key.public_key;
  file.signature = sign(key, message_to_sign(file));
}

inline assess::SittingFile small_sitting_file() {
  assess::SittingFile file =
      make_sitting_file(small_invitation(), small_sitting(), {1'699'000'000'000, 1'700'000'000'000},
                        1'700'000'100'000);
  sign_sitting(file);
  return file;
}

}  // namespace warmline::test
