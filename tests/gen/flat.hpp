// A machine's fields as a flat array: one word for each field of model::fields.
#pragma once

#include <array>
#include <cstdint>

#include "../../model/plain.hpp"

namespace synfin::tests {

/// Words for all fields of a table's machine, in the order of their ids.
using Flat = std::array<std::uint32_t, model::field_count>;

}  // namespace synfin::tests
