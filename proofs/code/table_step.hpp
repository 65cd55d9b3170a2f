// The table's own step, on the same terms as code.
#pragma once

#include "../../model/plain.hpp"
#include "records.hpp"

namespace synfin::proofs::code {

/// The value of a term of the table; `fields` are those that it reads.
Value value_of(Terms& terms, const model::Node& node, const FieldValues& fields);

/// What became of the fields.
struct TableStep {
  FieldValues after;
  /// A rule writes more into a field than its place holds (model/layout.hpp). What is in `after` is what the
  /// place holds then.
  struct Loss {
    std::size_t field;
    const model::PlainRule* rule;
    Condition where;
  };
  std::vector<Loss> losses;
  /// The rules that fire, phase by phase: of one at most one does.
  struct Firing {
    const model::PlainRule* rule;
    Condition where;
  };
  std::vector<std::vector<Firing>> fired;
};

/// What the event makes of the fields on the terms' path; where it is not enabled, it changes nothing and
/// tells nothing.
TableStep after_event(Terms& terms, const model::PlainTable& table, model::Event event,
                      const FieldValues& before);

}  // namespace synfin::proofs::code
