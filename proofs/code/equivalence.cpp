#include "equivalence.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "../../model/config.hpp"
#include "../../model/plain_of.hpp"
#include "../../model/situation.hpp"
#include "table_step.hpp"

namespace synfin::proofs::code {

using model::Event;
using model::Record;

namespace {

constexpr std::array<std::string_view, 7> names = {
    "handle", "is_due", "due", "next_deadline", "initialize", "default_config", "config_is_sound"};
constexpr std::string_view returned = "what is returned";

/// What a function takes: records by pointer, numbers, and where to put a number.
enum class Takes : std::uint8_t { tcb, call, cfg, seg, actions, event, result };

std::vector<Takes> taken_by(What what) {
  switch (what) {
    case What::handle:
      return {Takes::tcb, Takes::event, Takes::call, Takes::cfg, Takes::seg, Takes::actions};
    case What::is_due:
      return {Takes::tcb, Takes::event, Takes::call, Takes::cfg};
    case What::due:
    case What::next_deadline:
      return {Takes::tcb, Takes::call, Takes::cfg, Takes::result};
    case What::initialize:
      return {Takes::tcb};
    case What::default_config:
    case What::is_sound:
      return {Takes::cfg};
  }
  __builtin_unreachable();
}

bool by_pointer(Takes takes) { return takes != Takes::event; }

const ir::Function& function_of(const Code& code, What what) {
  const std::string name = code.prefix + std::string(name_of(what));
  const auto known = code.module.functions.find(name);
  if (known == code.module.functions.end())
    code.module.fail(0, "expected a function @" + name +
                            ": this is no code printed by 'synfin generate', or of another prefix");
  const ir::Function& function = known->second;
  if (!function.wrong.empty()) throw ir::IrError(function.wrong);
  const std::vector<Takes> takes = taken_by(what);
  bool fits = function.parameter_types.size() == takes.size();
  for (std::size_t k = 0; fits && k < takes.size(); ++k)
    fits = function.parameter_types[k]->kind ==
           (by_pointer(takes[k]) ? ir::Type::Kind::pointer : ir::Type::Kind::integer);
  if (!fits) code.module.fail(function.line, "@" + name + " does not take what was expected");
  return function;
}

/// One comparison under way.
class Run {
 public:
  Run(Terms& terms, const Code& code, const Part& part, const Source& source)
      : t_(terms), code_(code), part_(part), source_(source), executor_(code.module, terms) {
    const bool of_state = part.state.has_value();
    const Word state = of_state ? t_.number(*part.state, 8) : nullptr;
    records_ = add_records(t_, executor_.memory, source, of_state ? &state : nullptr,
                           part.what == What::default_config ? std::set{Record::cfg}
                           : part.what == What::handle       ? std::set{Record::tcb, Record::actions}
                           : part.what == What::initialize   ? std::set{Record::tcb}
                                                             : std::set<Record>{},
                           behind_actions(code));
  }

  Comparison make() {
    if (is_of_no_event(part_)) event_ = other_event();
    switch (part_.what) {
      case What::handle:
        step();
        break;
      case What::is_due:
        call();
        differs(returned, Value::of_flag(truth(given_)),
                Value::of_flag(part_.event ? enabled(*part_.event) : never));
        break;
      case What::due:
        due();
        break;
      case What::next_deadline:
        next_deadline();
        break;
      case What::initialize:
        call();
        for (const std::size_t field : model::fields_of(Record::tcb)) differs_at(field, nothing(field));
        break;
      case What::default_config:
        call();
        default_config();
        break;
      case What::is_sound:
        call();
        differs(returned, Value::of_flag(truth(given_)),
                value_of(t_, *model::plain_term(model::terms::config_is_sound), records_.fields));
        break;
    }
    made_.broken = executor_.obligations();
    made_.executed = executor_.executed();
    return std::move(made_);
  }

 private:
  Decisions& d() { return t_.decisions(); }

  void call() {
    const ir::Function& function = function_of(code_, part_.what);
    std::vector<Value> arguments;
    std::size_t k = 0;
    for (const Takes takes : taken_by(part_.what)) {
      const ir::Type* const type = function.parameter_types[k++];
      if (takes == Takes::event) {
        if (part_.event)
          arguments.push_back(executor_.number(static_cast<std::uint64_t>(*part_.event), type));
        else
          arguments.push_back(Value::of(t_.zero_extend(event_, type->bits)));
      } else if (takes == Takes::result) {
        const unsigned octets = part_.what == What::due ? 1 : 4;  // an event, or a deadline
        result_ = executor_.memory.add({.name = "the result", .size = octets, .align = octets});
        executor_.memory.store(t_, result_, 0, octets,
                               Value::of(source_.word("before: the result", 8 * octets)));
        arguments.push_back(executor_.pointer_to(result_));
      } else {
        arguments.push_back(executor_.pointer_to(records_.objects[static_cast<std::size_t>(takes)]));
      }
    }
    given_ = executor_.call(function.name, std::move(arguments));
  }

  Value result(unsigned octets) {
    if (t_.path == never) return Value::of(t_.undefined(8 * octets));
    return executor_.memory.load(t_, result_, 0, octets);
  }

  Condition truth(const Value& value) {
    if (t_.path == never) return never;
    if (value.kind == Value::Kind::flag) return value.flag;
    return d().opposite(t_.equal(value.word, t_.number(0, value.word->width)));
  }

  void differs(std::string_view what, const Value& got, const Value& wanted, Condition where = always) {
    ++made_.compared;
    const Condition all = d().both(d().both(t_.path, where), differ(t_, got, wanted));
    if (all != never) made_.differences.push_back({std::string(what), all, got, wanted});
  }
  void differs_at(std::size_t field, const Value& wanted) {
    if (t_.path == never) return;  // nothing is left behind where all behaviour is undefined
    differs(name_of_field(field), stored_in(t_, executor_.memory, records_, field), wanted);
  }

  /// What a connection begins with: none, and nothing known.
  Value nothing(std::size_t field) {
    if (model::fields[field].sort == model::Sort::flag) return Value::of_flag(never);
    if (model::fields[field].sort == model::Sort::state) return Value::of(t_.number(model::CLOSED, 8));
    return Value::of(t_.number(0, 32));
  }

  void step() {
    const TableStep table = part_.event ? after_event(t_, code_.table, *part_.event, records_.fields)
                                        : TableStep{records_.fields, {}, {}};
    for (const TableStep::Loss& loss : table.losses)
      made_.losses.push_back(
          {name_of_field(loss.field) + " of rule " + std::string(loss.rule->name), loss.where});
    t_.path = t_.assumed();
    call();
    for (std::size_t field = 0; field < model::field_count; ++field)
      if (is_output(field)) differs_at(field, table.after[field]);
    if (code_.notes_rules && t_.path != never) notes(table.fired);
  }

  /// The rules that fired, and how many.
  void notes(const std::vector<std::vector<TableStep::Firing>>& fired) {
    const model::FiredPlaces places = model::fired_places(code_.table);
    const ObjectId actions = records_.objects[static_cast<std::size_t>(Record::actions)];
    Word count = t_.number(0, 32);
    std::vector<Word> rules(places.most, t_.number(0, 16));
    for (const std::vector<TableStep::Firing>& phase : fired) {
      Condition any = never;
      const auto so_far = t_.cases_of(count);
      for (const TableStep::Firing& one : phase) {
        const Word rule = t_.number(id_of(*one.rule), 16);
        for (const auto& [where, place] : so_far) {
          Word& noted = rules[place->value];
          noted = t_.choice(d().both(where, one.where), rule, noted);
        }
        any = d().either(any, one.where);
      }
      count = t_.choice(any, t_.add(count, t_.number(1, 32)), count);
    }
    differs("fired_count", Value::of(executor_.memory.load(t_, actions, places.count, 4).word),
            Value::of(count));
    for (std::size_t k = 0; k < places.most; ++k)
      differs("fired[" + std::to_string(k) + ']', executor_.memory.load(t_, actions, places.first + 2 * k, 2),
              Value::of(rules[k]), t_.less(t_.number(k, 32), count));
  }
  std::size_t id_of(const model::PlainRule& rule) const {
    return static_cast<std::size_t>(std::find(code_.table.rules.begin(), code_.table.rules.end(), &rule) -
                                    code_.table.rules.begin());
  }

  /// Any number of an octet that is no event's.
  Word other_event() {
    std::vector<Condition> bits;
    for (unsigned k = 0; k < event_bits; ++k) bits.push_back(source_.flag(name_of_event_bit(k)));
    const Word number = t_.of_bits(std::move(bits));
    for (const model::PlainHandling& handling : code_.table.handlings)
      t_.assume(
          d().opposite(t_.equal(number, t_.number(static_cast<std::uint64_t>(handling.event), event_bits))));
    t_.path = t_.assumed();
    return number;
  }

  Condition enabled(Event event) {
    return value_of(t_, *code_.table.handling(event).enabled, records_.fields).flag;
  }
  static bool may_wait(const model::PlainHandling& handling) {
    return !(handling.enabled->op == model::Op::literal && handling.enabled->value != 0);
  }

  /// The first event that waits for something which has come.
  std::pair<Condition, Word> first_due() {
    Condition any = never;
    Word which = t_.number(0, 32);
    for (const model::PlainHandling& handling : code_.table.handlings) {
      if (!may_wait(handling)) continue;
      const Condition is = d().without(enabled(handling.event), any);
      which = t_.choice(is, t_.number(static_cast<std::uint64_t>(handling.event), 32), which);
      any = d().either(any, is);
    }
    return {any, which};
  }

  void due() {
    const auto [any, which] = first_due();
    call();
    differs(returned, Value::of_flag(truth(given_)), Value::of_flag(any));
    differs("the event", result(1), Value::of(which), any);
  }

  /// Now, if something is due; else the earliest deadline of a timer that runs.
  void next_deadline() {
    const Condition now = first_due().first;
    Condition any = never;
    Word earliest = t_.number(0, 32);
    for (const model::TimerInfo& timer : model::timers) {
      const Word deadline = records_.fields[timer.deadline].word;
      const Condition earlier = d().either(d().opposite(any), t_.bit(t_.subtract(deadline, earliest), 31));
      const Condition is = d().both(records_.fields[timer.armed].flag, earlier);
      earliest = t_.choice(is, deadline, earliest);
      any = d().either(any, is);
    }
    earliest = t_.choice(now, records_.fields[now_field].word, earliest);
    any = d().either(any, now);
    call();
    differs(returned, Value::of_flag(truth(given_)), Value::of_flag(any));
    differs("the deadline", result(4), Value::of(earliest), any);
  }

  void default_config() {
    model::Situation all;
    all.cfg = model::default_config;
    for (const std::size_t field : model::fields_of(Record::cfg)) {
      const std::uint32_t value = model::get(all, field);
      const bool flag = model::fields[field].sort == model::Sort::flag;
      differs_at(field, flag ? Value::of_flag(value != 0 ? always : never) : Value::of(t_.number(value, 32)));
    }
  }

  static inline const std::size_t now_field = model::id_of(model::terms::call.now);
  Terms& t_;
  const Code& code_;
  const Part& part_;
  const Source& source_;
  Executor executor_;
  Records records_;
  Word event_ = nullptr;  ///< where it is none of the table's
  ObjectId result_ = nowhere;
  Value given_;
  Comparison made_;
};

}  // namespace

std::size_t behind_actions(const Code& code) {
  return code.notes_rules ? model::fired_places(code.table).size - model::size_of(Record::actions) : 0;
}

std::string_view name_of(What what) { return names[static_cast<std::size_t>(what)]; }

bool is_of_no_event(const Part& part) {
  return (part.what == What::handle || part.what == What::is_due) && !part.event;
}

std::string name_of_event_bit(unsigned bit) { return "bit " + std::to_string(bit) + " of the event"; }

std::string name_of(const Part& part) {
  std::string text(name_of(part.what));
  if (is_of_no_event(part)) text += ": no event";
  if (part.event) text += ": " + std::string(model::events[static_cast<std::size_t>(*part.event)].name);
  if (part.state) text += " in " + std::string(model::states[*part.state].name);
  return text;
}

std::vector<Part> parts_of(const Code& code) {
  std::vector<Part> parts;
  Terms terms;
  Executor executor(code.module, terms);
  for (std::size_t k = 0; k < names.size(); ++k) executor.check(function_of(code, static_cast<What>(k)).name);
  for (const model::PlainHandling& handling : code.table.handlings)
    for (std::size_t state = 0; state < std::size(model::states); ++state)
      parts.push_back({What::handle, handling.event, static_cast<model::State>(state)});
  std::stable_partition(parts.begin(), parts.end(),
                        [](const Part& part) { return part.event == Event::SEGMENT_ARRIVES; });
  for (std::size_t state = 0; state < std::size(model::states); ++state) {
    for (const model::PlainHandling& handling : code.table.handlings)
      parts.push_back({What::is_due, handling.event, static_cast<model::State>(state)});
    for (const What what : {What::is_due, What::handle, What::due, What::next_deadline})
      parts.push_back({what, std::nullopt, static_cast<model::State>(state)});
  }
  for (const What what : {What::initialize, What::default_config, What::is_sound}) parts.push_back({what});
  return parts;
}

Comparison compare(Terms& terms, const Code& code, const Part& part, const Source& source) {
  terms.path = terms.assumed();
  return Run(terms, code, part, source).make();
}

}  // namespace synfin::proofs::code
