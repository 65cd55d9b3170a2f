#include "../../oracle/evidence/flow.hpp"

#include <unordered_set>

#include "../catch.hpp"

namespace synfin::oracle {
namespace {

Endpoint at(const char* address, std::uint16_t port) { return {*Address::parse(address), port}; }

TEST_CASE("both directions are one flow") {
  const Endpoint client = at("10.0.0.1", 4000);
  const Endpoint server = at("10.0.0.2", 80);
  CHECK(FlowKey(client, server) == FlowKey(server, client));
  CHECK(FlowKey::Hash{}(FlowKey(client, server)) == FlowKey::Hash{}(FlowKey(server, client)));
}

TEST_CASE("another port or address is another flow") {
  const std::unordered_set<FlowKey, FlowKey::Hash> flows{
      {at("10.0.0.1", 4000), at("10.0.0.2", 80)},
      {at("10.0.0.1", 4001), at("10.0.0.2", 80)},
      {at("10.0.0.1", 4000), at("10.0.0.2", 81)},
      {at("10.0.0.3", 4000), at("10.0.0.2", 80)},
      // The same ports the other way round belong to other endpoints.
      {at("10.0.0.1", 80), at("10.0.0.2", 4000)},
      {at("::ffff:a00:1", 4000), at("::ffff:a00:2", 80)},
      {at("127.0.0.1", 80), at("127.0.0.1", 80)},
  };
  CHECK(flows.size() == 7);
}

TEST_CASE("a flow is written as who spoke first to whom, IPv6 in brackets") {
  CHECK(flow_name({at("10.0.0.2", 80), at("10.0.0.1", 4000)}) == "10.0.0.2:80-10.0.0.1:4000");
  CHECK(flow_name({at("2001:db8::1", 4000), at("2001:db8::2", 80)}) == "[2001:db8::1]:4000-[2001:db8::2]:80");
}

}  // namespace
}  // namespace synfin::oracle
