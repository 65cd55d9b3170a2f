// Two positions have a distance; a position and an instant have none.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = snd.nxt - snd.una;
