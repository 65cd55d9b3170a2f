// The records that printed code works on, as the table's fields see them.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../../model/layout.hpp"
#include "memory.hpp"

namespace synfin::proofs::code {

/// A value for each field of the model: a flag, a state of 8 bits, or a word of 32.
using FieldValues = std::vector<Value>;

/// Where values come from that nobody has set: any, or those of one example.
struct Source {
  std::function<Word(const std::string& name, unsigned width)> word;
  std::function<Condition(const std::string& name)> flag;
};
/// Values by the names that inputs have.
using Assignment = std::map<std::string, std::uint64_t>;
/// These, and any of all other inputs: variables of their names.
Source any_values(Terms& terms, const Assignment& but = {});

/// Memory in which the five records lie, filled.
struct Records {
  std::array<ObjectId, model::record_count> objects{};
  FieldValues fields;  ///< what the records hold; of `out` and `told` nothing, since an event begins without
};

/// What a field's value is called: `snd.una`.
std::string name_of_field(std::size_t field);

/// Adds the records. What the actions hold before is from the source, too, as are the bits between flags:
/// code must not depend on either. `state`: of the connection; any number of 8 bits where it is not given.
/// `writable`: those that a function may write. `behind`: so many octets more lie behind the actions' fields.
Records add_records(Terms& terms, Memory& memory, const Source& source, const Word* state,
                    const std::set<model::Record>& writable, std::size_t behind = 0);

/// What a field's place holds, as it lies there: a flag, or a word as wide as the place.
Value stored_in(Terms& terms, const Memory& memory, const Records& records, std::size_t field);

/// Where the two are not the same. What is stored counts as a number: a word that lost something differs.
Condition differ(Terms& terms, const Value& stored, const Value& wanted);

/// Is it compared? What the table keeps for itself within an event is not.
bool is_output(std::size_t field);

}  // namespace synfin::proofs::code
