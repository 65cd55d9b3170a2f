// expect: synfin: this is not a timer
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = start(tcb.passive, cfg.user_timeout);
