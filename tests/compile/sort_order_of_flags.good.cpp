// Flags are equal or not, nothing else.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = seg.syn == seg.fin;
