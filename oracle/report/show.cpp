#include "show.hpp"

#include <fmt/format.h>

namespace synfin::oracle {
namespace {

class Control {
 public:
  void bit(bool set, const char* name) {
    if (!set) return;
    if (!text_.empty()) text_ += ',';
    text_ += name;
  }
  std::string text() const { return text_.empty() ? "none" : text_; }

 private:
  std::string text_;
};

}  // namespace

std::string show_raw(const Connection& connection, std::size_t side, std::uint32_t raw) {
  const SideFacts& facts = connection.sides[side];
  if (!facts.syn_seen) return fmt::format("{}", raw);
  return fmt::format("{} ({:+})", raw, static_cast<std::int32_t>(raw - facts.base));
}

std::string show(const Connection& connection, std::size_t side, Number number) {
  const SideFacts& facts = connection.sides[side];
  const auto raw = facts.base + static_cast<std::uint32_t>(number);
  if (!facts.syn_seen) return fmt::format("{}", raw);
  return fmt::format("{} ({:+})", raw, number);
}

std::string show(const Connection& connection, const Seen& seen) {
  Control control;
  control.bit(seen.flags.syn, "SYN");
  control.bit(seen.flags.fin, "FIN");
  control.bit(seen.flags.rst, "RST");
  control.bit(seen.flags.psh, "PSH");
  control.bit(seen.flags.urg, "URG");
  control.bit(seen.flags.ack, "ACK");
  std::string text = seen.is_reset_of_nothing() || seen.stray
                         ? fmt::format("SEQ={}", seen.raw_seq)
                         : fmt::format("SEQ={}", show(connection, seen.side, seen.seq));
  if (seen.flags.ack) text += fmt::format(" ACK={}", show(connection, 1U - seen.side, seen.ack));
  text += fmt::format(" CTL={}", control.text());
  if (seen.text > 0) text += fmt::format(", {} octets", seen.text);
  return text + fmt::format(", WND={}", window_of(connection.sides[seen.side], seen));
}

std::string show(const Connection& connection, std::size_t side, const runtime::Segment& segment) {
  Control control;
  control.bit(segment.syn, "SYN");
  control.bit(segment.fin, "FIN");
  control.bit(segment.rst, "RST");
  control.bit(segment.has_ack, "ACK");
  std::string text = fmt::format("SEQ={}", show_raw(connection, side, segment.seq));
  if (segment.has_ack) text += fmt::format(" ACK={}", show_raw(connection, 1U - side, segment.ack));
  text += fmt::format(" CTL={}", control.text());
  if (segment.text > 0) text += fmt::format(", {} octets", segment.text);
  return text;
}

std::string cite(const model::Clause& clause) {
  return fmt::format("{} {}{}{}", clause.document, clause.section, clause.paragraph.empty() ? "" : " ",
                     clause.paragraph);
}

}  // namespace synfin::oracle
