// Two endpoints, a hostile wire and a clock, event by event: the world in which stories are searched.
//
// Control is concrete (states, which rules decide, the clock), data is symbolic (ISNs, counts, whatever an
// old segment carries): every way that an event can take becomes a world of its own, and the solver drops the
// impossible ones.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "../../model/config.hpp"
#include "../claims/ending.hpp"
#include "../event/ways.hpp"
#include "../peers/moment.hpp"
#include "../verdict.hpp"

namespace synfin::proofs {

/// A segment on the wire. It stays there: the wire may lose, delay and repeat it.
struct Message {
  int from = 0;            ///< 0 is A, 1 is B
  peers::Segment segment;  ///< and which incarnations it is of
  std::uint32_t sent = 0;  ///< ms
  int step = -1;           ///< the step that sent it; -1: it was there before
  int deliveries = 0;
};

/// What happened on the way here.
struct Past {
  int peer = 0;
  model::Event event{};
  Scene before, after;                  ///< all fields at that peer
  int delivers = -1;                    ///< place of the message on the wire, or -1
  bool crash = false;                   ///< no event: the peer lost its memory
  std::optional<z3::expr> transfers{};  ///< no event: so many octets went to the other peer
  std::shared_ptr<const peers::MomentOf<z3::expr>> moment{};
};

struct World {
  z3::expr condition;
  std::array<Scene, 2> ends;  ///< all fields of A and of B; only those of the TCB last
  std::array<std::shared_ptr<const peers::Peer>, 2> peers;  ///< and what is remembered of both
  std::vector<Message> wire;
  std::vector<Past> past;
  std::uint32_t now = 0;  ///< ms

  model::State state(int peer) const;
};

/// What may happen next, as a story says it.
struct Move {
  enum class Kind {
    call,     ///< the user of `peer` makes the call `event`
    timeout,  ///< the timer behind `event` of `peer` runs out; the clock goes to its deadline
    newest,   ///< the newest segment for `peer` arrives
    next,     ///< the oldest segment for `peer` that has not arrived yet arrives
    any,      ///< any segment for `peer` that may still be alive arrives, again if it has before
    crash,    ///< `peer` forgets its TCB
    oldest,   ///< the oldest segment for `peer` on the wire arrives (again)
    /// `peer` sends any number of octets more, `octets` at a time, and the other takes them, all in no time:
    /// very many rounds, each the same as the one before, in which SEND, arrival, RECEIVE and the ACK's
    /// arrival follow one another.
    transfer,
  };
  Kind kind = Kind::call;
  int peer = 0;
  model::Event event = model::Event::STATUS;
  std::uint32_t octets = 0;  ///< of a SEND: this many; 0: any number up to 1000
};

/// A part of a story: one of `moves` happens, `times` times over; `may_end`: or nothing more.
struct Act {
  std::vector<Move> moves;
  int times = 1;
  bool optional = false;
};

struct Story {
  std::vector<Act> acts;
  std::vector<Ending> endings;  ///< to none of which a run may come
  /// Segments of an earlier incarnation, put on the wire at the beginning.
  std::function<void(const Z3Words&, World&)> setting{};
  model::ConfigOf<model::Words> config = model::default_config;
};

/// What a search found. `depth` is the number of events that every run of the story has at most.
struct Search {
  Verdict verdict = Verdict::none_found;
  int depth = 0;
  std::size_t worlds = 0;
  std::string what;  ///< the ending that was found, or was not known to be none
  std::optional<Trace> trace;
};

/// Searches all runs of a story on a table, in the order of their length by act.
Search search(const model::PlainTable& table, const Story& story, const Limits& limits);

}  // namespace synfin::proofs
