// A reader of the part of TLA+ that target `tla` prints, and what its actions do: names, numbers, strings,
// tuples, sets, IF, CASE, primes, UNCHANGED and operators of state and action. Errors are exceptions that say
// what stands there.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace synfin::tests {

/// A number, a flag, a string, a tuple or a set.
struct TlaValue {
  std::variant<std::int64_t, bool, std::string, std::vector<TlaValue>> is;
  friend bool operator==(const TlaValue&, const TlaValue&) = default;
};
using TlaState = std::map<std::string, TlaValue>;

class TlaModule {
 public:
  explicit TlaModule(const std::string& text);

  const std::vector<std::string>& constants() const { return constants_; }
  const std::vector<std::string>& variables() const { return variables_; }
  /// The disjuncts of a definition, each a name.
  std::vector<std::string> disjuncts(const std::string& name) const;

  /// The value of an operator without parameters.
  TlaValue value(const std::string& name, const TlaState& state) const;
  /// Does the action happen, and if so, which variables does it set? Each must be set once: a second time is
  /// an error, and so is a value that depends on what is set.
  bool happens(const std::string& action, const TlaState& state, TlaState& next) const;

  struct Tree {
    enum class Kind {
      number,
      text,
      name,
      primed,
      call,
      unary,
      binary,
      choice,
      cases,
      tuple,
      set,
      at,
      unchanged
    } kind;
    std::string text;
    std::int64_t number = 0;
    std::vector<std::shared_ptr<Tree>> kids{};
    bool is_action = false;  ///< it speaks of the next state
  };
  struct Definition {
    std::vector<std::string> parameters;
    std::shared_ptr<Tree> body;
  };

 private:
  struct Scope;
  TlaValue eval(const Tree& tree, const Scope& scope) const;
  bool act(const Tree& tree, const Scope& scope, TlaState& next) const;
  bool is_action(Tree& tree);
  void assign(const std::string& variable, TlaValue value, TlaState& next) const;

  std::vector<std::string> constants_, variables_;
  std::map<std::string, Definition> definitions_;
};

}  // namespace synfin::tests
