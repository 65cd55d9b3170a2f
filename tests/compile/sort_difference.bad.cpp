// expect: synfin: the two have no difference
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = snd.nxt - call.now;
