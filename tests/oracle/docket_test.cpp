// Many connections at once: what is kept of them is bounded, and no bound accuses anybody.
#include <algorithm>

#include "../../oracle/possibilities/bounds.hpp"
#include "../catch.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

constexpr std::uint32_t text = 100;

/// A client's connection to one server: what both send, in their turn.
struct Talk {
  Endpoint client;
  Endpoint server{*Address::parse("10.1.0.1"), 80};
  std::uint32_t said = 0;

  explicit Talk(std::size_t number)
      : client{*Address::parse("10.0.0." + std::to_string(1 + number / 5000)),
               static_cast<std::uint16_t>(1024 + number % 5000)} {}

  Packet packet(bool from_client, std::uint32_t seq, std::uint32_t ack) const {
    Packet one;
    one.source = from_client ? client : server;
    one.destination = from_client ? server : client;
    one.hops_left = 64;
    one.seq = seq;
    one.ack = ack;
    one.flags.ack = ack != 0;
    one.window = 60000;
    return one;
  }
  Packet call() const {
    Packet one = packet(true, 1000, 0);
    one.flags.syn = true;
    return one;
  }
  Packet answer() const {
    Packet one = packet(false, 5000, 1001);
    one.flags.syn = true;
    return one;
  }
  Packet says() const {
    Packet one = packet(true, 1001 + said * text, 5001);
    one.payload_length = text;
    return one;
  }
  Packet acknowledged() const { return packet(false, 5001, 1001 + (said + 1) * text); }
};

TEST_CASE("of more than is remembered those that were silent longest forget, and nobody is accused") {
  constexpr std::size_t connections = 2000;
  constexpr std::uint32_t rounds = 60;
  std::vector<Talk> talks;
  for (std::size_t number = 0; number < connections; ++number) talks.emplace_back(number);
  Court court;
  std::uint64_t frame = 0;
  std::size_t most = 0;
  const auto capture = [&](const Packet& packet) {
    ++frame;
    court.add(packet, frame, static_cast<std::int64_t>(frame) * 1000);
    most = std::max(most, court.docket().remembered());
  };
  for (const Talk& talk : talks) capture(talk.call());
  for (const Talk& talk : talks) capture(talk.answer());
  Packet late;
  for (std::uint32_t round = 0; round < rounds; ++round)
    for (Talk& talk : talks) {
      talk.said = round;
      capture(talk.says());
      capture(talk.acknowledged());
      if (round == 1 && &talk == talks.data()) late = talk.acknowledged();
    }
  // One of the server's first answers was overtaken by all the others.
  capture(late);
  // The bound was reached: else this would be a test of nothing.
  CHECK(most > most_remembered / 2);
  CHECK(most < 2 * most_remembered);
  const Judged judged = court.close();
  INFO(judged.text());
  CHECK(judged.silent());
  REQUIRE(judged.flows.size() == connections);
  CHECK(judged.flows.front().verdict == Verdict::unknown);  // whether it had a place is forgotten
  CHECK(judged.flows.back().verdict == Verdict::conforming);
}

}  // namespace
}  // namespace synfin::oracle::test
