// Captures that are made to make the judge search: bounded by the machine's events, whatever the computer,
// and nobody is accused for a bound.
#include <algorithm>

#include "../../oracle/possibilities/bounds.hpp"
#include "../catch.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

using runtime::Call;
using runtime::Config;
using runtime::Fired;
using runtime::Tcb;

/// The standard's machine, and how many events have happened to it.
class Counting final : public runtime::TableMachine {
 public:
  runtime::Outcome handle(Tcb& tcb, model::Event event, const Call& call, const Config& config,
                          const runtime::Segment& segment, Fired& fired) const override {
    ++events;
    return machine_.handle(tcb, event, call, config, segment, fired);
  }
  bool is_due(const Tcb& tcb, model::Event event, const Call& call, const Config& config) const override {
    return machine_.is_due(tcb, event, call, config);
  }
  std::optional<model::Event> due(const Tcb& tcb, const Call& call, const Config& config) const override {
    return machine_.due(tcb, call, config);
  }
  std::optional<std::uint32_t> next_deadline(const Tcb& tcb, const Call& call,
                                             const Config& config) const override {
    return machine_.next_deadline(tcb, call, config);
  }
  bool waits_for_host(model::Event event) const override { return machine_.waits_for_host(event); }

  mutable std::uint64_t events = 0;

 private:
  const runtime::TableMachine& machine_ = by_the_standard().machine;
};

/// What passes between two hosts, a millisecond apart.
class Written {
 public:
  void from(bool client, Segment segment) {
    Datagram datagram;
    if (!client) {
      std::swap(datagram.source, datagram.destination);
      std::swap(segment.source_port, segment.destination_port);
    }
    const std::uint64_t number = capture.frames.size() + 1;
    capture.frames.push_back(
        {ipv4(datagram, tcp(segment)), number, static_cast<std::int64_t>(number) * 1'000'000});
  }
  void open(std::uint16_t port = 4000) {
    from(true, {.source_port = port, .seq = 999, .ack = 0, .flags = syn_bit});
    from(false, {.source_port = port, .seq = 1999, .ack = 1000, .flags = syn_bit | ack_bit});
    from(true, {.source_port = port, .seq = 1000, .ack = 2000});
  }

  OwnCapture capture;
};

struct Hostile {
  const char* name;
  void (*write)(Written& written, std::uint32_t times);
  bool conforms;  ///< no end does what it must not
};

const std::vector<Hostile>& hostile() {
  static const std::vector<Hostile> all{
      {"calls that nobody answers",
       [](Written& written, std::uint32_t times) {
         for (std::uint32_t i = 0; i < times; ++i)
           written.from(true, {.source_port = static_cast<std::uint16_t>(1024 + i % 60000),
                               .seq = i * 7919U,
                               .ack = 0,
                               .flags = syn_bit});
       },
       true},
      {"text that comes again, two octets at a time, each one further",
       [](Written& written, std::uint32_t times) {
         written.open();
         for (std::uint32_t i = 0; i < times; ++i)
           written.from(true, {.seq = 1000 + i % 4000, .ack = 2000, .text = {7, 7}});
       },
       true},
      {"every other octet is missing",
       [](Written& written, std::uint32_t times) {
         written.open();
         for (std::uint32_t i = 0; i < times; ++i)
           written.from(true, {.seq = 1001 + 2 * (i % 3000), .ack = 2000, .text = {7}});
       },
       true},
      {"resets from somebody who guesses, and acknowledgments that go on",
       [](Written& written, std::uint32_t times) {
         written.open();
         for (std::uint32_t i = 0; i < times; ++i) {
           written.from(true, {.seq = 1000 + i * 65537U, .ack = 0, .flags = rst_bit});
           written.from(false, {.seq = 2000, .ack = 1000});
         }
       },
       false},
      {"acknowledgments that nothing explains",
       [](Written& written, std::uint32_t times) {
         written.open();
         for (std::uint32_t i = 0; i < times; ++i) {
           written.from(true, {.seq = 1000 + i * 3U, .ack = 2000 + (i * 7919U) % 30000});
           written.from(false, {.seq = 2000 + i * 5U, .ack = 1000 + (i * 104729U) % 30000});
         }
       },
       false},
  };
  return all;
}

TEST_CASE("a hostile capture costs no more events than its segments and its ends may cost") {
  for (const Hostile& one : hostile()) {
    Written written;
    one.write(written, 3000);
    const Counting machine;
    const Judged judged = judge_frames(written.capture, {machine, model::standard()});
    const std::uint64_t segments = written.capture.frames.size();
    const std::uint64_t ends = std::min<std::uint64_t>(2 * judged.flows.size(), segments);
    // A search that is cut goes on to the end of what it has begun: what waits comes to each explanation.
    const std::uint64_t a_segment = events_a_segment + least_events + most_runs * most_waiting;
    INFO(one.name << ": " << machine.events << " events, " << segments << " segments");
    CHECK(machine.events < ends * most_events + segments * a_segment);
    if (one.conforms) CHECK(judged.violations() == 0);
  }
}

/// A host that holds all that comes early, beside which the capture is made, behind a wire that loses one of
/// twenty. The sender fills the window, and begins anew where something is missing, now and then before it
/// has heard of all that was taken meanwhile.
OwnCapture holds_what_comes_early(std::uint32_t seed) {
  constexpr std::uint32_t size = 100;
  constexpr std::uint32_t window = 250;
  Written written;
  written.open();
  const auto chance = [&](std::uint32_t of) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8U) % of;
  };
  std::vector<bool> has(20 * window);
  std::uint32_t taken = 0;
  std::uint32_t sent = 0;
  const auto send = [&](std::uint32_t piece) {
    if (chance(20) == 0) return;
    has.at(piece) = true;
    while (has.at(taken)) ++taken;
    written.from(true, {.seq = 1000 + piece * size, .ack = 2000, .window = 65535, .text = Octets(size, 'x')});
    written.from(false, {.seq = 2000, .ack = 1000 + taken * size, .window = 65535});
  };
  for (int round = 0; round < 10; ++round) {
    const std::uint32_t end = taken + window;
    while (sent < end) send(sent++);
    do {
      const std::uint32_t known = taken;
      for (std::uint32_t piece = known; piece < std::min(known + 24, sent); ++piece) send(piece);
    } while (taken < sent && chance(3) != 0);
  }
  constexpr std::int64_t apart = 100'000;
  for (OwnFrame& frame : written.capture.frames) frame.time = static_cast<std::int64_t>(frame.number) * apart;
  return written.capture;
}

TEST_CASE("what a bound has cut is not held against who held what came early") {
  Options options = by_the_standard();
  options.at = EndpointPattern::parse("10.0.0.2");
  bool is_cut = false;
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    const Judged judged = judge_frames(holds_what_comes_early(seed), options);
    INFO("seed " << seed << "\n" << judged.text());
    CHECK(judged.violations() == 0);
    CHECK(judged.count(Level::warning) == 0);
    is_cut = is_cut || judged.all(Verdict::unknown);
  }
  CHECK(is_cut);  // else this would be a test of nothing
}

}  // namespace
}  // namespace synfin::oracle::test
