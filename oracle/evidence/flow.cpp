#include "flow.hpp"

#include <cstdint>
#include <cstring>
#include <random>

namespace synfin::oracle {
namespace {

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t secret() {
  std::random_device random;
  return std::uint64_t{random()} << 32U | random() | 1U;
}

std::uint64_t add(std::uint64_t sum, const Endpoint& end, std::uint64_t key) {
  std::array<std::uint64_t, 2> words{};
  const auto octets = end.address.octets();
  std::memcpy(words.data(), octets.data(), octets.size());
  sum = mixed(sum ^ words[0], key);
  if (end.address.is_v6()) sum = mixed(sum ^ words[1], key);
  return mixed(sum ^ end.port, key);
}

}  // namespace

FlowKey::FlowKey(const Endpoint& one, const Endpoint& other)
    : ends_(other < one ? Sockets{other, one} : Sockets{one, other}) {}

std::uint64_t Sockets::hash(std::uint64_t key) const { return add(add(key, mine, key), theirs, key); }

std::size_t FlowKey::Hash::operator()(const FlowKey& key) const {
  static const std::uint64_t mine = secret();
  return key.ends_.hash(mine);
}

std::string flow_name(const std::array<Endpoint, 2>& ends) {
  return to_string(ends[0]) + "-" + to_string(ends[1]);
}

}  // namespace synfin::oracle
