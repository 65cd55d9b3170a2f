// A state is one of the eleven; the compiler knows their names.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto states = in(ESTABLISHED, CLOSE_WAIT);
