// Both branches of a choice have one sort.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = choose(seg.has_ack, seg.ack, sequence<0>);
