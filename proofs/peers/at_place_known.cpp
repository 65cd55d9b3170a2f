// What is known where an event is judged: the invariant of both peers and of the segments at hand, and what
// is assumed.
#include "../claims/peer_words.hpp"
#include "at_place.hpp"

namespace synfin::proofs::peers {

using model::Event;
using namespace model::terms;

AtPlace::AtPlace(z3::context& context, const Place& place, const Limits& limits, Task task)
    : words_(context),
      solver_(context, limits),
      prover_(context, solver_, limits.record_hints),
      place_(place),
      arrives_(place.event == Event::SEGMENT_ARRIVES && !place.crash),
      task_(std::move(task)),
      obligations_(limits.obligations),
      before_(words_, place.state),
      nearby_(words_, before_),
      own_(meaning(words_, *sound_host(), nearby_.setting().scene, nearby_.setting().scene)),
      owed_(obligations_of_two(task_.properties, place.event, place.crash)) {
  const Peer& p = before_.p;
  const Peer& q = before_.q;
  Meaning of_q(words_, {.self = &q, .arriving = &before_.arriving});
  const z3::expr q_lives = of_q(*claims::put(claims::lives));
  assume("sound-host", "q:sound", of_q(*sound_host()), shared_);
  for (const Piece& piece : endpoint_invariant()) {
    if (is_lost(piece)) continue;
    own_ = words_.conjunction(own_, meaning(words_, *piece.term, before_.scene, before_.scene));
    assume(piece.name, text("q:", piece.name), z3::implies(q_lives, of_q(*piece.term)), shared_);
  }
  own_ = own_.simplify();
  assume_of_peers(p, q, "");
  assume_of_peers(q, p, "'");
  assume_of_segment(p, q, before_.mine, "mine:", mine_, true);
  assume_of_segment(q, p, before_.theirs, "theirs:", theirs_, true);
  two_of_mine_ = mine_;
  assume_of_segment(p, q, before_.also_mine, "mine:", two_of_mine_, true);
  assume_of_two(p, q, before_.mine, before_.also_mine, "mine:two", two_of_mine_, true);
  two_of_theirs_ = theirs_;
  assume_of_segment(q, p, before_.also_theirs, "theirs:", two_of_theirs_, true);
  assume_of_two(q, p, before_.theirs, before_.also_theirs, "theirs:two", two_of_theirs_, true);
  if (!arrives_) return;
  assume_of_segment(q, p, before_.arriving, "r:", shared_, false);
  assume_of_two(q, p, before_.arriving, before_.theirs, "r:two", theirs_, false);
}

void AtPlace::assume(std::string_view piece, const std::string& label, const z3::expr& term,
                     std::vector<Hypothesis>& to) {
  for (const z3::expr& part : conjuncts(term.simplify())) to.push_back({keep(label), piece, part});
}

void AtPlace::assume_of_peers(const Peer& self, const Peer& other, const std::string& mark) {
  Meaning meaning(words_, {.self = &self, .other = &other});
  for (const Piece& piece : peer_invariant())
    if (piece.of == Of::peers && !is_lost(piece))
      assume(piece.name, std::string(piece.name) + mark, meaning(*piece.term),
             piece.of_the_open ? of_the_open_ : shared_);
}

/// Where the segment may be long gone, only the pieces that hold all the same.
void AtPlace::assume_of_segment(const Peer& from, const Peer& to, const Segment& m, const std::string& prefix,
                                std::vector<Hypothesis>& into, bool alive) {
  const z3::expr reset = m(seg.rst);
  if (alive) into.push_back({"no-reset", "no-reset", !reset});
  Meaning meaning(words_, {.self = &from, .other = &to, .message = &m});
  for (const Piece& piece : peer_invariant()) {
    if (piece.of != Of::segment || is_lost(piece) || (piece.while_alive && !alive)) continue;
    const z3::expr holds = meaning(*piece.term);
    assume(piece.name, prefix + std::string(piece.name), alive ? holds : reset || holds, into);
  }
}

void AtPlace::assume_of_two(const Peer& from, const Peer& to, const Segment& m, const Segment& n,
                            const std::string& label, std::vector<Hypothesis>& into, bool alive) {
  const z3::expr reset = m(seg.rst);
  Meaning one(words_, {.self = &from, .other = &to, .message = &m, .second = &n});
  Meaning other(words_, {.self = &from, .other = &to, .message = &n, .second = &m});
  for (const Piece& piece : peer_invariant()) {
    if (piece.of != Of::two_segments || is_lost(piece) || (piece.while_alive && !alive)) continue;
    for (Meaning* meaning : {&one, &other}) {
      const z3::expr holds = (*meaning)(*piece.term);
      assume(piece.name, label, alive ? holds : reset || holds, into);
    }
  }
}

void AtPlace::assume_sayings(const Step& step) {
  const auto say = [&](const Saying& one, std::string_view of_what, const Segment* m) {
    Sight sight = step.sight(before_);
    sight.message = m;
    assume(one.assumption, text(one.assumption, ":") + std::string(of_what),
           Meaning(words_, sight)(*one.term), given_);
  };
  // `msl` lets what holds of a segment while it is alive be taken for true of the one that arrives.
  if (arrives_) {
    const Segment& r = before_.arriving;
    const Peer& p = before_.p;
    const Peer& q = before_.q;
    const auto alive = [&](const Piece& piece, const z3::expr& holds) {
      for (const z3::expr& part : conjuncts((r(seg.rst) || holds).simplify()))
        given_.push_back({keep(text("r:", piece.name)), piece.name, part, find_assumption("msl")->name});
    };
    Meaning of_r(words_, {.self = &q, .other = &p, .message = &r});
    Meaning behind(words_, {.self = &q, .other = &p, .message = &before_.theirs, .second = &r});
    Meaning ahead(words_, {.self = &q, .other = &p, .message = &r, .second = &before_.theirs});
    for (const Piece& piece : peer_invariant()) {
      if (!piece.while_alive || is_lost(piece)) continue;
      if (piece.of == Of::segment) alive(piece, of_r(*piece.term));
      if (piece.of != Of::two_segments) continue;
      alive(piece, behind(*piece.term));
      alive(piece, ahead(*piece.term));
    }
  }
  for (const Saying& one : sayings()) {
    if (one.draws != step.happening.draws) continue;
    switch (one.of) {
      case OfWhat::peers:
        say(one, one.of_what, nullptr);
        break;
      case OfWhat::mine:
        say(one, one.of_what, &before_.mine);
        say(one, "also mine", &before_.also_mine);
        break;
      case OfWhat::theirs:
        say(one, one.of_what, &before_.theirs);
        say(one, "also theirs", &before_.also_theirs);
        if (arrives_) say(one, "arriving", &before_.arriving);
        break;
    }
  }
}

}  // namespace synfin::proofs::peers
