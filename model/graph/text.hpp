// A plain term as a line for people: `snd.una < seg.ack && seg.ack <= snd.nxt`.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>

#include "node.hpp"

namespace synfin::model {

/// The name of a field of the model, by its id: `snd.una`.
std::string field_name(std::size_t id);

/// What a field is called, by its id.
using FieldNames = std::function<std::string(std::size_t id)>;

/// What terms are called that have a name, and so are not told in full.
using WordNames = std::unordered_map<const Node*, std::string>;
/// A name with the mark of a view. A value after the event carries a prime: `snd.una'`; the other peer's is
/// `their snd.una`, that of a segment which was ever sent `its seg.seq`, and of a second one `the second's
/// seg.seq`.
std::string marked(const std::string& name, View view);

/// The whole term.
std::string text_of(const Node& term, const FieldNames& names = field_name, const WordNames& words = {});

}  // namespace synfin::model
