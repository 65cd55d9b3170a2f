#include "moment.hpp"

#include <algorithm>

namespace synfin::oracle {

Moment moment_of(const Connection& connection, const Seen& seen) {
  Moment moment;
  Segment& s = moment.segment;
  s.seq = seen.raw_seq;
  s.has_ack = seen.flags.ack;
  s.ack = seen.flags.ack ? seen.raw_ack : 0;
  s.text = seen.text;
  // A window that cannot be read may be as wide as any, but for none at all.
  const bool known = seen.flags.syn || seen.raw_window == 0 || connection.scaling_known();
  s.wnd = known ? static_cast<std::uint32_t>(std::min<std::uint64_t>(
                      window_of(connection.sides[seen.side], seen), model::most_window))
                : model::most_window;
  moment.knows_window = known;
  s.mss = model::most_window;  // how text is cut is the host's affair
  s.syn = seen.flags.syn;
  s.fin = seen.flags.fin;
  s.rst = seen.flags.rst;
  moment.stream = connection.stream;
  moment.frame = seen.frame;
  moment.time = seen.time;
  moment.identification = seen.identification;
  if (seen.options.timestamps) {
    moment.stamp = seen.options.timestamps->value;
    if (seen.flags.ack) moment.echo = seen.options.timestamps->echo;
  }
  return moment;
}

Moment without_text(Moment moment) {
  moment.segment.text = 0;
  return moment;
}

}  // namespace synfin::oracle
