#include "accuse.hpp"

#include <fmt/format.h>

#include <utility>

namespace synfin::oracle {

void Accusations::add(std::size_t at, Criterion criterion, std::string expected, std::string text) {
  for (Accusation& earlier : all_) {
    if (earlier.criterion != criterion || evidence_[earlier.at].side != evidence_[at].side) continue;
    ++earlier.more;
    return;
  }
  all_.push_back({at, criterion, std::move(expected), std::move(text), 0});
}

bool Accusations::against(std::size_t side) const {
  for (const Accusation& one : all_)
    if (evidence_[one.at].side == side) return true;
  return false;
}

std::string show(const Evidence& evidence, std::size_t side, Number number) {
  const SideFacts& facts = evidence.connection().sides[side];
  const auto raw = facts.base + static_cast<std::uint32_t>(number);
  if (!facts.syn_seen) return fmt::format("{}", raw);
  return fmt::format("{} ({:+})", raw, number);
}

std::string show(const Evidence& evidence, std::size_t at) {
  const Seen& seen = evidence[at];
  std::string control;
  const auto bit = [&](bool set, const char* name) {
    if (!set) return;
    if (!control.empty()) control += ',';
    control += name;
  };
  bit(seen.flags.syn, "SYN");
  bit(seen.flags.fin, "FIN");
  bit(seen.flags.rst, "RST");
  bit(seen.flags.psh, "PSH");
  bit(seen.flags.urg, "URG");
  bit(seen.flags.ack, "ACK");
  std::string text = seen.is_reset_of_nothing() || seen.stray
                         ? fmt::format("SEQ={}", seen.raw_seq)
                         : fmt::format("SEQ={}", show(evidence, seen.side, seen.seq));
  if (seen.flags.ack) text += fmt::format(" ACK={}", show(evidence, 1U - seen.side, seen.ack));
  text += fmt::format(" CTL={}", control.empty() ? "none" : control);
  if (seen.text > 0) text += fmt::format(", {} octets", seen.text);
  return text + fmt::format(", WND={}", seen.window);
}

}  // namespace synfin::oracle
