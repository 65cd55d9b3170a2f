// Who talks to whom: an IP address, an address with its port, and the pattern by which a user names one.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace synfin::oracle {

/// An IPv4 or IPv6 address. Ordered: every IPv4 address before every IPv6 address, then by octets.
class Address {
 public:
  /// 0.0.0.0
  constexpr Address() = default;

  static Address v4(std::span<const std::uint8_t, 4> octets) {
    Address address;
    address.be_v4(octets);
    return address;
  }
  /// It becomes that where it stands: what is written in pieces and copied at once has to wait.
  void be_v4(std::span<const std::uint8_t, 4> octets) {
    version_ = 4;
    octets_ = {};
    std::memcpy(octets_.data(), octets.data(), octets.size());
  }
  static Address v6(std::span<const std::uint8_t, 16> octets) {
    Address address;
    address.version_ = 6;
    std::memcpy(address.octets_.data(), octets.data(), octets.size());
    return address;
  }

  /// Reads "10.0.0.1" or "2001:db8::1" (no brackets, no zone); nothing if the text is neither.
  static std::optional<Address> parse(std::string_view text);

  bool is_v6() const { return version_ == 6; }

  /// The octets in network order: 4 or 16 of them.
  std::span<const std::uint8_t> octets() const { return {octets_.data(), is_v6() ? 16U : 4U}; }

  /// The same as two words, in this host's order; behind an IPv4 address they are zero.
  std::array<std::uint64_t, 2> words() const { return std::bit_cast<std::array<std::uint64_t, 2>>(octets_); }

  // clang-tidy 14 takes the 0 in the generated code for a pointer.
  auto operator<=>(const Address&) const = default;  // NOLINT(modernize-use-nullptr)
  /// Of each packet it is asked whose it is: two words are compared, and no function is called.
  bool operator==(const Address& other) const {
    const auto mine = words();
    const auto theirs = other.words();
    return version_ == other.version_ && mine[0] == theirs[0] && mine[1] == theirs[1];
  }

 private:
  std::uint8_t version_ = 4;
  std::array<std::uint8_t, 16> octets_{};  // an IPv4 address leaves the last twelve zero
};

/// "10.0.0.1", or RFC 5952's "2001:db8::1".
std::string to_string(const Address& address);

/// One end of a connection.
struct Endpoint {
  Address address;
  std::uint16_t port = 0;

  auto operator<=>(const Endpoint&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// "10.0.0.1:80", or "[2001:db8::1]:80".
std::string to_string(const Endpoint& endpoint);

/// The endpoints that a user means: all of an address, of a prefix, of a port, or one.
struct EndpointPattern {
  std::optional<Address> address{};
  unsigned prefix = 128;  ///< so many leading bits of the address count
  std::optional<std::uint16_t> port{};

  /// Reads "10.0.0.1", "10.0.0.1:80", "10.0.0.0/8", ":80", "2001:db8::1", "2001:db8::/32", "[2001:db8::1]" or
  /// "[2001:db8::1]:80"; nothing if the text is none of these. "fd77::2:8080" is none: it may mean two
  /// things.
  static std::optional<EndpointPattern> parse(std::string_view text);

  bool matches(const Endpoint& endpoint) const;
};

}  // namespace synfin::oracle
