// A folder of files, one for each table.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <string_view>

namespace warmline::collect {

class TableFiles {
 public:
  explicit TableFiles(std::string folder) : folder_(std::move(folder)) {}

  // To the table's file, which is there from the first time on, even if there is nothing to add.
  void add(const std::string& table, std::string_view text) {
    std::ofstream& file = files_[table];
    if (!file.is_open()) file.open(folder_ + "/" + table + ".copy", std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    failed_ = failed_ || !file;
  }
  void whole(const std::string& name, std::string_view text) {
    std::ofstream file(folder_ + "/" + name, std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    failed_ = failed_ || !file;
  }
  // False if anything could not be written.
  bool close() {
    for (auto& entry : files_) {
      entry.second.close();
      failed_ = failed_ || !entry.second;
    }
    return !failed_;
  }
  [[nodiscard]] bool ok() const { return !failed_; }

 private:
  std::string folder_;
  std::map<std::string, std::ofstream> files_;
  bool failed_ = false;
};

}  // namespace warmline::collect
