#include "endpoint.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace synfin::oracle {
namespace {

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return port;
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
  const std::string terminated(text);
  if (terminated.find('\0') != std::string::npos) return std::nullopt;
  std::array<std::uint8_t, 4> four{};
  if (inet_pton(AF_INET, terminated.c_str(), four.data()) == 1) return v4(four);
  std::array<std::uint8_t, 16> sixteen{};
  if (inet_pton(AF_INET6, terminated.c_str(), sixteen.data()) == 1) return v6(sixteen);
  return std::nullopt;
}

std::string to_string(const Address& address) {
  if (!address.is_v6()) {
    std::array<char, INET_ADDRSTRLEN> four{};
    char* end = four.data();
    for (const std::uint8_t octet : address.octets()) {
      if (end != four.data()) *end++ = '.';
      end = std::to_chars(end, four.data() + four.size(), octet).ptr;
    }
    return {four.data(), end};
  }
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, address.octets().data(), text.data(), static_cast<socklen_t>(text.size()));
  return text.data();
}

std::string to_string(const Endpoint& endpoint) {
  const std::string address = to_string(endpoint.address);
  const std::string port = std::to_string(endpoint.port);
  return endpoint.address.is_v6() ? "[" + address + "]:" + port : address + ":" + port;
}

namespace {

/// "fd77::2:8080" is an address, and an address with a port.
bool may_end_in_port(std::string_view text) {
  const auto colon = text.rfind(':');
  return parse_port(text.substr(colon + 1)) && Address::parse(text.substr(0, colon));
}

/// Reads "10.0.0.0/8"; nothing if the text is no prefix.
std::optional<EndpointPattern> parse_prefix(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = Address::parse(text.substr(0, slash));
  const std::string_view digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (!address || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  if (bits > 8 * address->octets().size()) return std::nullopt;
  return EndpointPattern{address, bits, std::nullopt};
}

}  // namespace

std::optional<EndpointPattern> EndpointPattern::parse(std::string_view text) {
  if (text.find('/') != std::string_view::npos) return parse_prefix(text);
  if (text.starts_with(':') && !text.starts_with("::")) {
    const auto port = parse_port(text.substr(1));
    if (!port) return std::nullopt;
    return EndpointPattern{std::nullopt, 0, port};
  }
  // A bare IPv6 address has colons of its own, so only brackets can set a port apart from it.
  if (const auto whole = Address::parse(text)) {
    if (whole->is_v6() && may_end_in_port(text)) return std::nullopt;
    return EndpointPattern{*whole, 128, std::nullopt};
  }

  const bool bracketed = text.starts_with('[');
  const auto split = text.find(bracketed ? ']' : ':');
  if (split == std::string_view::npos) return std::nullopt;
  const std::string_view host = bracketed ? text.substr(1, split - 1) : text.substr(0, split);
  const std::string_view rest = bracketed ? text.substr(split + 1) : text.substr(split);

  const auto address = Address::parse(host);
  if (!address || address->is_v6() != bracketed) return std::nullopt;
  if (rest.empty()) return EndpointPattern{*address, 128, std::nullopt};
  if (!rest.starts_with(':')) return std::nullopt;
  const auto port = parse_port(rest.substr(1));
  if (!port) return std::nullopt;
  return EndpointPattern{*address, 128, port};
}

bool EndpointPattern::matches(const Endpoint& endpoint) const {
  if (port && *port != endpoint.port) return false;
  if (!address) return true;
  if (address->is_v6() != endpoint.address.is_v6()) return false;
  const auto mine = address->octets();
  const auto theirs = endpoint.address.octets();
  for (unsigned bit = 0; bit < prefix && bit < 8 * mine.size(); ++bit) {
    const unsigned mask = 0x80U >> (bit % 8);
    if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

}  // namespace synfin::oracle
