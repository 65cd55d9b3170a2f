// expect: synfin: terms of different sorts are compared
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = seg.seq == 0_n;
