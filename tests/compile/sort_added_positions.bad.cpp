// expect: synfin: only a number can be added, and not to a flag or a state
#include "synfin/model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = snd.nxt + snd.una;
