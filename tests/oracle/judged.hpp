// Captures in memory, edited and judged: what the judge's tests have in common.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../oracle/decode/capture.hpp"
#include "../../oracle/decode/decoder.hpp"
#include "../../oracle/docket.hpp"
#include "frame_builder.hpp"

namespace synfin::oracle::test {

/// A frame that owns its octets.
struct OwnFrame {
  Octets octets;
  std::uint64_t number = 0;
  std::int64_t time = 0;
  std::size_t on_wire = 0;  ///< octets, where the capture has cut some
};

struct OwnCapture {
  LinkType link = LinkType::raw;
  std::vector<OwnFrame> frames;
};

inline OwnCapture load(const std::string& path) {
  Capture capture = Capture::open(path);
  OwnCapture own;
  while (const auto frame = capture.next()) {
    own.link = frame->link;
    own.frames.push_back({Octets(frame->bytes.begin(), frame->bytes.end()), frame->number, frame->time,
                          frame->original_length});
  }
  return own;
}

/// One of the captures that the tests bring along.
inline std::string captured(const std::string& name) {
  return std::string(SYNFIN_SOURCE_DIR) + "/tests/captures/" + name + ".pcap";
}

inline const std::vector<std::string>& capture_names() {
  static const std::vector<std::string> names{"echo",    "half_close", "last_ack_lost",
                                              "refused", "lossy_bulk", "time_wait_reuse"};
  return names;
}

/// What the judge says of frames, all connections together.
struct Judged {
  std::vector<Finding> findings;
  std::vector<FlowReport> flows;

  std::size_t count(Level level) const {
    std::size_t found = 0;
    for (const Finding& finding : findings) found += finding.level == level ? 1 : 0;
    return found;
  }
  std::size_t violations() const { return count(Level::violation); }
  bool silent() const { return findings.empty(); }
  bool all(Verdict verdict) const {
    for (const FlowReport& flow : flows)
      if (flow.verdict != verdict) return false;
    return true;
  }
  /// For messages: every finding in a line.
  std::string text() const {
    std::string lines;
    for (const Finding& f : findings)
      lines += "frame " + std::to_string(f.frame) + " " + f.endpoint + " [" + f.rule + "] " + f.text + "; " +
               f.seen + "; expected " + f.expected + "\n";
    return lines;
  }
};

/// By RFC 9293's own table.
Options by_the_standard();

/// Packets, one after the other, before the judge.
class Court {
 public:
  explicit Court(Options options = by_the_standard())
      : options_(std::move(options)),
        docket_(options_, {{}, [this](Judgement&& one) { take(std::move(one)); }}) {}

  void add(const Packet& packet, std::uint64_t number, std::int64_t time) {
    docket_.add(packet, number, time);
  }
  const Docket& docket() const { return docket_; }
  Judged close() {
    docket_.close("");
    std::stable_sort(judged_.flows.begin(), judged_.flows.end(),
                     [](const FlowReport& a, const FlowReport& b) { return a.stream < b.stream; });
    std::stable_sort(judged_.findings.begin(), judged_.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
    return std::move(judged_);
  }

 private:
  void take(Judgement one) {
    judged_.findings.insert(judged_.findings.end(), one.findings.begin(), one.findings.end());
    judged_.flows.push_back(report_of(one, "test", options_.table));
  }

  Options options_;
  Docket docket_;
  Judged judged_;
};

inline Judged judge_frames(const OwnCapture& capture, const Options& options = by_the_standard()) {
  Court court(options);
  for (const OwnFrame& frame : capture.frames) {
    const auto decoded = decode(capture.link, frame.octets, std::max(frame.on_wire, frame.octets.size()));
    if (const Packet* packet = std::get_if<Packet>(&decoded)) court.add(*packet, frame.number, frame.time);
  }
  return court.close();
}

/// The TCP header within a raw IPv4 frame, to read and to edit. The checksum is left as it was: a capture at
/// the sender often precedes its computation, so that the judge does not ask for it.
class TcpHeader {
 public:
  explicit TcpHeader(Octets& frame) : frame_(frame), at_(4U * (frame.at(0) & 15U)) {
    const auto decoded = decode(LinkType::raw, frame_, frame_.size());
    const auto* packet = std::get_if<Packet>(&decoded);
    right_ = packet != nullptr && packet->checksum == Checksum::right;
  }

  std::uint32_t seq() const { return get32(4); }
  std::uint32_t ack() const { return get32(8); }
  std::uint8_t flags() const { return frame_.at(at_ + 13); }
  void seq(std::uint32_t number) { put32(4, number); }
  void ack(std::uint32_t number) { put32(8, number); }
  void flags(std::uint8_t bits) { put(12, static_cast<std::uint16_t>(frame_.at(at_ + 12) << 8U | bits)); }
  void window(std::uint16_t size) { put(14, size); }
  /// Zeroes the checksum and the sum of the pseudo-header: the checksum is right for no text.
  std::size_t text_at() const { return at_ + 4U * (frame_.at(at_ + 12) >> 4U); }
  std::size_t text_length() const { return frame_.size() - text_at(); }

 private:
  std::uint32_t get32(std::size_t offset) const { return read_u32(frame_, at_ + offset); }
  void put32(std::size_t offset, std::uint32_t number) {
    put(offset, static_cast<std::uint16_t>(number >> 16U));
    put(offset + 2, static_cast<std::uint16_t>(number & 0xffffU));
  }
  /// The host sends it so: a checksum that was right is right for the new word (RFC 1624).
  void put(std::size_t offset, std::uint16_t word) {
    const std::uint16_t old = read_u16(frame_, at_ + offset);
    put16(frame_, at_ + offset, word);
    if (!right_) return;
    std::uint32_t sum = (read_u16(frame_, at_ + 16) ^ 0xffffU) + (old ^ 0xffffU) + word;
    while (sum > 0xffff) sum = (sum & 0xffffU) + (sum >> 16U);
    put16(frame_, at_ + 16, static_cast<std::uint16_t>(sum ^ 0xffffU));
  }

  Octets& frame_;
  std::size_t at_;
  bool right_ = false;
};

enum Bit : std::uint8_t { fin_bit = 1, syn_bit = 2, rst_bit = 4, psh_bit = 8, ack_bit = 16, urg_bit = 32 };

}  // namespace synfin::oracle::test
