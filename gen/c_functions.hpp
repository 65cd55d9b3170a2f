// The functions of synfin.c: what each is given, how it is headed, how it names fields.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "c.hpp"

namespace synfin::gen::c {

/// The structs that functions read and write, one bit each. The order is that of parameters.
enum Role : unsigned { tcb = 1, call = 2, cfg = 4, seg = 8, told = 16, actions = 32 };
using Roles = unsigned;

/// The struct in which a field stands.
Role role_of(std::size_t field);
Roles roles_of(const std::set<std::size_t>& fields);
/// `synfin_tcb *tcb, const synfin_segment *seg`: what is not written is const.
std::string parameters(Roles given, Roles written);
/// `tcb, seg`
std::string arguments(Roles given);
/// A static function's head and opening brace.
std::string function(std::string_view type, std::string_view name, Roles given, Roles written);

/// How a field is named in the functions' bodies: `tcb->snd.una`.
std::string member(std::size_t field);
/// The statement that sets a field to zero.
std::string zero(std::size_t field);

}  // namespace synfin::gen::c
