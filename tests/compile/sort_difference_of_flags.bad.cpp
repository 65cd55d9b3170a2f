// expect: synfin: flags and states have no difference
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = seg.syn - seg.fin;
