#include "accuse.hpp"

namespace synfin::oracle {

void accuse_form(const Evidence& evidence, Accusations& out) {
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    const TcpFlags& is = seen.flags;
    if (is.syn && is.fin)
      out.add(at, Criterion::syn_with_fin, "SYN or FIN", "a segment both opens and closes the connection");
    if (is.syn && is.rst)
      out.add(at, Criterion::syn_with_rst, "SYN or RST", "a segment both opens and resets the connection");
    if (is.fin && is.rst)
      out.add(at, Criterion::fin_with_rst, "FIN or RST", "a segment both closes and resets the connection");
    if (!is.ack && !is.syn && !is.rst)
      out.add(at, Criterion::ack_bit_absent, "CTL with ACK",
              "a segment that is neither the first SYN nor a reset acknowledges nothing");
    if (!is.syn && seen.options.mss)
      out.add(at, Criterion::late_mss, "no MSS option", "an MSS option stands in a segment without SYN");
  }
}

}  // namespace synfin::oracle
