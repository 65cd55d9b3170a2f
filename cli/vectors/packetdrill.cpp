#include "packetdrill.hpp"

#include <fmt/format.h>

#include <map>

#include "../../gen/heading.hpp"
#include "../machines/any_machine.hpp"
#include "../play/words.hpp"
#include "seen.hpp"

namespace synfin::cli::vectors {

namespace {

/// Thrown where the language ends.
struct Unsaid {
  std::string why;
};

constexpr std::uint32_t widest = 65535;  // the header's fields

/// The first line of each file.
std::string printed(std::string_view comment, const model::PlainTable& table) {
  return fmt::format("{} {}{} from its table \"{}\": synfin vectors --format packetdrill\n", comment,
                     gen::printed_by, SYNFIN_VERSION, table.name);
}

class Writer {
 public:
  Writer(const Suite& suite, const Vector& vector)
      : table_(suite.table()),
        machine_(*find_machine(suite.table().name)),
        vector_(vector),
        config_(proofs::situation_of(vector.story[0].before).cfg) {}

  Script write() {
    head();
    for (at_ = 0; at_ < vector_.story.size(); ++at_) {
      try {
        step();
      } catch (const Unsaid& unsaid) {
        return {"", unsaid.why, at_};
      }
    }
    return {text_, "", 0};
  }

 private:
  void head() {
    text_ += printed("//", table_);
    text_ += fmt::format("// {}\n", vector_.name);
    text_ +=
        "// The stack under test announces its MSS alone, has no delayed acknowledgments, and is configured "
        "so (ms, octets):\n//";
    each_field(config_, [&](std::string_view name, model::Sort, const auto& value) {
      text_ += fmt::format(" {}={}", name, +value);
    });
    text_ += "\n";
  }

  void step() {
    const Happening& happening = vector_.story[at_];
    const model::Situation situation = proofs::situation_of(happening.before);
    const model::State before = tcb_.tcb.state;
    on_time(happening.event, situation.call.now);
    if (at_ != 0) waited_ += situation.call.now - now_;
    now_ = situation.call.now;
    refuse_what_stacks_choose(happening);
    const Seen seen = see(machine_, tcb_, happening);
    refuse_what_sockets_cannot(seen.outcome.told);
    text_ += fmt::format("// {} in {}:", model::name_of(happening.event), model::name_of(before));
    for (const std::uint16_t rule : seen.fired.rules()) text_ += fmt::format(" {}", table_.rules[rule]->name);
    text_ += "\n";
    happen(happening.event, situation, before, seen);
    if (tcb_.snd.nxt != 0 || tcb_.snd.una != 0) iss_ = tcb_.snd.iss;
    if (seen.outcome.told.sent) leaves(seen.outcome.out);
    tell(happening.event, seen.outcome.told);
    due_ = seen.due;
    deadline_ = seen.next_deadline;
  }

  /// A stack lets happen what is due when it is, and does not wait for the script.
  void on_time(model::Event event, std::uint32_t now) const {
    if (at_ == 0) return;
    if (!due_.empty()) {
      if (event != due_.front() || now != now_)
        throw Unsaid{"something is due, and the stack would not wait"};
      return;
    }
    const bool timeout = model::timer_of(event) != nullptr;
    if (!deadline_) return;
    if (timeout && now != *deadline_) throw Unsaid{"a timeout that comes late"};
    if (!timeout && !model::Words::before(now, *deadline_)) throw Unsaid{"a host that is behind its timers"};
  }

  static void refuse_what_sockets_cannot(const Told& told) {
    if (told.illegal) throw Unsaid{"a user who may not"};
    if (told.no_resources) throw Unsaid{"a host without room"};
    if (told.remote_unspecified) throw Unsaid{"a remote socket that is not specified"};
    if (told.does_not_exist) throw Unsaid{"a call without a connection"};
    if (told.already_exists) throw Unsaid{"an OPEN of what is open"};
    if (told.isn_missing) throw Unsaid{"a host without an initial sequence number"};
  }
  /// A stack has a congestion window and a time-out of its own: it comes to something else where they matter.
  void refuse_what_stacks_choose(const Happening& happening) const {
    if (happening.event == model::Event::RETRANSMIT) throw Unsaid{"a loss that the host finds by itself"};
    for (const std::size_t choice :
         {model::id_of(model::terms::call.cwnd), model::id_of(model::terms::call.rto)}) {
      Happening unchosen = happening;
      unchosen.before[choice] = 0;
      Tcb said = tcb_;
      Tcb unsaid = tcb_;
      const Seen seen = see(machine_, said, happening);
      if (!same_outside(seen, see(machine_, unsaid, unchosen)) || said != unsaid)
        throw Unsaid{fmt::format("a {} of the host's that a script cannot set", model::fields[choice].name)};
    }
  }

  void line(const std::string& what) {
    text_ += waited_ == 0 ? "+0" : fmt::format("+{}.{:03}", waited_ / 1000, waited_ % 1000);
    text_ += " " + what + "\n";
    waited_ = 0;
  }
  std::string connection() const {
    if (fd_ == 0) throw Unsaid{"a call before the connection is accepted"};
    return fmt::format("{}", fd_);
  }

  void happen(model::Event event, const model::Situation& situation, model::State before, const Seen& seen) {
    using model::Event;
    const bool is_waiting = before == model::LISTEN;
    switch (event) {
      case Event::OPEN_PASSIVE:
        open("SOCK_STREAM");
        line("bind(3, ..., ...) = 0");
        line("listen(3, 1) = 0");
        return;
      case Event::OPEN_ACTIVE:
        if (is_waiting) throw Unsaid{"an OPEN that turns from passive to active"};
        open("SOCK_STREAM | SOCK_NONBLOCK");
        line("connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)");
        fd_ = 3;
        return;
      case Event::SEND:
        if (is_opening(before)) throw Unsaid{"a SEND before the connection is open"};
        line(fmt::format("send({}, ..., {}, MSG_DONTWAIT | MSG_NOSIGNAL) = {}", connection(),
                         situation.call.octets,
                         seen.outcome.told.is_closing ? std::string("-1 EPIPE (Broken pipe)")
                                                      : fmt::format("{}", situation.call.octets)));
        return;
      case Event::RECEIVE:
        if (is_opening(before)) throw Unsaid{"a RECEIVE before the connection is open"};
        receive(situation.call.octets, seen.outcome.told);
        return;
      case Event::CLOSE:
        if (seen.outcome.told.is_closing) throw Unsaid{"a second CLOSE, which sockets accept"};
        if (is_waiting)
          line("close(3) = 0");
        else if (config_.half_duplex_close || before == model::SYN_SENT)
          line(fmt::format("close({}) = 0", connection()));
        else
          line(fmt::format("shutdown({}, SHUT_WR) = 0", connection()));
        return;
      case Event::ABORT:
        if (is_waiting) return line("close(3) = 0");
        line(
            fmt::format("setsockopt({}, SOL_SOCKET, SO_LINGER, {{onoff=1, linger=0}}, 8) = 0", connection()));
        line(fmt::format("close({}) = 0", connection()));
        return;
      case Event::SEGMENT_ARRIVES:
        arrives(situation.seg, before);
        return;
      default:
        return;  // STATUS has no call; all else the stack does by itself
    }
  }
  static bool is_opening(model::State state) {
    return model::in(model::LISTEN, model::SYN_SENT, model::SYN_RECEIVED).has(state);
  }

  void open(std::string_view kind) {
    if (opened_) throw Unsaid{"a second connection"};
    opened_ = true;
    line(fmt::format("socket(..., {}, IPPROTO_TCP) = 3", kind));
    line(fmt::format("setsockopt(3, SOL_SOCKET, SO_RCVBUF, [{}], 4) = 0", config_.buffer));
    if (config_.mss > widest) throw Unsaid{"an MSS beyond 16 bits"};
    line(fmt::format("setsockopt(3, IPPROTO_TCP, TCP_MAXSEG, [{}], 4) = 0", config_.mss));
    line(fmt::format("setsockopt(3, IPPROTO_TCP, TCP_USER_TIMEOUT, [{}], 4) = 0", config_.user_timeout));
    if (!config_.keep_alive) return;
    if (config_.keep_idle % 1000 != 0 || config_.keep_interval % 1000 != 0)
      throw Unsaid{"keep-alive times that are no whole seconds"};
    line("setsockopt(3, SOL_SOCKET, SO_KEEPALIVE, [1], 4) = 0");
    line(fmt::format("setsockopt(3, IPPROTO_TCP, TCP_KEEPIDLE, [{}], 4) = 0", config_.keep_idle / 1000));
    line(fmt::format("setsockopt(3, IPPROTO_TCP, TCP_KEEPINTVL, [{}], 4) = 0", config_.keep_interval / 1000));
    line(fmt::format("setsockopt(3, IPPROTO_TCP, TCP_KEEPCNT, [{}], 4) = 0", config_.keep_count));
  }

  void receive(std::uint32_t octets, const Told& told) {
    if (octets == 0) throw Unsaid{"a RECEIVE of nothing"};
    const std::string result = told.is_closing      ? "0"
                               : told.received == 0 ? "-1 EAGAIN (Resource temporarily unavailable)"
                                                    : fmt::format("{}", told.received);
    line(fmt::format("recv({}, ..., {}, MSG_DONTWAIT) = {}", connection(), octets, result));
  }

  void arrives(const Segment& segment, model::State before) {
    if (before == model::CLOSED) throw Unsaid{"a segment without a connection"};
    const bool opens = segment.syn && !segment.has_ack && !segment.rst;
    if (before == model::LISTEN && !opens) throw Unsaid{"a segment of no connection at a listening socket"};
    if (opens && (before == model::LISTEN ? called_ : before == model::TIME_WAIT && tcb_.tcb.state != before))
      throw Unsaid{"a second connection"};
    called_ = called_ || before == model::LISTEN;
    if (segment.insecure) throw Unsaid{"a segment of another security or compartment"};
    if (segment.wnd > widest) throw Unsaid{"a window beyond 16 bits"};
    line("< " + spell(segment, segment.seq, segment.ack - iss_, true));
  }

  void leaves(const Segment& segment) {
    if (segment.rst && segment.seq == 0 && segment.has_ack)
      throw Unsaid{"a reset at number 0, which is not relative to the ISN"};
    line("> " + spell(segment, segment.seq - iss_, segment.ack, !segment.rst && segment.wnd <= widest));
  }

  std::string spell(const Segment& segment, std::uint32_t seq, std::uint32_t ack, bool with_window) const {
    std::string flags;
    if (segment.fin) flags += 'F';
    if (segment.syn) flags += 'S';
    if (segment.rst) flags += 'R';
    if (segment.urg) flags += 'U';
    if (segment.has_ack) flags += '.';
    if (flags.empty()) flags = "-";
    const std::uint64_t end = std::uint64_t{seq} + segment.text;
    if (end > 0xffffffffU) throw Unsaid{"text over the wrap"};
    std::string said = fmt::format("{} {}:{}({})", flags, seq, end, segment.text);
    if (segment.has_ack) said += fmt::format(" ack {}", ack);
    if (with_window) said += fmt::format(" win {}", segment.wnd);
    if (segment.urg) said += fmt::format(" urg {}", segment.up);
    if (segment.mss != 0) said += fmt::format(" <mss {}>", segment.mss);
    return said;
  }

  void tell(model::Event event, const Told& told) {
    if (told.open && fd_ == 0) {
      line("accept(3, ..., ...) = 4");
      fd_ = 4;
    } else if (told.open) {
      line("getsockopt(3, SOL_SOCKET, SO_ERROR, [0], [4]) = 0");
    }
    if (model::timer_of(event) == nullptr && event != model::Event::SEGMENT_ARRIVES) return;
    const char* const error = told.reset     ? "ECONNRESET (Connection reset by peer)"
                              : told.refused ? "ECONNREFUSED (Connection refused)"
                              : told.user_timeout || told.retry_timeout || told.keep_alive_timeout
                                  ? "ETIMEDOUT (Connection timed out)"
                                  : nullptr;
    if (error != nullptr && fd_ != 0) line(fmt::format("recv({}, ..., 1, MSG_DONTWAIT) = -1 {}", fd_, error));
  }

  const model::PlainTable& table_;
  const runtime::TableMachine& machine_;
  const Vector& vector_;
  Config config_;
  runtime::Tcb tcb_{};
  std::string text_;
  std::uint32_t waited_ = 0;  ///< in ms, since the last line of the script
  std::size_t at_ = 0;
  std::uint32_t now_ = 0, iss_ = 0;
  std::vector<model::Event> due_;
  std::optional<std::uint32_t> deadline_;
  int fd_ = 0;           ///< of the connection, once there is one
  bool opened_ = false;  ///< a socket was made
  bool called_ = false;  ///< a SYN came to the listening one
};

}  // namespace

Script packetdrill(const Suite& suite, const Vector& vector) { return Writer(suite, vector).write(); }

std::vector<gen::File> packetdrill(const Suite& suite) {
  std::vector<gen::File> files;
  std::string unsaid = printed("#", suite.table()) + "vector\tevent\twhat packetdrill cannot say\n";
  for (const Vector& vector : suite.vectors) {
    Script script = packetdrill(suite, vector);
    if (script.text.empty())
      unsaid += fmt::format("{}\t{}\t{}\n", vector.name, script.event, script.why_not);
    else
      files.push_back({vector.name + ".pkt", std::move(script.text)});
  }
  files.push_back({"not-said.tsv", std::move(unsaid)});
  return files;
}

}  // namespace synfin::cli::vectors
