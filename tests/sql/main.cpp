// figures make FOLDER                              result files of several teams
// figures show FOLDER                              the app's figures of them
// figures company FOLDER TEAMS PEOPLE ATTEMPTS     result files of so many alike: PEOPLE a team,
// ATTEMPTS a person
#include <cstdlib>
#include <iostream>
#include <string>

#include "sql/figures.h"

int main(int argc, char** argv) {
  const std::string what = argc >= 3 ? argv[1] : "";
  const auto number = [argv](int at) { return std::strtoull(argv[at], nullptr, 10); };
  if (what == "make" && argc == 3) {
    warmline::sql_test::make_teams(argv[2]);
  } else if (what == "show" && argc == 3) {
    warmline::sql_test::show_figures(argv[2]);
  } else if (what == "company" && argc == 6) {
    warmline::sql_test::make_company(argv[2], number(3), number(4), number(5));
  } else {
    std::cerr << "usage: warmline_sql_figures make|show FOLDER\n"
                 "       warmline_sql_figures company FOLDER TEAMS PEOPLE ATTEMPTS\n";
    return 2;
  }
  return 0;
}
