// The one file of the oracle that instantiates the machine.
#include "follower.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "../model/variants/no_rfc5961.hpp"
#include "../runtime/machine.hpp"

namespace synfin::oracle {
namespace {

using runtime::Event;

/// Hosts may wait longer than any default says; the judge never gives up before them.
constexpr std::uint32_t patience = 1U << 29;
/// Segments on their way to an endpoint; more than that are forgotten.
constexpr std::size_t longest_queue = 1024;

constexpr runtime::Config config = [] {
  runtime::Config c = model::default_config;
  c.buffer = 1U << 30;
  c.mss = 65535;
  c.r2 = patience;
  c.r2_syn = patience;
  c.user_timeout = 0;
  c.challenge_limit = 0;
  c.half_duplex_close = false;
  return c;
}();

runtime::Segment segment_of(const Seen& seen) {
  runtime::Segment s{};
  s.seq = seen.raw_seq;
  s.ack = seen.raw_ack;
  s.text = seen.text;
  s.wnd = static_cast<std::uint32_t>(std::min<std::uint64_t>(seen.window, 1U << 30));
  s.up = seen.flags.urg ? 1U : 0U;
  s.mss = 65535;  // segmentation is the host's affair
  s.syn = seen.flags.syn;
  s.has_ack = seen.flags.ack;
  s.fin = seen.flags.fin;
  s.rst = seen.flags.rst;
  s.urg = seen.flags.urg;
  return s;
}

bool before(std::uint32_t a, std::uint32_t b) { return model::Words::before(a, b); }

template <class Table>
class Endpoint {
 public:
  static constexpr std::size_t rule_count = model::rule_names<Table>.size();
  using Fired = std::array<bool, rule_count>;

  explicit Endpoint(Fired& fired) : fired_(fired) {}

  model::State state() const { return machine_.state(); }

  /// A segment is on its way to this endpoint.
  void expect(const Seen& seen) {
    if (inbox_.size() < longest_queue) inbox_.push_back(&seen);
  }

  /// This endpoint was seen to send. Tells its state just before the user's calls that explain it.
  std::string_view sends(const Seen& seen) {
    if (seen.flags.rst) return sends_reset(seen);
    if (seen.flags.syn) return sends_syn(seen);
    if (state() == model::LISTEN || state() == model::CLOSED) return model::name_of(state());
    arrive(seen.raw_ack, seen.flags.ack);
    const auto at_send = model::name_of(state());
    take_text();
    catch_up(seen);
    send_text(seen);
    return at_send;
  }

  /// All that is on its way arrives.
  void end() {
    while (!inbox_.empty()) {
      const Seen& seen = *inbox_.front();
      inbox_.pop_front();
      if (state() == model::CLOSED && closed_for_good_) break;
      if (state() == model::CLOSED && !ever_open_) continue;
      deliver(seen);
      take_text();
    }
  }

 private:
  struct Watcher {
    Fired& fired_rules;
    void fired(std::size_t rule) { fired_rules[rule] = true; }
  };

  void happen(Event event, std::uint32_t octets = 0, std::uint32_t isn = 0, const runtime::Segment& s = {}) {
    runtime::Call call{};
    call.now = now_;
    call.octets = octets;
    call.isn = isn;
    machine_.handle(event, call, config, s, Watcher{fired_});
  }

  void deliver(const Seen& seen, std::uint32_t isn = 0) {
    happen(Event::SEGMENT_ARRIVES, 0, isn, segment_of(seen));
    if (state() == model::CLOSED) closed_for_good_ = true;
  }

  /// The timer runs out, if it runs: the segment goes out again.
  void retransmit() {
    if (!machine_.tcb().armed.retransmission) return;
    now_ = machine_.tcb().deadline.retransmission;
    if (machine_.is_due(Event::RETRANSMISSION_TIMEOUT, now_, config)) happen(Event::RETRANSMISSION_TIMEOUT);
  }

  std::string_view sends_syn(const Seen& seen) {
    const auto at_send = model::name_of(state());
    if (state() == model::CLOSED && !seen.flags.ack) {
      ever_open_ = true;
      happen(Event::OPEN_ACTIVE, 0, seen.raw_seq);
    } else if (state() == model::CLOSED || state() == model::LISTEN) {
      ever_open_ = true;
      if (state() == model::CLOSED) happen(Event::OPEN_PASSIVE);
      const auto listening = model::name_of(state());
      const auto call = std::find_if(inbox_.begin(), inbox_.end(), [](const Seen* one) {
        return one->flags.syn && !one->flags.ack && !one->flags.rst;
      });
      if (call == inbox_.end()) return listening;
      const Seen& syn = **call;
      inbox_.erase(inbox_.begin(), call + 1);
      deliver(syn, seen.raw_seq);
      return listening;
    } else if (state() == model::SYN_SENT && seen.flags.ack) {
      arrive(seen.raw_ack, true);
    } else {
      retransmit();
    }
    return at_send;
  }

  std::string_view sends_reset(const Seen& seen) {
    arrive(seen.raw_ack, seen.flags.ack && !seen.is_reset_of_nothing());
    const auto at_send = model::name_of(state());
    if (state() == model::CLOSED || state() == model::LISTEN) {
      if (!inbox_.empty()) {
        deliver(*inbox_.front());
        inbox_.pop_front();
      }
      return at_send;
    }
    happen(Event::ABORT);
    closed_for_good_ = true;
    return at_send;
  }

  /// What has come when this endpoint acknowledges `ack`: text in order up to there, and bare
  /// acknowledgments.
  void arrive(std::uint32_t ack, bool acknowledges) {
    bool progress = true;
    while (progress) {
      progress = false;
      for (auto at = inbox_.begin(); at != inbox_.end(); ++at) {
        const Seen& seen = **at;
        if (seen.flags.rst || !has_come(seen, ack, acknowledges)) continue;
        inbox_.erase(at);
        deliver(seen);
        take_text();
        progress = true;
        break;
      }
    }
  }

  bool has_come(const Seen& seen, std::uint32_t ack, bool acknowledges) const {
    if (state() == model::SYN_SENT) return seen.flags.syn && acknowledges;
    const runtime::Tcb& tcb = machine_.tcb();
    if (seen.flags.syn && !seen.flags.ack) return false;
    const std::uint32_t end = seen.raw_seq + static_cast<std::uint32_t>(seen.length());
    if (seen.length() == 0) return !before(tcb.rcv.nxt, seen.raw_seq);
    return acknowledges && !before(ack, end) && !before(tcb.rcv.nxt, seen.raw_seq);
  }

  void take_text() {
    if (machine_.tcb().rcv.unread > 0) happen(Event::RECEIVE, machine_.tcb().rcv.unread);
  }

  /// Where the capture lacks what came, the machine is told so.
  void catch_up(const Seen& seen) {
    runtime::Tcb tcb = machine_.tcb();
    if (!seen.flags.ack || !model::synchronized.has(state()) || !before(tcb.rcv.nxt, seen.raw_ack)) return;
    tcb.rcv.nxt = seen.raw_ack;
    machine_ = Machine{tcb};
  }

  void send_text(const Seen& seen) {
    constexpr auto open = model::in(model::ESTABLISHED, model::CLOSE_WAIT);
    const std::uint32_t text_end = seen.raw_seq + seen.text;
    const runtime::Tcb& tcb = machine_.tcb();
    const bool again = seen.length() > 0 && before(seen.raw_seq, tcb.snd.nxt);
    if (again) {
      retransmit();
    } else if (seen.text > 0 && open.has(state())) {
      happen(Event::SEND, text_end - tcb.snd.end);
      for (int tries = 0; tries < 64 && machine_.is_due(Event::TRANSMIT, now_, config); ++tries)
        happen(Event::TRANSMIT);
      skip_to(text_end);
    }
    if (!seen.flags.fin || !open.has(state())) return;
    skip_to(text_end);
    happen(Event::CLOSE);
    if (machine_.is_due(Event::TRANSMIT, now_, config)) happen(Event::TRANSMIT);
    skip_to(text_end + 1);
  }

  /// What the host has sent, and the machine has not for want of a window that the capture may lack.
  void skip_to(std::uint32_t next) {
    runtime::Tcb tcb = machine_.tcb();
    if (!before(tcb.snd.nxt, next)) return;
    tcb.snd.nxt = next;
    if (!tcb.snd.closed && before(tcb.snd.end, next)) tcb.snd.end = next;
    if (tcb.snd.closed) tcb.snd.end = next - 1;
    machine_ = Machine{tcb};
  }

  using Machine = runtime::Machine<Table>;
  Machine machine_;
  Fired& fired_;
  std::deque<const Seen*> inbox_;
  std::uint32_t now_ = 0;
  bool ever_open_ = false;
  bool closed_for_good_ = false;
};

template <class Table>
Followed follow_by(const Connection& connection) {
  typename Endpoint<Table>::Fired fired{};
  std::array<Endpoint<Table>, 2> ends{Endpoint<Table>{fired}, Endpoint<Table>{fired}};
  Followed followed;
  for (const Seen& seen : connection.segments) {
    followed.state_at.push_back(ends[seen.side].sends(seen));
    ends[1U - seen.side].expect(seen);
  }
  for (std::size_t side = 0; side < 2; ++side) {
    ends[side].end();
    followed.state_in_end[side] = model::name_of(ends[side].state());
  }
  for (std::size_t rule = 0; rule < fired.size(); ++rule)
    if (fired[rule]) followed.rules.push_back(model::rule_names<Table>[rule]);
  return followed;
}

}  // namespace

Followed follow(const Connection& connection, bool rfc5961) {
  return rfc5961 ? follow_by<model::Standard>(connection) : follow_by<model::NoRfc5961>(connection);
}

}  // namespace synfin::oracle
