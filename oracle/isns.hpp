// The first numbers of an end's connections: nobody must be able to foretell them (RFC 9293 section 3.4.1,
// RFC 6528).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "evidence/connection.hpp"
#include "report/finding.hpp"

namespace synfin::oracle {

class Isns {
 public:
  /// A side of a connection begins with this SYN.
  void add(const Connection& connection, const Seen& syn);
  /// What is wrong, and with whom.
  const std::vector<std::pair<Endpoint, Finding>>& faults() const { return found_; }

 private:
  /// How an address goes from one connection to the next.
  struct Steps {
    bool begun = false;
    std::uint32_t last = 0;
    std::uint32_t step = 0;
    std::size_t equal = 0;
  };

  void tell(const Connection& connection, const Seen& syn, std::string_view rule, std::string text);

  /// How a socket has begun last.
  struct Begin {
    std::uint64_t sockets = 0;  ///< both, as one number of 64 bits; 0: none
    std::int64_t time = 0;
    std::uint32_t isn = 0;
    std::uint8_t hops_left = 0;
    bool known = false;
  };
  /// Those whose numbers end alike: of more, the ones that began last are remembered.
  using Shelf = std::array<Begin, 4>;
  Begin& remembered(const Sockets& sockets);

  std::vector<Shelf> sockets_;
  std::map<Address, Steps> addresses_;
  std::map<std::pair<std::string, Address>, std::size_t> told_;  ///< rule and address: place in `found_`
  std::vector<std::pair<Endpoint, Finding>> found_;
};

}  // namespace synfin::oracle
