// model/requirements.tsv: what becomes of each requirement of RFC 9293, appendix B.
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "../../model/plain.hpp"
#include "../catch.hpp"

namespace synfin::tests {
namespace {

struct Row {
  std::string id, level, group, feature, status, why;
};

std::vector<Row> read_rows() {
  std::ifstream file(SYNFIN_SOURCE_DIR "/model/requirements.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::istringstream split(line);
    for (std::string cell; std::getline(split, cell, '\t');) cells.push_back(cell);
    cells.resize(6);
    rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
  }
  return rows;
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string_view::npos;
}

}  // namespace

TEST_CASE("each requirement is proved, tested, the host's or left out, and the table says why") {
  std::vector<Row> rows = read_rows();
  REQUIRE_FALSE(rows.empty());
  CHECK(rows[0].status == "status");
  rows.erase(rows.begin());
  CHECK(rows.size() == 126);
  std::set<std::string> features;
  for (const Row& row : rows) {
    INFO(row.id << ", " << row.feature);
    CHECK(features.insert(row.id + row.group + row.feature).second);
    CHECK((row.id.starts_with("MUST-") || row.id.starts_with("SHLD-") || row.id.starts_with("MAY-") ||
           row.id.starts_with("REC-")));
    CHECK_FALSE(row.why.empty());
    const std::string kind = row.status.substr(0, row.status.find(':'));
    const std::string name =
        row.status.find(':') == std::string::npos ? "" : row.status.substr(row.status.find(':') + 1);
    if (kind == "tested") {
      CHECK(model::standard().find(name) != nullptr);  // every rule has its test
    } else if (kind == "proved") {
      CHECK(is_name(name));
    } else {
      CHECK((row.status == "host" || row.status == "left out"));
    }
  }
}

TEST_CASE("no MUST of a connection's is left out but those of PUSH") {
  for (const Row& row : read_rows())
    if (row.id.starts_with("MUST-") && row.status == "left out") {
      INFO(row.id << ", " << row.feature);
      CHECK(row.group == "PUSH flag");
    }
}

TEST_CASE("the choices name rules that there are") {
  std::ifstream file(SYNFIN_SOURCE_DIR "/model/choices.md");
  std::size_t named = 0;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("| `")) continue;
    std::istringstream first_cell(line.substr(1, line.find('|', 1) - 1));
    std::string word;
    std::getline(first_cell, word, '`');
    for (bool inside = true; std::getline(first_cell, word, '`'); inside = !inside)
      if (inside) {
        INFO(word);
        CHECK(model::standard().find(word) != nullptr);
        ++named;
      }
  }
  CHECK(named > 40);
}

}  // namespace synfin::tests
