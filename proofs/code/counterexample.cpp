#include "counterexample.hpp"

#include "../event/concrete.hpp"

namespace synfin::proofs::code {

using model::Record;

namespace {

Source these(Terms& terms, const Assignment& inputs) {
  const auto value = [&inputs](const std::string& name) -> std::uint64_t {
    const auto known = inputs.find(name);
    return known == inputs.end() ? 0 : known->second;
  };
  return {
      [&terms, value](const std::string& name, unsigned width) { return terms.number(value(name), width); },
      [value](const std::string& name) { return value(name) != 0 ? always : never; }};
}

std::uint64_t number_of(Terms& terms, const Value& value) {
  if (value.kind == Value::Kind::flag) return value.flag == always ? 1 : 0;
  if (value.kind != Value::Kind::word) return 0;
  return terms.constant_of(value.word).value_or(0);
}

bool is_undefined(Terms& terms, const Value& value) {
  if (value.kind == Value::Kind::flag) return terms.undefined_in(value.flag) != never;
  return value.kind != Value::Kind::word || terms.undefined_in(value.word) != never;
}

/// The table's step on plain words, by the interpreter that the proofs' other counterexamples run on.
Values run_on_words(const Code& code, const Part& part, const Assignment& inputs) {
  Values before{};
  for (std::size_t field = 0; field < model::field_count; ++field)
    if (const auto known = inputs.find(name_of_field(field)); known != inputs.end())
      before[field] = static_cast<std::uint32_t>(known->second);
  before[model::id_of(model::terms::tcb.state)] = *part.state;
  return part.event && possible(code.table, *part.event, before) ? run(code.table, *part.event, before).after
                                                                 : before;
}

}  // namespace

std::optional<Counterexample> replay(const Code& code, const Part& part, const Assignment& inputs) {
  Terms terms;
  const Comparison made = compare(terms, code, part, these(terms, inputs));
  Counterexample found{.inputs = inputs};
  for (const Obligation& broken : made.broken)
    if (broken.broken == always)
      found.undefined.push_back(broken.what + " (line " + std::to_string(broken.line) + ")");
  for (const Difference& one : made.differences)
    if (is_undefined(terms, one.got))
      found.undefined.push_back("what becomes of " + one.what + " is undefined");
    else if (one.where == always)
      found.lines.push_back({one.what, number_of(terms, one.wanted), number_of(terms, one.got)});
  if (part.what == What::handle) {
    const Values after = run_on_words(code, part, inputs);
    for (const Counterexample::Line& line : found.lines)
      for (std::size_t field = 0; field < model::field_count; ++field)
        if (name_of_field(field) == line.what && after[field] != line.expected)
          throw std::logic_error("the table's step has two meanings, a bug of Synfin: " + line.what);
  }
  if (found.lines.empty() && found.undefined.empty()) return std::nullopt;
  return found;
}

unsigned event_of(const Part& part, const Assignment& inputs) {
  if (part.event) return static_cast<unsigned>(*part.event);
  unsigned number = 0;
  for (unsigned k = 0; k < event_bits; ++k)
    if (const auto known = inputs.find(name_of_event_bit(k)); known != inputs.end() && known->second != 0)
      number |= 1U << k;
  return number;
}

std::vector<std::vector<std::uint8_t>> octets_of(const Part& part, const Assignment& inputs) {
  Terms terms;
  Memory memory;
  const Word state = part.state ? terms.number(*part.state, 8) : nullptr;
  const Records records = add_records(terms, memory, these(terms, inputs), part.state ? &state : nullptr, {});
  std::vector<std::vector<std::uint8_t>> all;
  for (std::size_t r = 0; r < model::record_count; ++r) {
    std::vector<std::uint8_t> octets;
    for (std::size_t k = 0; k < model::size_of(static_cast<Record>(r)); ++k)
      octets.push_back(
          static_cast<std::uint8_t>(number_of(terms, memory.load(terms, records.objects[r], k, 1))));
    all.push_back(std::move(octets));
  }
  return all;
}

}  // namespace synfin::proofs::code
