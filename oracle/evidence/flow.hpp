// A flow: all packets between the same two endpoints.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "../decode/endpoint.hpp"

namespace synfin::oracle {

/// Two endpoints, the one that speaks first.
struct Sockets {
  Endpoint mine;
  Endpoint theirs;
  bool operator==(const Sockets&) const = default;

  /// With a key of one's own.
  std::uint64_t hash(std::uint64_t key) const;
};

/// Two endpoints, whoever of them speaks.
class FlowKey {
 public:
  FlowKey(const Endpoint& one, const Endpoint& other);
  explicit FlowKey(const std::array<Endpoint, 2>& ends) : FlowKey(ends[0], ends[1]) {}
  bool operator==(const FlowKey&) const = default;

  /// Differs from run to run: a capture made to collide cannot slow down what is sorted by it.
  struct Hash {
    std::size_t operator()(const FlowKey& key) const;
  };

 private:
  Sockets ends_;  ///< the lower first
};

/// "10.0.0.1:4000-10.0.0.2:80"
std::string flow_name(const std::array<Endpoint, 2>& ends);

}  // namespace synfin::oracle
