// expect: synfin: a guard is a flag
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = when(seg.text);
