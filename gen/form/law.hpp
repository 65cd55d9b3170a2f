// What is to be shown of a form before anything is printed from it: that it does what the table says.
#pragma once

#include <string>
#include <vector>

#include "form.hpp"

namespace synfin::gen::form {

/// A flag that must hold whatever the fields are. Its fields are those of the model, as a phase finds them.
struct Owed {
  std::string what;  ///< "phase LISTEN in LISTEN"
  const model::Node* flag;
};

/// All that is owed of a form, each over 32-bit words that wrap:
///  - for each phase and each state that an event can come to it in, the body leaves every field, what
///  follows
///    and which rule has fired as the first rule of the table does whose guard holds; and elsewhere none
///    does;
///  - what the form takes for zero, or for impossible, when a phase begins, is so: it is when an event
///  begins,
///    and every phase leaves it so for the next;
///  - an event is let happen where the table lets it, and its stretches are the table's phases, each run
///  where
///    it has anything to do.
/// By induction over the phases of an event, whoever runs the form runs the table.
std::vector<Owed> owed(const Form& form);

}  // namespace synfin::gen::form
