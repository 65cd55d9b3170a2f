#include "../../oracle/evidence/flow.hpp"

#include "../catch.hpp"

namespace synfin::oracle {
namespace {

Packet between(const char* source, std::uint16_t source_port, const char* destination,
               std::uint16_t destination_port) {
  Packet packet;
  packet.source = {*Address::parse(source), source_port};
  packet.destination = {*Address::parse(destination), destination_port};
  return packet;
}

TEST_CASE("both directions are one flow, and side 0 sent first") {
  FlowTable flows;
  // The higher endpoint speaks first: order of addresses must not decide.
  CHECK(flows.place(between("10.0.0.2", 80, "10.0.0.1", 4000)) == FlowSide{0, 0});
  CHECK(flows.place(between("10.0.0.1", 4000, "10.0.0.2", 80)) == FlowSide{0, 1});
  CHECK(flows.place(between("10.0.0.2", 80, "10.0.0.1", 4000)) == FlowSide{0, 0});
  REQUIRE(flows.size() == 1);
  CHECK(to_string(flows[0]) == "10.0.0.2:80-10.0.0.1:4000");
}

TEST_CASE("another port or address is another flow, numbered by first packet") {
  FlowTable flows;
  CHECK(flows.place(between("10.0.0.1", 4000, "10.0.0.2", 80)).flow == 0);
  CHECK(flows.place(between("10.0.0.1", 4001, "10.0.0.2", 80)).flow == 1);
  CHECK(flows.place(between("10.0.0.1", 4000, "10.0.0.2", 81)).flow == 2);
  CHECK(flows.place(between("10.0.0.3", 4000, "10.0.0.2", 80)).flow == 3);
  // The same ports the other way round belong to other endpoints.
  CHECK(flows.place(between("10.0.0.1", 80, "10.0.0.2", 4000)).flow == 4);
  CHECK(flows.place(between("10.0.0.2", 80, "10.0.0.1", 4000)) == FlowSide{0, 1});
  CHECK(flows.size() == 5);
}

TEST_CASE("IPv6 flows are written in brackets") {
  FlowTable flows;
  flows.place(between("2001:db8::1", 4000, "2001:db8::2", 80));
  CHECK(to_string(flows[0]) == "[2001:db8::1]:4000-[2001:db8::2]:80");
}

TEST_CASE("one address talks to itself through two ports") {
  FlowTable flows;
  CHECK(flows.place(between("127.0.0.1", 4000, "127.0.0.1", 80)) == FlowSide{0, 0});
  CHECK(flows.place(between("127.0.0.1", 80, "127.0.0.1", 4000)) == FlowSide{0, 1});
}

TEST_CASE("a port that talks to itself has one side") {
  FlowTable flows;
  CHECK(flows.place(between("127.0.0.1", 80, "127.0.0.1", 80)) == FlowSide{0, 0});
  CHECK(flows.place(between("127.0.0.1", 80, "127.0.0.1", 80)) == FlowSide{0, 0});
  CHECK(flows.size() == 1);
}

}  // namespace
}  // namespace synfin::oracle
