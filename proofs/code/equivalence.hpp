// Code and table side by side, on the same inputs: where they differ, and where code has no meaning at all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../../model/plain.hpp"
#include "execute.hpp"
#include "records.hpp"

namespace synfin::proofs::code {

/// What is compared.
struct Code {
  const ir::Module& module;
  const model::PlainTable& table;
  std::string prefix;        ///< of the functions' names
  bool notes_rules = false;  ///< the rules that fired (model::fired_places): they are compared, too
};

/// So many octets more lie behind the actions' fields.
std::size_t behind_actions(const Code& code);

/// The functions that are compared.
enum class What : std::uint8_t { handle, is_due, due, next_deadline, initialize, default_config, is_sound };

/// One function of the code; of what reads the TCB from one state; and where it is told which event, of one,
/// or of all the numbers that are no event's.
struct Part {
  What what = What::handle;
  std::optional<model::Event> event{};
  std::optional<model::State> state{};
};
/// Of all the numbers that are no event's?
bool is_of_no_event(const Part& part);
/// The number of an event, where that is an input: so many bits, each of its own name.
inline constexpr unsigned event_bits = 8;
std::string name_of_event_bit(unsigned bit);

/// Without the prefix: `handle`.
std::string_view name_of(What what);
/// `handle: SEND in CLOSED`
std::string name_of(const Part& part);

/// All parts, those that take long first. Throws IrError where one of the functions is missing, takes other
/// arguments, or contains what is not known here.
std::vector<Part> parts_of(const Code& code);

/// A value that the code makes and the table has otherwise.
struct Difference {
  std::string what;  ///< a field's name, or `what is returned`
  Condition where;
  Value got, wanted;
};

/// A rule's value is larger than its field's place.
struct Lost {
  std::string what;
  Condition where;
};

struct Comparison {
  std::vector<Lost> losses;             ///< what is compared beyond is what the places hold
  std::vector<Difference> differences;  ///< those that do not vanish as they stand
  std::vector<Obligation> broken;       ///< undefined behaviour
  std::size_t compared = 0;             ///< values
  std::size_t executed = 0;             ///< instructions
};

/// Executes the code and the table. Throws IrError.
Comparison compare(Terms& terms, const Code& code, const Part& part, const Source& source);

}  // namespace synfin::proofs::code
