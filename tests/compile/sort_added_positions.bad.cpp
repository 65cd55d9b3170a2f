// expect: synfin: only a number can be added, and not to a flag or a state
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = snd.nxt + snd.una;
