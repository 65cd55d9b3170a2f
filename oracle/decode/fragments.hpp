// IP fragments, kept until their datagram is whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <vector>

#include "ip.hpp"

namespace synfin::oracle {

/// Bounded in datagrams, in octets and in time; what has waited longest goes first.
class Fragments {
 public:
  /// Takes in a fragment that was captured at `time`. Yields the datagram once it is whole, with the header
  /// of its first fragment; its payload stays valid until the next call. A Skip until then, and where
  /// fragments contradict each other.
  OrSkip<IpDatagram> add(const IpDatagram& fragment, std::int64_t time);

  /// So many fragments of which add() said that they wait have become part of a datagram since.
  std::size_t joined() const { return joined_; }

 private:
  struct Piece {
    std::size_t begin{};
    std::size_t end{};                 ///< as it was on the wire
    std::vector<std::uint8_t> octets;  ///< as many as were captured
  };
  struct Waiting {
    IpDatagram head;  ///< its first fragment's header; until that has come, another's
    std::uint32_t identification{};
    std::int64_t since{};
    std::vector<Piece> pieces{};  ///< by where they begin
    bool last_seen{};
    std::size_t length{};  ///< known with the last fragment
    std::size_t frames{};  ///< how many have brought it
    bool contradicted{};   ///< nothing more is made of it
    std::size_t octets() const;
  };
  using Place = std::list<Waiting>::iterator;

  Place find(const IpDatagram& fragment, std::int64_t time);
  void make_room(std::size_t octets, Place keep);
  void drop(Place place);
  OrSkip<IpDatagram> contradicted(Place place);
  bool is_whole(const Waiting& waiting) const;
  OrSkip<IpDatagram> join(Place place);

  std::list<Waiting> waiting_;  ///< by when they began
  std::size_t kept_ = 0;        ///< octets in all of them
  std::size_t joined_ = 0;
  std::vector<std::uint8_t> whole_;
};

}  // namespace synfin::oracle
