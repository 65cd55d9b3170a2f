// The whole program with a user's own tables beside those that ship with Synfin:
//
//   struct MyEdits {
//     static constexpr std::string_view name = "mine", gloss = "what it changes";
//     static constexpr auto edits = synfin::model::hana::make_tuple(synfin::model::drop("rst.challenge"));
//   };
//   using Mine = synfin::model::Variant<synfin::model::Standard, MyEdits>;
//   int main(int argc, char** argv) { return synfin::cli::run_with<Mine>(argc, argv); }
//
// Then `verify --variant mine`, `explain PROPERTY --variant mine` and all else work on it. The file that
// calls this compiles the table and its machine: that takes as long as one file of `machines/`.
#pragma once

#include <iostream>
#include <stdexcept>

#include "../model/checks.hpp"
#include "../model/plain_of.hpp"
#include "../model/variants/all.hpp"
#include "../proofs/claims/own.hpp"
#include "app.hpp"
#include "machines/machine_of.hpp"
#include "tables.hpp"

namespace synfin::cli {

namespace detail {
template <class... V, class... Own>
constexpr bool names_differ(boost::hana::tuple<V...>, const Own*...) {
  const std::string_view names[] = {model::Standard::name, V::type::name..., Own::name...};
  for (const std::string_view& one : names)
    for (const std::string_view& other : names)
      if (&one != &other && one == other) return false;
  return true;
}
}  // namespace detail

/// Runs the program with these tables and statements added; the result is the exit status. Statements that
/// cannot be added end it with one line and status 2.
template <class... Table>
int run_with(int argc, const char* const* argv, proofs::Own own = {}) {
  try {
    proofs::add_own(std::move(own));
  } catch (const std::invalid_argument& wrong) {
    std::cerr << "synfin: " << wrong.what() << '\n';
    return 2;
  }
  if constexpr ((true && ... && (model::check_table<Table>() && model::is_sound<Table>))) {
    static_assert(detail::names_differ(model::variants, static_cast<const Table*>(nullptr)...),
                  "synfin: a table of your own needs a name that no other table has");
    (add_table(model::plain_of<Table>(), machine_of<Table>()), ...);
  }
  return run_program(argc, argv);
}

}  // namespace synfin::cli
