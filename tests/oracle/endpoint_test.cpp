#include "../../oracle/decode/endpoint.hpp"

#include <string>

#include "../catch.hpp"

namespace synfin::oracle {
namespace {

TEST_CASE("an address is read and written in its usual form") {
  for (const std::string text : {"0.0.0.0", "10.0.0.1", "255.255.255.255", "::", "::1", "2001:db8::1",
                                 "fe80::1:2:3", "2001:db8:0:1:1:1:1:1"}) {
    const auto address = Address::parse(text);
    REQUIRE(address);
    CHECK(to_string(*address) == text);
  }
  CHECK(to_string(*Address::parse("2001:DB8:0:0:0:0:0:1")) == "2001:db8::1");
}

TEST_CASE("what is no address is refused") {
  for (const std::string text :
       {"", "10.0.0", "10.0.0.256", "10.0.0.1 ", "2001:db8::1::", "[::1]", "host", "fe80::1%eth0"}) {
    CHECK_FALSE(Address::parse(text));
  }
  CHECK_FALSE(Address::parse(std::string("10.0.0.1\0x", 10)));
}

TEST_CASE("addresses are ordered, IPv4 first") {
  CHECK(*Address::parse("10.0.0.1") < *Address::parse("10.0.0.2"));
  CHECK(*Address::parse("255.0.0.0") < *Address::parse("::"));
  CHECK(*Address::parse("0.0.0.0") != *Address::parse("::"));
  CHECK(Address{} == *Address::parse("0.0.0.0"));
}

TEST_CASE("an endpoint is written with its port, IPv6 in brackets") {
  CHECK(to_string(Endpoint{*Address::parse("10.0.0.1"), 80}) == "10.0.0.1:80");
  CHECK(to_string(Endpoint{*Address::parse("2001:db8::1"), 65535}) == "[2001:db8::1]:65535");
}

TEST_CASE("a pattern names an address, or one port of it") {
  const Endpoint four{*Address::parse("10.0.0.1"), 80};
  const Endpoint six{*Address::parse("2001:db8::1"), 80};
  CHECK(EndpointPattern::parse("10.0.0.1")->matches(four));
  CHECK(EndpointPattern::parse("10.0.0.1:80")->matches(four));
  CHECK_FALSE(EndpointPattern::parse("10.0.0.1:81")->matches(four));
  CHECK_FALSE(EndpointPattern::parse("10.0.0.2")->matches(four));
  CHECK(EndpointPattern::parse("2001:db8::1")->matches(six));
  CHECK(EndpointPattern::parse("[2001:db8::1]")->matches(six));
  CHECK(EndpointPattern::parse("[2001:db8::1]:80")->matches(six));
  CHECK_FALSE(EndpointPattern::parse("[2001:db8::1]:81")->matches(six));
  CHECK(EndpointPattern::parse(":80")->matches(four));
  CHECK(EndpointPattern::parse(":80")->matches(six));
  CHECK_FALSE(EndpointPattern::parse(":81")->matches(six));
  CHECK(EndpointPattern::parse("10.0.0.0/24")->matches(four));
  CHECK(EndpointPattern::parse("0.0.0.0/0")->matches(four));
  CHECK_FALSE(EndpointPattern::parse("10.0.0.0/32")->matches(four));
  CHECK_FALSE(EndpointPattern::parse("0.0.0.0/0")->matches(six));
  CHECK(EndpointPattern::parse("2001:db8::/32")->matches(six));
  CHECK_FALSE(EndpointPattern::parse("2001:db9::/32")->matches(six));
}

TEST_CASE("what is no pattern is refused") {
  for (const std::string text :
       {"", ":", ":0x", "fd77::2:8080", "2001:db8::1:80", "10.0.0.0/33", "10.0.0.0/", "::/129",
        "10.0.0.1:", "10.0.0.1:65536", "10.0.0.1:-1", "10.0.0.1:8x", "10.0.0.1:80:80", "[10.0.0.1]:80",
        "[::1", "[::1]80", "[::1]:", "[]:80", "host:80"}) {
    CAPTURE(text);
    CHECK_FALSE(EndpointPattern::parse(text));
  }
}

}  // namespace
}  // namespace synfin::oracle
