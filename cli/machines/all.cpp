// Finds a table's machine by name. The list is the model's own.
#include "synfin/model/variants/all.hpp"

#include "synfin/cli/machines/any_machine.hpp"
#include "synfin/model/config.hpp"
#include "synfin/model/standard.hpp"

namespace synfin::cli {

template <class Table>
std::unique_ptr<AnyMachine> machine_of(const Tcb& tcb);  // one file of this folder for each table

namespace {
template <class Table>
void try_table(std::string_view name, const Tcb& tcb, std::unique_ptr<AnyMachine>& found) {
  if (Table::name == name) found = machine_of<Table>(tcb);
}
template <class... V>
std::unique_ptr<AnyMachine> find(std::string_view name, const Tcb& tcb, boost::hana::tuple<V...>) {
  std::unique_ptr<AnyMachine> found;
  try_table<model::Standard>(name, tcb, found);
  (try_table<typename V::type>(name, tcb, found), ...);
  return found;
}
}  // namespace

std::unique_ptr<AnyMachine> make_machine(std::string_view table, const Tcb& tcb) {
  return find(table, tcb, model::variants);
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

}  // namespace synfin::cli
