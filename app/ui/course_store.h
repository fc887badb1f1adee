// The journal of a course: kept by the learning system that opened it, as one short text
// (interop/suspend.h), and by nothing else. `inner` keeps that text as its one record
// (web/course/course.js; in tests a store in memory).
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "interop/suspend.h"
#include "platform/store.h"

namespace warmline::ui {

class CourseStore : public platform::Store {
 public:
  CourseStore(std::unique_ptr<platform::Store> inner, interop::CourseCalls calls);

  void load() override;
  platform::Ticket append(const std::vector<std::string>& records) override;
  std::vector<platform::StoreEvent> poll() override;

  // How many decisions of each attempt the learning system was told of; and the text that says so
  // of more of them, and keeps what the results rest on longest. Empty where it doesn't fit.
  [[nodiscard]] const interop::Reported& reported() const { return reported_; }
  [[nodiscard]] std::string report(const interop::Reported& reported,
                                   std::set<progress::AttemptId> counted);

  // A sentence: what was kept could not be read. Once.
  [[nodiscard]] std::string take_problem();

 private:
  void take(platform::StoreEvent& event);

  std::unique_ptr<platform::Store> inner_;
  interop::CourseCalls calls_;
  progress::Portfolio portfolio_;  // of all that was appended, stored or not
  interop::Reported reported_;
  std::set<progress::AttemptId> counted_;
  std::vector<std::string> foreign_;
  std::string problem_;
  platform::Ticket refused_ = 0;
  std::vector<platform::StoreEvent> events_;
};

}  // namespace warmline::ui
