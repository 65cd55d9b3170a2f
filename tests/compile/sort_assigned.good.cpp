// A field takes a value of its sort.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = (rcv.nxt = seg.seq + 1_n);
