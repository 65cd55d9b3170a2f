#include "records.hpp"

#include <fmt/format.h>

#include <array>

#include "../../model/config.hpp"

namespace synfin::gen {

using model::Group;

namespace {

constexpr std::array default_values{
#define SYNFIN_VALUE(sort, name, meaning) static_cast<std::uint32_t>(model::default_config.name),
    SYNFIN_CONFIG(SYNFIN_VALUE)
#undef SYNFIN_VALUE
};

}  // namespace

const RecordName& name_of(model::Record record) {
  const RecordName* name = record_names;
  while (name->record != record) ++name;
  return *name;
}

Records records_of(const std::set<std::size_t>& fields) {
  Records all = 0;
  for (const std::size_t field : fields) all |= only(model::place_of(field).record);
  return all;
}

std::string name_of(std::size_t id) {
  const model::FieldInfo& field = model::fields[id];
  const bool stands_in_tcb = id < model::tcb_field_count && field.group != Group::tcb;
  return stands_in_tcb ? fmt::format("{}_{}", field.group_name, field.name) : std::string(field.name);
}

std::uint32_t default_of(std::size_t id) {
  return model::fields[id].group == Group::cfg ? default_values[id - model::first_field(Group::cfg)] : 0;
}

}  // namespace synfin::gen
