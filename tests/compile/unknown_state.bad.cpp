// expect: ESTABLISHD
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto states = in(ESTABLISHD, CLOSE_WAIT);
