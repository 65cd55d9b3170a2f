// expect: synfin: choose(flag, a, b) wants a and b of one sort
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = choose(seg.has_ack, seg.ack, 0_n);
