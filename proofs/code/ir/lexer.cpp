#include "lexer.hpp"

#include <cctype>

namespace synfin::proofs::code::ir {

namespace {

bool in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '$' || c == '-';
}

}  // namespace

std::vector<Token> tokens_of(std::string_view line) {
  using Kind = Token::Kind;
  std::vector<Token> tokens;
  std::size_t at = 0;
  const auto name = [&] {
    if (at < line.size() && line[at] == '"') {
      const std::size_t end = line.find('"', at + 1);
      const std::string text(line.substr(at + 1, end == line.npos ? line.npos : end - at - 1));
      at = end == line.npos ? line.size() : end + 1;
      return text;
    }
    const std::size_t from = at;
    while (at < line.size() && in_name(line[at])) ++at;
    return std::string(line.substr(from, at - from));
  };
  while (at < line.size()) {
    const char c = line[at];
    if (c == ';') break;
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++at;
    } else if (c == '%' || c == '@' || c == '!' || c == '#') {
      ++at;
      tokens.push_back({c == '%'   ? Kind::local
                        : c == '@' ? Kind::global
                        : c == '!' ? Kind::metadata
                                   : Kind::group,
                        name()});
    } else if (c == '"' || (c == 'c' && at + 1 < line.size() && line[at + 1] == '"')) {
      if (c == 'c') ++at;
      tokens.push_back({Kind::text, name()});
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '-') {
      tokens.push_back({Kind::number, name()});
      if (tokens.back().text.empty()) tokens.back() = {Kind::sign, std::string(1, line[at++])};
    } else if (in_name(c)) {
      tokens.push_back({Kind::word, name()});
    } else {
      tokens.push_back({Kind::sign, std::string(1, c)});
      ++at;
    }
  }
  tokens.push_back({Kind::end, ""});
  return tokens;
}

}  // namespace synfin::proofs::code::ir
