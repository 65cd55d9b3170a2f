// The table as one JSON document: what target `json` prints below its head, and the canonical text of a
// table, by whose digest it is known.
#pragma once

#include <nlohmann/json.hpp>

#include "../model/plain.hpp"

namespace synfin::gen {

/// States, events, fields, words, phases and rules, whole: everything that the table says, and nothing of
/// where it says it. Members stand in a fixed order.
nlohmann::ordered_json content(const model::PlainTable& table);

/// The content on one line, without a space between its members. Two tables have the same text only where
/// they say the same.
std::string canonical_text(const model::PlainTable& table);

}  // namespace synfin::gen
