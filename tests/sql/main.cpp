// figures make FOLDER   result files of several teams
// figures show FOLDER   the app's figures of them
#include <iostream>
#include <string>

#include "sql/figures.h"

int main(int argc, char** argv) {
  const std::string what = argc == 3 ? argv[1] : "";
  if (what == "make") {
    warmline::sql_test::make_teams(argv[2]);
  } else if (what == "show") {
    warmline::sql_test::show_figures(argv[2]);
  } else {
    std::cerr << "usage: warmline_sql_figures make|show FOLDER\n";
    return 2;
  }
  return 0;
}
