// All tables with their machines. The list of those that ship is the model's own.
#include <fmt/format.h>

#include <deque>
#include <stdexcept>
#include <string>
#include <utility>

#include "../../model/config.hpp"
#include "../../model/standard.hpp"
#include "../../model/variants/all.hpp"
#include "../tables.hpp"

namespace synfin::cli {

template <class Table>
const runtime::TableMachine& machine_of();  // one file of this folder for each table

namespace {

struct Known {
  std::vector<const model::PlainTable*> tables;
  std::vector<const runtime::TableMachine*> machines;  ///< beside the tables
  std::deque<model::PlainTable> added;                 ///< which of them are not the model's
};

template <class... V>
Known shipped(boost::hana::tuple<V...>) {
  return {{&model::standard(), model::find_table(V::type::name)...},
          {&machine_of<model::Standard>(), &machine_of<typename V::type>()...},
          {}};
}

Known& known() {
  static Known all = shipped(model::variants);
  return all;
}

/// The same rule: one that says something else under its old name is another.
bool has(const model::PlainTable& table, const model::PlainRule& rule) {
  const model::PlainRule* const found = table.find(rule.name);
  return found != nullptr && model::same_content(*found, rule);
}

}  // namespace

std::span<const model::PlainTable* const> tables() { return known().tables; }

const model::PlainTable* find_table(std::string_view name) {
  for (const model::PlainTable* table : tables())
    if (table->name == name) return table;
  return nullptr;
}

void add_table(model::PlainTable table, const runtime::TableMachine& machine) {
  if (find_table(table.name) != nullptr)
    throw std::invalid_argument("there are two tables of the name '" + std::string(table.name) + "'");
  Known& all = known();
  all.tables.push_back(&all.added.emplace_back(std::move(table)));
  all.machines.push_back(&machine);
}

bool is_own(std::string_view table) {
  for (const model::PlainTable& one : known().added)
    if (one.name == table) return true;
  return false;
}

Edits edits_of(const model::PlainTable& table) {
  Edits edits;
  for (const model::PlainRule* rule : model::standard().rules)
    if (!has(table, *rule)) edits.without.push_back(rule);
  for (const model::PlainRule* rule : table.rules)
    if (!has(model::standard(), *rule)) edits.with.push_back(rule);
  return edits;
}

Outcome AnyMachine::handle(Event event, const Call& call, const Config& config, const Segment& segment) {
  runtime::Fired fired;
  const auto [told, out] = machine_.handle(tcb_, event, call, config, segment, fired);
  Outcome outcome{told, out, {}};
  for (const std::uint16_t rule : fired.rules()) outcome.rules.push_back(table_.rules[rule]->name);
  return outcome;
}

const runtime::TableMachine* find_machine(std::string_view table) {
  const Known& all = known();
  for (std::size_t t = 0; t < all.tables.size(); ++t)
    if (all.tables[t]->name == table) return all.machines[t];
  return nullptr;
}

std::unique_ptr<AnyMachine> make_machine(std::string_view table, const Tcb& tcb) {
  const runtime::TableMachine* const machine = find_machine(table);
  if (machine == nullptr) return nullptr;
  return std::make_unique<AnyMachine>(*machine, *find_table(table), tcb);
}

bool is_sound(const Config& config) {
  const auto member = [&]<unsigned G, unsigned I, model::Sort S>(model::Field<G, I, S>) {
    static_assert(static_cast<model::Group>(G) == model::Group::cfg);
    std::uint32_t value = 0;
    unsigned index = 0;
    each_field(config,
               [&](std::string_view, model::Sort, auto field) { value = index++ == I ? field : value; });
    if constexpr (S == model::Sort::flag)
      return value != 0;
    else
      return value;
  };
  return model::evaluate(model::Words{}, member, model::terms::config_is_sound);
}

std::string what_is_unsound(const Config& config) {
  std::string what;
  std::size_t place = 0;
  each_field(config, [&](std::string_view name, model::Sort sort, auto value) {
    const auto [least, most] = model::bounds[place++];
    if (!what.empty() || sort == model::Sort::flag || (least <= value && value <= most)) return;
    what = fmt::format("{} from {} to {}, got {}", name, least, most, +value);
  });
  return what.empty() ? "rto <= max_rto" : what;
}

}  // namespace synfin::cli
