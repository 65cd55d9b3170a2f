// Effects that rules have in common, found and named.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "form.hpp"

namespace synfin::gen::form {

/// What a rule, or a group, does at once.
struct Bundle {
  Block computed;                   ///< values of words that several sets use: of Let
  std::vector<Set> sets;            ///< in the order of their fields
  std::vector<std::size_t> groups;  ///< places in the list of groups
};

inline bool by_field(const Set& a, const Set& b) { return a.field < b.field; }

/// Puts a bundle into an order in which nothing is read after it was written: what is computed
/// early first. Nothing where there is none.
std::optional<Block> in_order(const Bundle& bundle, const Form& form);

/// Takes effects that several bundles share out of them, as long as that makes the whole smaller, and adds
/// them to `form.groups`. `rules[i]` is whose bundle the i-th is.
void share(std::vector<Bundle>& bundles, const std::vector<const model::PlainRule*>& rules, Form& form);

}  // namespace synfin::gen::form
