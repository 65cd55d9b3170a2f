// What is too much at once is proved course by course: under facts on the inputs that together leave none
// out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "records.hpp"
#include "to_z3.hpp"

namespace synfin::proofs::code {

/// Something that is assumed of the inputs. Its words are the `Facts`' own, and free of conditions.
struct Fact {
  Atom::Kind kind;  ///< free: the flag `name`; bit: of `a`; equal, less: `a` and `b`
  Word a = nullptr, b = nullptr;
  unsigned bit = 0;
  std::string name{};
  bool holds = true;

  bool asks_as(const Fact& other) const {
    return kind == other.kind && a == other.a && b == other.b && bit == other.bit && name == other.name;
  }
};

/// What is assumed together.
using Course = std::vector<Fact>;

/// The facts of one part, kept from one set of terms to the next.
class Facts {
 public:
  /// One of the flags on which paths have parted is decided: longer courses that together are `course`. None
  /// where nothing can be split.
  std::vector<Course> split(const Course& course, Terms& terms, const std::vector<Condition>& turns);

  /// Assumes a course in fresh terms: the inputs with what is equal put in its place. Nothing where the facts
  /// exclude one another.
  std::optional<Source> begin(const Course& course, Terms& terms);

  /// The facts as formulas, in the names of inputs.
  z3::expr as_formula(const Course& course, z3::context& context);

 private:
  std::vector<Course> told_by(const Atom& atom);

  Terms own_;
};

}  // namespace synfin::proofs::code
