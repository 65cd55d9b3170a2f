// expect: synfin: flags and states have no order
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = seg.syn < seg.fin;
