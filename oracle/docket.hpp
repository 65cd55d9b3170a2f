// All connections of a capture that are before the judge at once. Packets are taken in once; what is kept of
// them is bounded by the connections that are open.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <string>
#include <unordered_map>
#include <vector>

#include "case.hpp"
#include "evidence/flow.hpp"
#include "isns.hpp"
#include "judge.hpp"
#include "possibilities/bounds.hpp"
#include "possibilities/freedoms.hpp"
#include "usual.hpp"

namespace synfin::oracle {

class Docket {
 public:
  /// Who hears of the connections: `said` of each finding as soon as it is certain, `judged` when one is
  /// judged.
  struct Ears {
    std::function<void(const Finding&)> said{};
    std::function<void(Judgement&&)> judged{};
  };

  Docket(const Options& options, Ears ears)
      : options_(options),
        ears_(std::move(ears)),
        usual_({&options.machine, options.table, patient_config(), options.deviants, &to_name_}) {}

  /// The next packet of the capture.
  void add(const Packet& packet, std::uint64_t frame, std::int64_t time);
  /// So late it is; nothing more may have come.
  void pass(std::int64_t time);
  /// Nothing more comes. `why` what is still open is not followed to its end, or empty.
  void close(std::string_view why);

  /// Segments that belong to a wanted connection.
  std::size_t packets() const { return packets_; }
  /// Is there one of the end beside which the capture was made?
  bool has_at() const { return has_at_; }
  const Isns& isns() const { return isns_; }
  /// What is remembered of segments that were heard takes so many octets.
  std::size_t remembered() const { return remembered_; }

 private:
  struct Between;
  struct Entry {
    Entry(const Connection& connection, const Options& options, Between& between, Usual& usual,
          Case::Said said);
    Case one;
    Between& between;
  };
  using Cases = std::list<Entry>;
  /// Where a case is: it moves between the lists, and stays where it is in memory.
  struct Place {
    Cases* in;
    Cases::iterator at;
    Case& one() const { return at->one; }
  };
  struct Between {
    std::array<Endpoint, 2> endpoints;
    std::vector<Place> latest_first;
    bool is_at = false;  ///< the capture was made beside one of the two
    Hosts hosts{};
  };

  struct Way {
    Between* between;  ///< nothing if nobody wants it
    std::size_t side;  ///< who sends
  };
  Way way_of(const Packet& packet) {
    if (latest_ != nullptr) {
      // Packets of a connection stand together.
      const auto& [one, other] = latest_->endpoints;
      if (one == packet.source && other == packet.destination) return {latest_, 0};
      if (one == packet.destination && other == packet.source) return {latest_, 1};
    }
    return look_up(packet);
  }
  Way look_up(const Packet& packet);
  Place& place(Between& between, const Seen& seen);
  void move(Place& place, Cases& to);
  void settle(Place& place);
  void close(Cases::iterator at, Cases& in, std::string_view why);
  static Place& place_of(const Entry& entry);
  template <class Do>
  void counted(Case& one, const Do& what);
  void hear(Case& one, std::size_t left);
  void forget();
  void rest_others(Between& between, const Place& but);
  void tell_of_another(Between& between, const Seen& seen);
  void entangle(Between& between, Case& one);

  const Options& options_;
  Ears ears_;
  std::size_t to_name_ = most_named_of_file;
  Usual usual_;
  std::unordered_map<FlowKey, Between, FlowKey::Hash> flows_;
  Between* latest_ = nullptr;  ///< of the last packet
  Cases unheard_;  ///< something of them waits to be heard; in each list the one longest silent comes first
  Cases open_;     ///< nothing waits
  Cases over_;     ///< ... and both ends are through with it
  std::size_t waiting_ = 0;
  std::size_t remembered_ = 0;                   ///< octets of all cases
  std::size_t forget_beyond_ = most_remembered;  ///< so many of them
  std::size_t streams_ = 0;
  std::size_t packets_ = 0;
  std::int64_t now_ = 0;
  bool has_at_ = false;
  Isns isns_;
};

}  // namespace synfin::oracle
