// The functions of synfin.c: what each is given, how it is headed, how it names fields.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "c.hpp"

namespace synfin::gen::c {

/// The structs that a function is given, a bit for each: 1 << Record.
using Records = unsigned;
constexpr Records only(model::Record record) { return 1U << static_cast<unsigned>(record); }
inline constexpr Records tcb = only(model::Record::tcb);
inline constexpr Records all_records = (1U << model::record_count) - 1;

/// The structs in which fields stand.
Records records_of(const std::set<std::size_t>& fields);
/// `synfin_tcb *tcb, const synfin_segment *seg`: what is not written is const.
std::string parameters(Records given, Records written);
/// `tcb, seg`
std::string arguments(Records given);
/// A static function's head and opening brace.
std::string function(std::string_view type, std::string_view name, Records given, Records written);

/// The default of a configuration's field, as C writes it.
std::string default_of(std::size_t field);

/// How a field is named in the functions' bodies: `tcb->snd_una`.
std::string member(std::size_t field);
/// The functions that `c_language` calls, those that `body` uses; all of them where it is empty.
std::string helper_functions(std::string_view body);

}  // namespace synfin::gen::c
