// Both branches of a choice have one sort.
#include "synfin/model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = choose(seg.has_ack, seg.ack, sequence<0>);
