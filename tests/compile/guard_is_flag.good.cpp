// A guard holds or does not.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = when(seg.text != 0_n);
