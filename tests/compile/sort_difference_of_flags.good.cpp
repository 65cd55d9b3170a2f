// Flags have no difference.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = count(seg.syn) - count(seg.fin);
