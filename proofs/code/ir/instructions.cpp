#include "instructions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace synfin::proofs::code::ir {

namespace {

using Kind = Token::Kind;

constexpr std::array linkage = {"internal",     "private",      "dso_local", "hidden", "local_unnamed_addr",
                                "unnamed_addr", "fastcc",       "coldcc",    "ccc",    "arm_aapcscc",
                                "external",     "linkonce_odr", "protected", "default"};
constexpr std::array predicates = {"eq", "ne", "ugt", "uge", "ult", "ule", "sgt", "sge", "slt", "sle"};
constexpr std::array binaries = {"add", "sub", "mul", "shl", "lshr", "ashr", "and", "or", "xor"};
constexpr std::array ignored_metadata = {
    "tbaa",    "dbg",         "prof",      "unpredictable", "annotation", "srcloc", "tbaa.struct",
    "noalias", "alias.scope", "llvm.loop", "nosanitize",    "nonnull",    "align"};

bool ends_block(Opcode op) {
  return op == Opcode::branch || op == Opcode::jump || op == Opcode::choose || op == Opcode::give ||
         op == Opcode::unreachable;
}

}  // namespace

void Body::expect(Reader& reader, std::string_view text) const {
  if (!reader.accept(text)) fail("expected '" + std::string(text) + "', found '" + reader.peek().text + "'");
}

std::size_t Body::local(const std::string& name) {
  return locals_.try_emplace(name, locals_.size()).first->second;
}

std::size_t Body::block(const std::string& name) {
  const auto [known, is_new] = blocks_.try_emplace(name, f_.blocks.size());
  if (is_new) {
    f_.blocks.push_back({name, {}});
    begun_.push_back(false);
  }
  return known->second;
}

std::size_t Body::label(Reader& reader) {
  expect(reader, "label");
  if (reader.peek().kind != Kind::local) fail("expected a block's name");
  return block(reader.take().text);
}

void Body::head(Reader& reader, int line) {
  line_ = line;
  expect(reader, "define");
  while (reader.peek().kind == Kind::word && among(linkage, reader.peek().text)) reader.take();
  f_.returns_said = attributes(reader);
  f_.returns = types_.read(reader, line);
  reader.take();  // the name
  expect(reader, "(");
  while (!reader.accept(")")) {
    f_.parameter_types.push_back(types_.read(reader, line));
    f_.parameter_said.push_back(attributes(reader));
    if (reader.peek().kind == Kind::local)
      f_.parameters.push_back(local(reader.take().text));
    else
      f_.parameters.push_back(local(std::to_string(unnamed_++)));
    if (!reader.is(")") && !reader.accept(","))
      fail("unknown attribute '" + reader.peek().text + "' of a parameter");
  }
}

std::uint64_t Body::number_of(const Token& token, const Type* type) const {
  if (type->kind != Type::Kind::integer || type->bits > 64) fail("a number of a type that is not known here");
  std::int64_t value = 0;
  std::uint64_t large = 0;
  const char* const end = token.text.data() + token.text.size();
  if (std::from_chars(token.text.data(), end, value).ptr == end)
    large = static_cast<std::uint64_t>(value);
  else if (std::from_chars(token.text.data(), end, large).ptr != end)
    fail("expected a number, found '" + token.text + "'");
  return type->bits >= 64 ? large : large & ((std::uint64_t{1} << type->bits) - 1);
}

Operand Body::constant_address(Reader& reader, const Type* type) {
  const std::string what = reader.take().text;
  if (what == "bitcast") {
    expect(reader, "(");
    Operand made = typed_operand(reader);
    expect(reader, "to");
    types_.read(reader, line_);
    expect(reader, ")");
    made.type = type;
    return made;
  }
  if (what != "getelementptr") fail("unknown constant '" + what + "'");
  reader.accept("inbounds");
  expect(reader, "(");
  const Type* at = types_.read(reader, line_);
  expect(reader, ",");
  Operand made = typed_operand(reader);
  if (made.kind != Operand::Kind::global) fail("expected a global's address");
  for (bool first = true; reader.accept(","); first = false) {
    const Operand index = typed_operand(reader);
    if (index.kind != Operand::Kind::number) fail("expected a number in an address");
    if (first) {
      made.number += index.number * at->size;
    } else if (at->kind == Type::Kind::structure && index.number < at->parts.size()) {
      made.number += at->offsets[index.number];
      at = at->parts[index.number];
    } else if (at->kind == Type::Kind::array) {
      at = at->parts[0];
      made.number += index.number * at->size;
    } else {
      fail("an address that is not known here");
    }
  }
  expect(reader, ")");
  made.type = type;
  return made;
}

Operand Body::operand(Reader& reader, const Type* type) {
  const Token token = reader.peek();
  Operand made{.kind = Operand::Kind::number, .type = type};
  if (token.kind == Kind::local) {
    made.kind = Operand::Kind::local;
    made.local = local(token.text);
  } else if (token.kind == Kind::global) {
    made.kind = Operand::Kind::global;
    made.name = token.text;
  } else if (token.kind == Kind::number) {
    made.number = number_of(token, type);
  } else if (token.text == "true" || token.text == "false") {
    made.number = token.text == "true" ? 1 : 0;
  } else if (token.text == "undef" || token.text == "poison") {
    made.kind = Operand::Kind::undefined;
  } else if (token.text == "null") {
    made.kind = Operand::Kind::null;
  } else if (token.text == "zeroinitializer" && type->kind == Type::Kind::integer) {
    made.number = 0;
  } else {
    return constant_address(reader, type);
  }
  reader.take();
  return made;
}

Operand Body::typed_operand(Reader& reader) {
  const Type* const type = types_.read(reader, line_);
  return operand(reader, type);
}

void Body::line(const std::string& text, int number) {
  line_ = number;
  Reader reader(text);
  if (reader.at_end()) return;
  const bool named = reader.peek().kind == Kind::word || reader.peek().kind == Kind::number ||
                     reader.peek().kind == Kind::text;
  if (named && reader.peek(1).text == ":" && reader.peek(1).kind == Kind::sign) {
    current_ = block(reader.take().text);
    if (begun_[current_]) fail("the block is there twice");
    begun_[current_] = in_block_ = true;
    return;
  }
  if (!in_block_) {  // the first block has the number behind the parameters', and nobody goes there
    current_ = block(std::to_string(unnamed_ > 0 ? unnamed_ : f_.parameters.size()));
    begun_[current_] = in_block_ = true;
  }
  Instruction made;
  made.line = number;
  if (reader.peek().kind == Kind::local) {
    made.result = local(reader.take().text);
    made.has_result = true;
    expect(reader, "=");
  }
  instruction(reader, made);
  read_trailer(reader, made);
  f_.blocks[current_].instructions.push_back(std::move(made));
}

/// What may stand behind an instruction.
void Body::read_trailer(Reader& reader, Instruction& made) {
  for (;;) {
    if (reader.at_end()) return;
    if (reader.peek().kind == Kind::group) {
      reader.take();
    } else if (reader.accept(",")) {
      if (reader.accept("align")) {
        const std::uint64_t octets = number_of(reader.take(), types_.integer(32));
        if (octets == 0) fail("an alignment of 0");
        if (made.op == Opcode::load || made.op == Opcode::store || made.op == Opcode::allocate)
          made.align = octets;
        continue;
      }
      const Token name = reader.take();
      if (name.kind != Kind::metadata) fail("unknown '" + name.text + "' behind an instruction");
      if (name.text == "range" && (made.op == Opcode::load || made.op == Opcode::call)) {
        const auto text = metadata_.find(reader.take().text);
        if (text == metadata_.end()) fail("unknown range");
        Reader range(text->second);
        std::vector<std::uint64_t> numbers;
        while (!range.at_end())
          if (const Token token = range.take(); token.kind == Kind::number)
            numbers.push_back(number_of(token, made.type));
        if (numbers.size() != 2) fail("a range of more than one piece");
        made.made.range = Range{numbers[0], numbers[1]};
      } else if (name.text == "noundef") {
        made.defined = true;
        reader.take();
      } else if (among(ignored_metadata, name.text)) {
        reader.take();
      } else {
        fail("unknown metadata !" + name.text);
      }
    } else {
      fail("unknown '" + reader.peek().text + "' behind an instruction");
    }
  }
}

void Body::instruction(Reader& reader, Instruction& made) {
  std::string word = reader.take().text;
  if (word == "tail" || word == "musttail" || word == "notail") word = reader.take().text;
  made.what = word;
  if (among(binaries, word)) return read_binary(reader, made);
  if (word == "zext" || word == "sext" || word == "trunc" || word == "bitcast")
    return read_convert(reader, made);
  if (word == "alloca" || word == "getelementptr" || word == "load" || word == "store")
    return read_memory(reader, made);
  if (word == "call") return read_call(reader, made);
  if (word == "phi") return read_phi(reader, made);
  if (word == "switch") return read_choose(reader, made);
  if (word == "icmp") {
    made.op = Opcode::compare;
    promises(reader, made);
    made.what = reader.take().text;
    if (!among(predicates, made.what)) fail("unknown comparison '" + made.what + "'");
    made.operands.push_back(typed_operand(reader));
    expect(reader, ",");
    made.operands.push_back(operand(reader, made.operands[0].type));
    made.type = types_.integer(1);
  } else if (word == "select") {
    made.op = Opcode::select;
    for (int k = 0; k < 3; ++k) {
      if (k > 0) expect(reader, ",");
      made.operands.push_back(typed_operand(reader));
    }
    made.type = made.operands[1].type;
  } else if (word == "freeze") {
    made.op = Opcode::freeze;
    made.operands.push_back(typed_operand(reader));
    made.type = made.operands[0].type;
  } else if (word == "br") {
    if (reader.is("label")) {
      made.op = Opcode::jump;
      made.blocks.push_back(label(reader));
    } else {
      made.op = Opcode::branch;
      made.operands.push_back(typed_operand(reader));
      expect(reader, ",");
      made.blocks.push_back(label(reader));
      expect(reader, ",");
      made.blocks.push_back(label(reader));
    }
  } else if (word == "ret") {
    made.op = Opcode::give;
    made.type = types_.read(reader, line_);
    if (made.type->kind != Type::Kind::nothing) made.operands.push_back(operand(reader, made.type));
  } else if (word == "unreachable" ||
             word == "resume") {  // nothing here unwinds, and lands where that goes on
    made.op = Opcode::unreachable;
    while (!reader.at_end()) reader.take();
  } else if (word == "insertvalue" || word == "extractvalue") {
    read_part(reader, made);
  } else {
    fail("unknown instruction '" + word + "'");
  }
}

void Body::read_binary(Reader& reader, Instruction& made) {
  made.op = Opcode::binary;
  promises(reader, made);
  made.operands.push_back(typed_operand(reader));
  expect(reader, ",");
  made.type = made.operands[0].type;
  made.operands.push_back(operand(reader, made.type));
  if (made.type->kind != Type::Kind::integer || made.type->bits > 64)
    fail("'" + made.what + "' of a type that is not known here");
}

void Body::read_convert(Reader& reader, Instruction& made) {
  made.op = Opcode::convert;
  promises(reader, made);
  made.operands.push_back(typed_operand(reader));
  expect(reader, "to");
  made.type = types_.read(reader, line_);
  if (made.what == "bitcast") {
    if (made.type->kind != made.operands[0].type->kind) fail("a bitcast between kinds of types");
    made.op = Opcode::same;
  } else if (made.type->kind != Type::Kind::integer || made.type->bits > 64) {
    fail("'" + made.what + "' to a type that is not known here");
  }
}

void Body::read_memory(Reader& reader, Instruction& made) {
  if (reader.is("volatile") || reader.is("atomic") || reader.is("inalloca"))
    fail("unknown '" + reader.peek().text + "' memory");
  if (made.what == "alloca") {
    made.op = Opcode::allocate;
    made.type = types_.read(reader, line_);
    made.align = made.type->align;
    return;
  }
  if (made.what == "store") {
    made.op = Opcode::store;
    made.operands.push_back(typed_operand(reader));
    expect(reader, ",");
    made.operands.push_back(typed_operand(reader));
    made.type = made.operands[0].type;
    made.align = made.type->align;
    return;
  }
  made.op = made.what == "load" ? Opcode::load : Opcode::address;
  // Where an address leaves its object it is looked at when something is read or written there.
  while (reader.accept("inbounds") || reader.accept("nuw") || reader.accept("nusw")) {
  }
  made.type = types_.read(reader, line_);
  made.align = made.type->align;
  while (reader.is(",") && reader.peek(1).kind != Kind::metadata && reader.peek(1).text != "align") {
    reader.take();
    made.operands.push_back(typed_operand(reader));
  }
  if (made.operands.empty()) fail("expected an address");
}

void Body::read_call(Reader& reader, Instruction& made) {
  made.op = Opcode::call;
  while (reader.peek().kind == Kind::word && among(linkage, reader.peek().text)) reader.take();
  made.made = attributes(reader);
  made.type = types_.read(reader, line_);
  if (reader.peek().kind != Kind::global) fail("unknown kind of call");
  made.what = reader.take().text;
  expect(reader, "(");
  while (!reader.accept(")")) {
    const Type* const type = types_.read(reader, line_);
    if (type->kind == Type::Kind::other && reader.peek().kind == Kind::metadata) {  // `metadata !5`
      reader.take();
    } else {
      made.operand_said.push_back(attributes(reader));
      made.operands.push_back(operand(reader, type));
    }
    if (!reader.is(")") && !reader.accept(","))
      fail("unknown attribute '" + reader.peek().text + "' of an argument");
  }
}

/// `insertvalue { i32, i8 } %whole, i8 %part, 1` and `extractvalue { i32, i8 } %whole, 1`
void Body::read_part(Reader& reader, Instruction& made) {
  made.op = made.what == "insertvalue" ? Opcode::put : Opcode::take;
  made.operands.push_back(typed_operand(reader));
  const Type* const whole = made.operands[0].type;
  if (made.op == Opcode::put) {
    expect(reader, ",");
    made.operands.push_back(typed_operand(reader));
  }
  expect(reader, ",");
  made.numbers.push_back(number_of(reader.take(), types_.integer(32)));
  if (whole->kind != Type::Kind::structure || made.numbers[0] >= whole->parts.size())
    fail("a part of what is no structure, or has no such part");
  made.type = made.op == Opcode::put ? whole : whole->parts[made.numbers[0]];
}

void Body::read_choose(Reader& reader, Instruction& made) {
  made.op = Opcode::choose;
  made.operands.push_back(typed_operand(reader));
  expect(reader, ",");
  const std::size_t otherwise = label(reader);
  expect(reader, "[");
  while (!reader.accept("]")) {
    const Operand value = typed_operand(reader);
    made.numbers.push_back(value.number);
    expect(reader, ",");
    made.blocks.push_back(label(reader));
  }
  made.blocks.push_back(otherwise);
}

void Body::read_phi(Reader& reader, Instruction& made) {
  made.op = Opcode::phi;
  made.type = types_.read(reader, line_);
  do {
    expect(reader, "[");
    made.operands.push_back(operand(reader, made.type));
    expect(reader, ",");
    if (reader.peek().kind != Kind::local) fail("expected a block's name");
    made.blocks.push_back(block(reader.take().text));
    expect(reader, "]");
  } while (reader.is(",") && reader.peek(1).text == "[" && reader.accept(","));
}

void Body::finish() {
  line_ = f_.line;
  f_.locals = locals_.size();
  for (std::size_t b = 0; b < f_.blocks.size(); ++b)
    if (!begun_[b] || f_.blocks[b].instructions.empty())
      fail("the block %" + f_.blocks[b].name + " is missing");
  for (const Block& block : f_.blocks)
    for (const Instruction& one : block.instructions)
      if (ends_block(one.op) != (&one == &block.instructions.back()))
        module_.fail(one.line, "the block %" + block.name + " does not end where it branches or returns");
  if (f_.blocks.empty()) fail("a function without instructions");
  enum class Seen : unsigned char { not_yet, open, done };
  std::vector<Seen> seen(f_.blocks.size(), Seen::not_yet);
  const std::function<void(std::size_t)> visit = [&](std::size_t b) {
    seen[b] = Seen::open;
    const Instruction& last = f_.blocks[b].instructions.back();
    if (last.op != Opcode::phi)
      for (const std::size_t next : last.blocks) {
        if (seen[next] == Seen::open)
          module_.fail(last.line, "a loop, in @" + f_.name + ": only code without loops is proved");
        if (seen[next] == Seen::not_yet) visit(next);
      }
    seen[b] = Seen::done;
    f_.order.push_back(b);
  };
  const auto first = std::find(begun_.begin(), begun_.end(), true) - begun_.begin();
  visit(static_cast<std::size_t>(first));
  std::reverse(f_.order.begin(), f_.order.end());
}

}  // namespace synfin::proofs::code::ir
