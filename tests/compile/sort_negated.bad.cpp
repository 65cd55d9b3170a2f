// expect: synfin: only a flag can be negated
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = !seg.text;
