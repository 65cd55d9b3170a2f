#include "execute.hpp"

#include <algorithm>
#include <set>

namespace synfin::proofs::code {

using ir::Instruction;
using ir::Opcode;
using ir::Operand;
using Kind = Value::Kind;

namespace {

/// Deeper calls are those of a function that calls itself.
constexpr int deepest = 100;

}  // namespace

Executor::Executor(const ir::Module& module, Terms& terms) : module_(module), terms_(terms) {
  for (const auto& [name, global] : module.globals) {
    if (!global.constant || !global.known) continue;
    Object object{.name = '@' + name, .size = global.size, .align = global.align, .writable = false};
    for (std::uint64_t k = 0; k < global.size; ++k)
      object.cells[k] = {1, false, Value::of(terms_.number(global.octets[k], 8))};
    globals_[name] = memory.add(std::move(object));
  }
}

void Executor::check(const std::string& function) {
  std::set<std::string> seen;
  std::vector<std::pair<std::string, int>> todo{{function, 0}};
  while (!todo.empty()) {
    const auto [name, line] = todo.back();
    todo.pop_back();
    if (!seen.insert(name).second) continue;
    if (name.starts_with("llvm.")) {
      if (!is_known_intrinsic(name)) module_.fail(line, "unknown intrinsic @" + name);
      continue;
    }
    const auto known = module_.functions.find(name);
    if (known == module_.functions.end())
      module_.fail(line, "expected the function @" + name + ": it is not defined here");
    if (!known->second.wrong.empty()) throw ir::IrError(known->second.wrong);
    for (const ir::Block& block : known->second.blocks)
      for (const Instruction& one : block.instructions)
        if (one.op == Opcode::call) todo.emplace_back(one.what, one.line);
  }
}

Value Executor::number(std::uint64_t value, const ir::Type* type) {
  if (type->bits == 1) return Value::of_flag((value & 1U) != 0 ? always : never);
  return Value::of(terms_.number(value, type->bits));
}

Value Executor::pointer_to(ObjectId object) {
  return Value::of(std::vector<Target>{{always, object, terms_.number(0, pointer_bits())}});
}

void Executor::oblige(const std::string& what, Condition broken) {
  Decisions& d = terms_.decisions();
  broken = d.both(terms_.path, broken);
  if (broken == never) return;
  obligations_.push_back({what + " in @" + function_, line_, broken});
  terms_.path = d.without(terms_.path, broken);
}

void Executor::oblige_defined(const std::string& what, const Value& value) {
  if (value.kind == Kind::flag)
    oblige(what, terms_.undefined_in(value.flag));
  else if (value.kind == Kind::word)
    oblige(what, terms_.undefined_in(value.word));
  else if (value.kind == Kind::parts)
    for (const Value& part : value.parts) oblige_defined(what, part);
}

Condition Executor::is_outside(Word number, const ir::Range& range) {
  const Word first = terms_.number(range.first, number->width);
  const Word length = terms_.number(range.last - range.first, number->width);
  return terms_.decisions().opposite(terms_.less(terms_.subtract(number, first), length));
}
Value Executor::as_said(const std::string& what, Value value, const ir::Said& said) {
  if (said.range) {
    if (value.kind != Kind::word) fail("a range of what is no number");
    value.word = undefined_where(is_outside(value.word, *said.range), value.word);
  }
  if (said.defined) oblige_defined(what + " that is undefined, or of another range", value);
  if (said.not_null)
    for (const Target& target : value.targets)
      if (target.object == nowhere) oblige(what + " that is null", target.condition);
  return value;
}

void Executor::oblige_alone(const std::vector<Value>& arguments, const std::vector<ir::Said>& said,
                            std::size_t which) {
  Decisions& d = terms_.decisions();
  for (std::size_t k = 0; k < arguments.size(); ++k)
    for (const Target& other : k == which || (said[k].read_only && said[which].read_only)
                                   ? std::vector<Target>{}
                                   : arguments[k].targets)
      for (const Target& one : arguments[which].targets)
        if (one.object == other.object && one.object != nowhere)
          oblige("two arguments lead to one object, and one of them is to be alone (noalias)",
                 d.both(one.condition, other.condition));
}

Word Executor::word_of(Condition flag, unsigned width) {
  return undefined_where(terms_.undefined_in(flag), terms_.of_flag(flag, width));
}

Word Executor::undefined_where(Condition condition, Word otherwise) {
  if (terms_.decisions().both(terms_.path, condition) == never) return otherwise;
  return terms_.choice(condition, terms_.undefined(otherwise->width), otherwise);
}

Value Executor::call(const std::string& name, std::vector<Value> arguments) {
  const auto known = module_.functions.find(name);
  if (known == module_.functions.end())
    module_.fail(line_, "expected the function @" + name + ": it is not defined here");
  const ir::Function& function = known->second;
  if (!function.wrong.empty()) throw ir::IrError(function.wrong);
  if (arguments.size() != function.parameters.size())
    module_.fail(function.line, "@" + name + " takes " + std::to_string(function.parameters.size()) +
                                    " arguments, expected " + std::to_string(arguments.size()));
  for (std::size_t k = 0; k < arguments.size(); ++k) {
    const ir::Said& said = function.parameter_said[k];
    if (said.alone) oblige_alone(arguments, function.parameter_said, k);
    arguments[k] = as_said("an argument", std::move(arguments[k]), said);
    forget(arguments[k].targets, said.initializes);
  }
  if (++depth_ > deepest) module_.fail(function.line, "@" + name + " calls itself");
  const std::string caller = std::exchange(function_, name);
  Frame frame{function,
              std::vector<Value>(function.locals),
              std::vector<std::vector<Edge>>(function.blocks.size()),
              {},
              {},
              {}};
  for (std::size_t k = 0; k < arguments.size(); ++k)
    frame.values[function.parameters[k]] = std::move(arguments[k]);
  frame.edges[function.order.front()].push_back({0, terms_.path, std::move(memory)});
  for (const std::size_t block : function.order) enter(frame, block);

  Value result;
  terms_.path = never;
  memory = Memory();
  for (std::size_t k = 0; k < frame.left.size(); ++k) {
    auto& [path, left] = frame.left[k];
    if (k == 0) {
      memory = std::move(left);
      if (!frame.given.empty()) result = frame.given[0].second;
      terms_.path = path;
    } else {
      if (!frame.given.empty()) result = joined(terms_, terms_.path, result, path, frame.given[k].second);
      memory = Memory::joined(terms_, terms_.path, memory, path, left);
    }
  }
  for (const ObjectId object : frame.objects)
    if (memory.at(object) != nullptr) memory.remove(object);
  function_ = caller;
  --depth_;
  return result;
}

void Executor::enter(Frame& frame, std::size_t block) {
  std::vector<Edge> edges = std::move(frame.edges[block]);
  if (edges.empty()) return;
  const auto& instructions = frame.function.blocks[block].instructions;
  // Values of phis belong to the edges, and all are taken at once.
  std::size_t first = 0;
  std::vector<std::pair<std::size_t, Value>> chosen;
  for (; instructions[first].op == Opcode::phi; ++first) {
    const Instruction& phi = instructions[first];
    line_ = phi.line;
    Value value;
    Condition path = never;
    for (const Edge& edge : edges) {
      const auto from = std::find(phi.blocks.begin(), phi.blocks.end(), edge.from) - phi.blocks.begin();
      if (static_cast<std::size_t>(from) == phi.blocks.size()) fail("a phi that does not know where from");
      terms_.path = edge.path;
      const Value given = operand(frame, phi.operands[static_cast<std::size_t>(from)]);
      value = path == never ? given : joined(terms_, path, value, edge.path, given);
      path = terms_.decisions().either(path, edge.path);
    }
    chosen.emplace_back(phi.result, std::move(value));
  }
  for (auto& [result, value] : chosen) frame.values[result] = std::move(value);
  terms_.path = edges[0].path;
  memory = std::move(edges[0].memory);
  for (std::size_t k = 1; k < edges.size(); ++k)
    memory = Memory::joined(terms_, terms_.path, memory, edges[k].path, edges[k].memory);
  for (std::size_t k = first; k < instructions.size() && terms_.path != never; ++k)
    step(frame, block, instructions[k]);
}

void Executor::go(Frame& frame, std::size_t from, std::size_t to, Condition condition) {
  const Condition path = terms_.decisions().both(terms_.path, condition);
  if (path == never) return;
  for (Edge& edge : frame.edges[to])
    if (edge.from == from) {  // two ways of one switch
      edge.path = terms_.decisions().either(edge.path, path);
      return;
    }
  frame.edges[to].push_back({from, path, memory});
}

void Executor::choose(Frame& frame, std::size_t block, const Instruction& one) {
  Decisions& d = terms_.decisions();
  const Value value = operand(frame, one.operands[0]);
  oblige_defined("a decision on what is undefined", value);
  Condition rest = always;
  for (std::size_t k = 0; k < one.numbers.size(); ++k) {
    const Condition here = compare("eq", value, number(one.numbers[k], one.operands[0].type));
    go(frame, block, one.blocks[k], d.both(rest, here));
    rest = d.without(rest, here);
  }
  go(frame, block, one.blocks.back(), rest);
}

void Executor::step(Frame& frame, std::size_t block, const Instruction& one) {
  ++executed_;
  line_ = one.line;
  Value made;
  switch (one.op) {
    case Opcode::allocate: {
      // on all paths of the function, so that no other path makes another object of this number
      if (block != frame.function.order.front()) fail("expected what is allocated where a function begins");
      const ObjectId id = memory.add({.name = "a local",
                                      .size = one.type->size,
                                      .align = one.align,
                                      .alive = has_life(frame.function, one.result) ? never : always});
      frame.objects.push_back(id);
      made = pointer_to(id);
      break;
    }
    case Opcode::address:
      made = address(frame, one);
      break;
    case Opcode::load:
      made = load(frame, one);
      break;
    case Opcode::store:
      return store(frame, one);
    case Opcode::compare:
      made = compare(frame, one);
      break;
    case Opcode::binary:
      made = binary(frame, one);
      break;
    case Opcode::convert:
      made = convert(frame, one);
      break;
    case Opcode::same:
      made = operand(frame, one.operands[0]);
      break;
    case Opcode::freeze: {
      made = operand(frame, one.operands[0]);
      oblige_defined("a freeze of what is undefined", made);
      break;
    }
    case Opcode::select: {
      Decisions& d = terms_.decisions();
      const Condition c = flag(frame, one.operands[0]);
      const Condition path = terms_.path;
      made = joined(terms_, d.both(path, c), operand(frame, one.operands[1]), d.without(path, c),
                    operand(frame, one.operands[2]));
      const Condition unknown = d.both(path, terms_.undefined_in(c));
      if (unknown != never)
        made = joined(terms_, unknown, undefined_of(one.type), d.without(path, unknown), made);
      break;
    }
    case Opcode::call:
      made = call(frame, one);
      line_ = one.line;
      break;
    case Opcode::jump:
      return go(frame, block, one.blocks[0], always);
    case Opcode::branch: {
      const Value value = operand(frame, one.operands[0]);
      oblige_defined("a decision on what is undefined", value);
      go(frame, block, one.blocks[0], value.flag);
      return go(frame, block, one.blocks[1], terms_.decisions().opposite(value.flag));
    }
    case Opcode::choose:
      return choose(frame, block, one);
    case Opcode::give:
      if (!one.operands.empty()) {
        frame.given.emplace_back(terms_.path, as_said("a value is returned", operand(frame, one.operands[0]),
                                                      frame.function.returns_said));
      }
      frame.left.emplace_back(terms_.path, std::move(memory));
      return;
    case Opcode::unreachable:
      oblige("'unreachable' is reached", always);
      return;
    case Opcode::put:
    case Opcode::take: {
      Value whole = operand(frame, one.operands[0]);
      if (whole.kind != Kind::parts) fail("expected a structure");
      Value& part = whole.parts[one.numbers[0]];
      if (one.op == Opcode::put) {
        part = operand(frame, one.operands[1]);
        made = std::move(whole);
      } else {
        made = part;
      }
      break;
    }
    case Opcode::phi:
      fail("a phi amid other instructions");
  }
  if (one.has_result) frame.values[one.result] = std::move(made);
}

/// Do markers say when the memory lives that this instruction makes? By then it does not from the beginning.
bool Executor::has_life(const ir::Function& function, std::size_t local) {
  std::set<std::size_t> same{local};
  for (const std::size_t block : function.order)
    for (const Instruction& one : function.blocks[block].instructions) {
      const bool is_it = !one.operands.empty() && one.operands.back().kind == Operand::Kind::local &&
                         same.contains(one.operands.back().local);
      if (is_it && one.op == Opcode::same) same.insert(one.result);
      if (is_it && one.op == Opcode::call && one.what.starts_with("llvm.lifetime.start")) return true;
    }
  return false;
}

Value Executor::undefined_of(const ir::Type* type) {
  if (type->kind == ir::Type::Kind::structure) {
    std::vector<Value> parts;
    for (const ir::Type* part : type->parts) parts.push_back(undefined_of(part));
    return Value::of_parts(std::move(parts));
  }
  if (type->kind == ir::Type::Kind::pointer) return Value::of(std::vector<Target>{});
  if (type->kind != ir::Type::Kind::integer) fail("an undefined value of a type that is not known here");
  if (type->bits == 1) return Value::of_flag(terms_.undefined_flag());
  return Value::of(terms_.undefined(type->bits));
}

Value Executor::operand(const Frame& frame, const Operand& operand) {
  switch (operand.kind) {
    case Operand::Kind::number:
      return number(operand.number, operand.type);
    case Operand::Kind::undefined:
      return undefined_of(operand.type);
    case Operand::Kind::null:
      return pointer_to(nowhere);
    case Operand::Kind::global: {
      Value made = pointer_to(global(operand.name));
      made.targets[0].offset = terms_.number(operand.number, pointer_bits());
      return made;
    }
    case Operand::Kind::local:
    case Operand::Kind::function:
      break;
  }
  const Value& value = frame.values[operand.local];
  if (value.kind == Kind::nothing) fail("a value that nothing has made");
  return value;
}

Word Executor::word(const Frame& frame, const Operand& one) {
  const Value value = operand(frame, one);
  if (value.kind != Kind::word) fail("expected a number, found a pointer or flag");
  return value.word;
}

Condition Executor::flag(const Frame& frame, const Operand& one) {
  const Value value = operand(frame, one);
  if (value.kind != Kind::flag) fail("expected a flag");
  return value.flag;
}

Value Executor::call(const Frame& frame, const Instruction& one) {
  const bool is_intrinsic = one.what.starts_with("llvm.");  // they take their operands as they stand
  std::vector<Value> arguments;
  for (std::size_t k = 0; k < one.operands.size(); ++k) {
    arguments.push_back(operand(frame, one.operands[k]));
    const ir::Said& said = one.operand_said[k];
    arguments.back() = as_said("an argument", std::move(arguments.back()), said);
    if (is_intrinsic && said.range) oblige_defined("an argument of another range", arguments.back());
  }
  for (std::size_t k = 0; k < arguments.size(); ++k) {  // all are there to be compared
    if (one.operand_said[k].alone) oblige_alone(arguments, one.operand_said, k);
    forget(arguments[k].targets, one.operand_said[k].initializes);
  }
  Value made = is_intrinsic ? intrinsic(frame, one) : call(one.what, std::move(arguments));
  if (terms_.path != never) made = as_said("a call makes a value", std::move(made), one.made);
  return made;
}

ObjectId Executor::global(const std::string& name) {
  if (!module_.globals.contains(name)) fail("unknown global @" + name);
  const auto known = globals_.find(name);
  if (known == globals_.end())
    fail("the global @" + name + " is no constant of numbers: the machine keeps nothing of its own");
  return known->second;
}

}  // namespace synfin::proofs::code
