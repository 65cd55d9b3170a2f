// The words of the standard that a rule rests on, verbatim: whoever reads a finding need not look them up.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rule.hpp"

namespace synfin::model {

/// What a clause says.
struct Quotation {
  std::string_view rule;   ///< of the table, or of the form of a segment
  Clause clause;           ///< that the rule cites: a rule of that name that cites another has other words
  std::string_view words;  ///< verbatim, but for line breaks; "..." where something is left out
  Clause source{};         ///< where the words stand, if that is elsewhere: RFC 9293 tells what others say
};

/// All of them.
std::span<const Quotation> quotations();
/// What is quoted for the rule where it cites that clause, written `RFC 9293 3.10.7.4 fifth`; or nullptr.
const Quotation* find_quotation(std::string_view rule, std::string_view clause);
/// The same, with where it stands if that is elsewhere; empty where nothing is quoted.
std::string sentence_of(std::string_view rule, std::string_view clause);
/// `RFC 9293 3.10.7.4 fifth`
std::string spell(const Clause& clause);

}  // namespace synfin::model
