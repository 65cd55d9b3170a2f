#include "sources.hpp"

#include <sstream>

#include "../../gen/bridge.hpp"
#include "../../gen/prefix.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

/// Rust's attributes of a crate belong to its root, which the bridge is.
std::string as_module(const std::string& crate) {
  std::istringstream lines(crate);
  std::string line, text;
  while (std::getline(lines, line)) text += (line.starts_with("#![") ? "" : line) + '\n';
  return text;
}

}  // namespace

Sources sources_of(const std::string& file, const model::PlainTable& table, const std::string& prefix) {
  Sources sources{
      .compiler = compiler_of(file), .file = file, .text = read_whole(file), .around = {}, .main = {}};
  const std::string name = prefix.substr(0, prefix.find_last_not_of('_') + 1);
  if (sources.compiler->language == "C++") {
    sources.around = gen::find_target("c")->print(table, {});
    sources.around.push_back({"bridge.cpp", gen::cpp_bridge()});
    sources.around.push_back({"synfin.hpp", ""});
    sources.around = gen::with_prefix(std::move(sources.around), name);
    sources.around.back().contents = sources.text;
    sources.main = "bridge.cpp";
  } else if (sources.compiler->language == "Rust") {
    sources.around = gen::with_prefix({{"bridge.rs", gen::rust_bridge()}, {"synfin.rs", ""}}, name);
    sources.around.back().contents = as_module(sources.text);
    sources.main = "bridge.rs";
  }
  return sources;
}

}  // namespace synfin::cli
