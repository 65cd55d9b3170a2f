// expect: synfin: a field is given a value of another sort
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = (rcv.nxt = seg.text);
