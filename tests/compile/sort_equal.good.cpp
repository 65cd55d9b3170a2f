// Equality, too, wants one sort.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = seg.text == 0_n;
