// Two peers and a hostile wire, in the words of the claims (claims/peer_words.hpp, claims/ghosts.hpp): what
// both are before an event at the one of them, and what it makes of them. What a proof of two peers means by
// its words is said here a second time, on purpose: proofs/peers is what is checked.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "../claims/ghosts.hpp"
#include "../claims/property.hpp"
#include "event.hpp"

namespace synfin::recheck {

/// Incarnations are only compared with each other, and a dozen at most are spoken of.
constexpr unsigned bits_of_an_incarnation = 6;

/// A TCB and its host's configuration, by the fields' ids, then the peer's ghosts. When the TCB is gone its
/// fields are those of the last one, so that what is on the wire can be told from what was never sent.
using Peer = std::vector<z3::expr>;
/// The fields of SEG, then the segment's ghosts.
using Segment = std::vector<z3::expr>;

/// What terms look at. What they do not speak of may be missing.
struct Look {
  const Peer* self = nullptr;
  const Peer* other = nullptr;
  const Peer* after = nullptr;
  const Fields* fields = nullptr;        ///< CALL, as the event finds it
  const Fields* fields_after = nullptr;  ///< OUT and TOLD
  const Segment* arriving = nullptr;
  const Segment* message = nullptr;
  const Segment* second = nullptr;
};

/// Anything that two peers can be, p in that state, with any segments that they ever sent.
struct Before {
  Before(z3::context& c, model::State state);
  Peer p, q;
  Segment arriving;             ///< from q to p
  Segment mine, also_mine;      ///< from p
  Segment theirs, also_theirs;  ///< from q
  Fields fields;                ///< what p's event finds
};

/// What an event at p makes of it.
struct After {
  Peer p;
  Fields fields;
  Segment sent;
  z3::expr leaves;  ///< `sent`, and it is no reset
  z3::expr arrives, draws, records, draw;
};

class Two {
 public:
  Two(z3::context& c, const model::PlainTable& table, model::Event event, model::State state, bool crash);

  z3::expr say(const model::Node& term, const Look& look) const;
  /// Of a piece, when the event is over: of whom.
  enum class Whose { p, q, mine, theirs, sent, sent_later, sent_first, two_of_mine, two_of_theirs };
  /// Everything that is known before the event and of it, of the peers and of whom is spoken.
  z3::expr facts(Whose whose) const;
  z3::expr sent_anew() const { return sent_anew_; }
  z3::expr what_is_sent_anew() const { return what_is_sent_anew_; }
  z3::expr draws() const { return after_.draws; }
  const Ran* ran() const { return ran_ ? &*ran_ : nullptr; }
  static std::vector<Whose> whose(proofs::Of of);
  z3::expr kept(const proofs::Piece& piece, Whose whose) const;
  z3::expr claimed(const proofs::Claim& claim) const;

 private:
  void happen(const model::PlainTable& table, model::Event event);
  z3::expr of(const proofs::Piece& piece, const Peer& self, const Peer& other, const Segment* m = nullptr,
              const Segment* n = nullptr) const;
  z3::expr of_segment(const Peer& from, const Peer& to, const Segment& m) const;
  z3::expr of_two(const Peer& from, const Peer& to, const Segment& m, const Segment& n) const;
  z3::expr assumed(bool of_mine, bool of_theirs) const;

  z3::context& c_;
  const model::PlainTable& table_;
  model::Event event_;
  bool crash_;
  Before before_;
  After after_;
  std::optional<Ran> ran_;
  z3::expr sent_anew_, what_is_sent_anew_;
};

}  // namespace synfin::recheck
