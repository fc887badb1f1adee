// Forms and invitations put together in a test.
#pragma once

#include <cstddef>
#include <string>

#include "assess/form.h"
#include "core/random.h"

namespace warmline::test {

inline assess::FormCall form_call(const std::string& scenario, char digit) {
  return {scenario, std::string(64, digit), false};
}

// One that can be given out.
inline assess::Form small_form() {
  assess::Form form;
  form.id = std::string(32, 'a');
  form.title = "Contact centre, spring intake";
  form.variant = "A";
  form.asks = "The water works";
  form.purpose = "To see how you would answer callers in our contact centre.";
  form.contact = "Ring the office that invited you, and ask for a human.";
  form.job_analysis = "Agents answer calls like these every day.";
  form.language = "en";
  form.warm_up = form_call("left-upstairs", '0');
  form.calls = {form_call("refill-before-the-weekend", '1'), form_call("one-day-late", '2')};
  form.calls[1].anchor = true;
  form.seed = 0x0123456789abcdefu;
  form.limit = 600;
  return form;
}

inline std::string random_text(Random& random, std::size_t most) {
  static constexpr const char* kPieces[] = {"a", "Z", "7",  " ",          "\n", "\"", "\\",
                                            "’", "é", "語", "\U0001F642", "<",  "&",  "/"};
  std::string text;
  for (std::size_t left = random.below(most + 1); left > 0; --left)
    text += kPieces[random.below(std::size(kPieces))];
  return text;
}

inline std::string random_hex(Random& random, std::size_t digits) {
  std::string hex;
  while (hex.size() < digits) hex += "0123456789abcdef"[random.below(16)];
  return hex;
}

inline assess::FormCall random_call(Random& random, std::size_t number) {
  return {"call-" + std::to_string(number), random_hex(random, 64), random.below(2) == 0};
}

inline assess::Form random_form(Random& random) {
  assess::Form form;
  form.id = random_hex(random, 32);
  form.edition = static_cast<std::int32_t>(1 + random.below(1'000'000));
  form.title = random_text(random, 160);
  if (random.below(2) == 0)
    form.variant = std::string(1, static_cast<char>('A' + random.below(26)));
  form.asks = random_text(random, 160);
  form.purpose = random_text(random, 1200);
  form.contact = random_text(random, 1200);
  form.job_analysis = random_text(random, random.below(4) == 0 ? 8000 : 400);
  form.language = random.below(2) == 0 ? "en" : "pt-BR";
  if (random.below(2) == 0) form.warm_up = random_call(random, 0);
  for (std::size_t i = random.below(assess::kMostCalls + 1); i > 0; --i)
    form.calls.push_back(random_call(random, i));
  form.seed = random.next();
  if (random.below(2) == 0) form.limit = static_cast<Seconds>(60 + random.below(7141));
  form.pauses = random.below(2) == 0;
  form.keep_days = static_cast<std::int32_t>(1 + random.below(3650));
  form.shown = static_cast<assess::Shown>(random.below(3));
  form.key_free = random.below(2) == 0;
  const auto some = [&] { return random.below(2) == 0; };
  if (some()) form.offers = assess::Offers{some(), some(), some(), some(), some()};
  return form;
}

inline assess::Invitation random_invitation(Random& random) {
  assess::Invitation invitation;
  invitation.form = random_form(random);
  for (std::size_t i = random.below(41); i > 0; --i)
    invitation.candidate += "abzAZ059-_"[random.below(10)];
  invitation.accommodations.time_per_cent = static_cast<std::int32_t>(100 + random.below(301));
  invitation.accommodations.untimed = random.below(2) == 0;
  invitation.accommodations.pauses = random.below(2) == 0;
  invitation.accommodations.larger_text = random.below(2) == 0;
  invitation.accommodations.plain_layout = random.below(2) == 0;
  return invitation;
}

}  // namespace warmline::test
