// Turns a Hana table into the plain view. Include it in one translation unit for each table.
#pragma once

#include <span>

#include "flat.hpp"
#include "plain.hpp"

namespace synfin::model {

/// The nodes of flat ones, place by place. Operands come before what is made of them.
std::vector<const Node*> plain_terms(std::span<const flat::FlatNode> flat);
/// The node of a term: the last of its nodes.
const Node* plain_term(std::span<const flat::FlatNode> term);
namespace detail {
template <Mistake Why>
inline constexpr Complaint of_term{Why, "term", "of no rule", {}, {}, {}, 0};
}  // namespace detail
template <Term T>
const Node* plain_term(T) {
  if constexpr (T::mistake == Mistake::none) {
    return plain_term(flat::detail::FlatTerm<T>::arrays.nodes);
  } else {
    constexpr const Complaint& found = detail::of_term<T::mistake>;
    static_assert(detail::fine<detail::of_term<T::mistake>>(sentence_of(found.mistake), found.what,
                                                            found.name, found.event, found.state, found.file,
                                                            found.line));
    return nullptr;
  }
}

/// Makes plain data of a flat table: shared phases once, equal terms once. `here` is this file: by it the
/// files of Synfin's own rules are known. A program that has other fields than the library it is linked with
/// (own.hpp) finds no such function: the linker names both.
PlainTable plain_from(std::string_view name, std::string_view gloss,
                      std::span<const flat::HandlingView> handlings, std::string_view here, TheseFields);

/// The plain view of the table `T` (Standard, a Variant, or a user's own).
template <class T>
PlainTable plain_of() {
  if constexpr (check_table<T>() && is_sound<T>) {
    const auto handlings = hana::unpack(
        T::handlings, [](const auto&... one) { return std::array{flat::handling_view(one)...}; });
    return plain_from(T::name, T::gloss, handlings, __FILE__, TheseFields{});
  } else {
    return {};
  }
}

}  // namespace synfin::model
