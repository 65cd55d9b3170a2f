// What is said of values: attributes of parameters, arguments and results, promises in front of operands.
#include "instructions.hpp"

namespace synfin::proofs::code::ir {

namespace {

using Kind = Token::Kind;

/// They say how a value travels, or what the compiler has found that the callee does not do: that is
/// believed, and no instruction means anything else by it.
constexpr std::array believed = {"zeroext",   "signext", "inreg",  "nocapture", "readonly",      "readnone",
                                 "writeonly", "immarg",  "nofree", "writable",  "dead_on_unwind"};
/// The same, with something in parentheses behind it. `sret`: the caller's memory for what is returned.
constexpr std::array believed_of = {"dereferenceable", "dereferenceable_or_null", "sret", "captures"};

}  // namespace

void Body::skip_parentheses(Reader& reader) {
  expect(reader, "(");
  for (int open = 1; open > 0;) {
    if (reader.at_end()) fail("expected )");
    const Token token = reader.take();
    open += token.text == "(" ? 1 : token.text == ")" ? -1 : 0;
  }
}

/// `(i8 0, 15)`
Range Body::range(Reader& reader) {
  expect(reader, "(");
  const Type* const type = types_.read(reader, line_);
  const std::uint64_t first = number_of(reader.take(), type);
  expect(reader, ",");
  const std::uint64_t last = number_of(reader.take(), type);
  expect(reader, ")");
  return {first, last};
}

/// `((0, 4), (8, 12))`
std::vector<Range> Body::ranges_of_octets(Reader& reader) {
  std::vector<Range> all;
  const Type* const place = types_.integer(64);
  expect(reader, "(");
  while (!reader.accept(")")) {
    expect(reader, "(");
    const std::uint64_t first = number_of(reader.take(), place);
    expect(reader, ",");
    all.push_back({first, number_of(reader.take(), place)});
    expect(reader, ")");
    reader.accept(",");
  }
  return all;
}

Said Body::attributes(Reader& reader) {
  Said said;
  while (reader.peek().kind == Kind::word) {
    const std::string word = reader.peek().text;
    if (word == "noundef")
      said.defined = true;
    else if (word == "noalias")
      said.alone = true;
    else if (word == "nonnull")
      said.not_null = true;
    else if (word != "align" && word != "range" && word != "initializes" && !among(believed, word) &&
             !among(believed_of, word))
      return said;
    said.read_only = said.read_only || word == "readonly" || word == "readnone";
    reader.take();
    if (word == "align") reader.take();
    if (word == "range") said.range = range(reader);
    if (word == "initializes") said.initializes = ranges_of_octets(reader);
    if (among(believed_of, word)) skip_parentheses(reader);
  }
  return said;
}

/// What the words in front of the operands promise; where it does not hold the result has no meaning.
void Body::promises(Reader& reader, Instruction& made) const {
  for (;;) {
    if (reader.accept("nuw"))
      made.unsigned_wraps_not = true;
    else if (reader.accept("nsw"))
      made.signed_wraps_not = true;
    else if (reader.accept("exact"))
      made.exact = true;
    else if (reader.accept("disjoint"))
      made.disjoint = true;
    else if (reader.accept("nneg"))
      made.not_negative = true;
    else if (reader.accept("samesign"))
      made.same_sign = true;
    else
      return;
  }
}

}  // namespace synfin::proofs::code::ir
