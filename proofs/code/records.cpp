#include "records.hpp"

namespace synfin::proofs::code {

using model::Place;
using model::Record;

namespace {

constexpr std::array<std::string_view, model::record_count> names = {
    "the TCB", "the call", "the configuration", "the segment", "the actions"};
const std::size_t state_field = model::id_of(model::terms::tcb.state);

bool in_one_octet(const Place& place, std::size_t field) {
  return place.width == 1 || model::fields[field].sort == model::Sort::flag;
}

}  // namespace

std::string name_of_field(std::size_t field) {
  return std::string(model::fields[field].group_name) + '.' + std::string(model::fields[field].name);
}

bool is_output(std::size_t field) {
  const Record record = model::place_of(field).record;
  return (record == Record::tcb || record == Record::actions) &&
         field != model::id_of(model::terms::told.ack_owed);
}

Source any_values(Terms& terms, const Assignment& but) {
  const auto given = [but](const std::string& name) -> std::optional<std::uint64_t> {
    const auto known = but.find(name);
    return known == but.end() ? std::nullopt : std::optional(known->second);
  };
  return {[&terms, given](const std::string& name, unsigned width) {
            const auto value = given(name);
            return value ? terms.number(*value, width) : terms.variable(name, width);
          },
          [&terms, given](const std::string& name) {
            const auto value = given(name);
            return !value ? terms.free_flag(name) : *value != 0 ? always : never;
          }};
}

Records add_records(Terms& terms, Memory& memory, const Source& source, const Word* state,
                    const std::set<model::Record>& writable, std::size_t behind) {
  Records made;
  made.fields.resize(model::field_count);
  for (std::size_t r = 0; r < model::record_count; ++r) {
    const auto record = static_cast<Record>(r);
    const std::string before = record == Record::actions ? "before: " : "";
    const std::size_t size = model::size_of(record) + (record == Record::actions ? behind : 0);
    Object object{
        .name = std::string(names[r]), .size = size, .align = 4, .writable = writable.contains(record)};
    std::map<std::uint64_t, std::vector<std::pair<unsigned, Condition>>> octets;  // of flags
    std::vector<bool> taken(size);
    for (const std::size_t field : model::fields_of(record)) {
      const Place& place = model::place_of(field);
      const std::string name = before + name_of_field(field);
      Value& value = made.fields[field];
      if (in_one_octet(place, field)) {
        value = Value::of_flag(source.flag(name));
        const std::uint64_t octet = place.offset + place.bit / 8;
        octets[octet].emplace_back(place.width == 1 ? place.bit % 8 : 8, value.flag);
        taken[octet] = true;
        continue;
      }
      Word word = field == state_field && state != nullptr ? *state : source.word(name, place.width);
      object.cells[place.offset] = {place.width / 8, false, Value::of(word)};
      for (unsigned k = 0; k < place.width / 8; ++k) taken[place.offset + k] = true;
      if (field != state_field) word = terms.zero_extend(word, 32);
      value = Value::of(word);
    }
    for (const auto& [offset, flags] : octets) {
      std::vector<Condition> bits(8, never);
      const bool whole = flags[0].first == 8;  // a flag that has an octet of its own is 0 or 1
      for (unsigned k = 0; k < 8 && !whole; ++k)
        bits[k] = source.flag(before + "bit " + std::to_string(k) + " of octet " + std::to_string(offset) +
                              " of " + object.name);
      for (const auto& [bit, flag] : flags) bits[whole ? 0 : bit] = flag;
      object.cells[offset] = {1, true, Value::of(terms.of_bits(std::move(bits)))};
    }
    for (std::uint64_t offset = 0; offset < taken.size(); ++offset)
      if (!taken[offset])
        object.cells[offset] = {
            1, false,
            Value::of(source.word(before + "octet " + std::to_string(offset) + " of " + object.name, 8))};
    made.objects[r] = memory.add(std::move(object));
  }
  // an event begins with nothing told
  for (const std::size_t field : model::fields_of(Record::actions))
    made.fields[field] = model::fields[field].sort == model::Sort::flag ? Value::of_flag(never)
                                                                        : Value::of(terms.number(0, 32));
  return made;
}

Value stored_in(Terms& terms, const Memory& memory, const Records& records, std::size_t field) {
  const Place& place = model::place_of(field);
  const ObjectId object = records.objects[static_cast<std::size_t>(place.record)];
  if (place.width == 1) {
    const Value octet = memory.load(terms, object, place.offset + place.bit / 8, 1);
    return Value::of_flag(terms.bit(octet.word, place.bit % 8));
  }
  return memory.load(terms, object, place.offset, place.width / 8);
}

Condition differ(Terms& terms, const Value& stored, const Value& wanted) {
  Decisions& d = terms.decisions();
  if (stored.kind == Value::Kind::address || stored.kind == Value::Kind::nothing) return always;
  if (stored.kind == Value::Kind::flag) return d.differ(stored.flag, wanted.flag);
  const Word want =
      wanted.kind == Value::Kind::flag ? terms.of_flag(wanted.flag, stored.word->width) : wanted.word;
  const Word got = terms.zero_extend(stored.word, want->width);
  if (got == want && got->op != TermOp::undefined) return never;
  Condition all = never;
  const auto of_want = terms.cases_of(want);
  for (const auto& [c, x] : terms.cases_of(got))
    for (const auto& [e, y] : of_want)
      if (const Condition here = d.both(c, e); here != never)
        all = d.either(all, d.without(here, terms.equal(x, y)));
  return all;
}

}  // namespace synfin::proofs::code
