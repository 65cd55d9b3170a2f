// A sequence number is not compared as a plain number.
#include "../../model/vocabulary.hpp"

using namespace synfin::model;
using namespace synfin::model::terms;

constexpr auto term = snd.una < seg.ack;
