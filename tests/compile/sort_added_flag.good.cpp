// A flag counts as a number only where count() says so.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = snd.nxt + count(seg.syn);
