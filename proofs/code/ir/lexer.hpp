// The words of a line of IR.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synfin::proofs::code::ir {

struct Token {
  enum class Kind : unsigned char { word, local, global, number, text, metadata, group, sign, end } kind;
  std::string text;  ///< without the `%`, `@`, `!`, `#` or quotes before it
};

/// All tokens, without comments, and an `end`. What is no token is a `sign` of one character.
std::vector<Token> tokens_of(std::string_view line);

/// Reads a line from its beginning.
class Reader {
 public:
  explicit Reader(std::string_view line) : tokens_(tokens_of(line)) {}

  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[at_ + ahead < tokens_.size() ? at_ + ahead : tokens_.size() - 1];
  }
  Token take() {
    Token token = peek();
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
  }
  bool at_end() const { return peek().kind == Token::Kind::end; }
  bool is(std::string_view text) const {
    return (peek().kind == Token::Kind::word || peek().kind == Token::Kind::sign) && peek().text == text;
  }
  /// Takes it if it is the next.
  bool accept(std::string_view text) {
    if (!is(text)) return false;
    take();
    return true;
  }

 private:
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace synfin::proofs::code::ir
