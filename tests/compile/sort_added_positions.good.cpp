// A position and a number make a position; two positions make nothing.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = snd.nxt + (snd.nxt - snd.una);
