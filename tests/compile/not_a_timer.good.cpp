// Only a timer can be started.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = start(user_timer, cfg.user_timeout);
