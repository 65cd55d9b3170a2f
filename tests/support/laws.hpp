// The laws that every interpreter of terms obeys. Words, plain folds, solvers and printed programs are held
// to the same answers on the same terms: on this seam stands whatever is proved of one and believed of
// another.
//
//   check_laws([](const model::Node& term, const Assignment& fields) -> std::uint32_t { ... });
//
// An interpreter that works in batches (a compiler) takes `laws()` and `law_assignments()` and compares by
// itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "../../model/vocabulary.hpp"
#include "../catch.hpp"
#include "assignment.hpp"
#include "node_of.hpp"

namespace synfin::tests {

/// A term and what it must be, whatever its fields are.
struct Law {
  std::string name;
  const model::Node* term;
  std::function<std::uint32_t(const Assignment&)> expected;
};

/// The assignments that `check_laws` tries: enough to meet each pair of edges.
inline const std::vector<Assignment>& law_assignments() {
  static const std::vector<Assignment> all = [] {
    using namespace model::terms;
    std::vector<Assignment> made = assignments(300, 9293);
    std::size_t next = 0;
    for (std::uint32_t a : edges)
      for (std::uint32_t b : edges) {
        Assignment& one = made[next++];
        one[model::id_of(seg.seq)] = one[model::id_of(seg.text)] = one[model::id_of(call.now)] = a;
        one[model::id_of(rcv.nxt)] = one[model::id_of(rcv.wnd)] = one[model::id_of(deadline.user)] = b;
      }
    return made;
  }();
  return all;
}

namespace detail {

/// The value of the typed term on machine words: what the runtime computes.
template <model::Term T>
std::uint32_t by_words(const Assignment& fields) {
  return static_cast<std::uint32_t>(model::evaluate(model::Words{}, ReadAssignment{fields}, T{}));
}

class Laws {
 public:
  std::vector<Law> all;

  /// The term's value is what `expected`, which knows nothing of terms, computes.
  template <model::Term T, class Expected>
  void is(std::string name, T term, Expected expected) {
    all.push_back({std::move(name), &node_of(term),
                   [=](const Assignment& fields) { return static_cast<std::uint32_t>(expected(fields)); }});
  }
  /// The flag is set, whatever the fields are.
  template <model::Term T>
  void holds(std::string name, T term) {
    static_assert(T::sort == model::Sort::flag);
    is(std::move(name), term, [](const Assignment&) { return true; });
  }
  /// The two flags are the same.
  template <model::Term T, model::Term U>
  void same(std::string name, T a, U b) {
    holds(std::move(name), a == b);
  }
  /// The term's value is what the runtime makes of it.
  template <model::Term T>
  void as_words(std::string name, T term) {
    all.push_back({std::move(name), &node_of(term), by_words<T>});
  }
};

/// Distances on the circle, in 64 bits.
inline std::uint64_t distance(std::uint64_t from, std::uint64_t to) {
  return (to + (1ULL << 32) - from) % (1ULL << 32);
}

// The terms' letters: positions a, b, c; numbers n, m; instants t, u; flags p, q, r; the state s.
inline constexpr auto a = model::terms::seg.seq;
inline constexpr auto b = model::terms::rcv.nxt;
inline constexpr auto c = model::terms::snd.una;
inline constexpr auto n = model::terms::seg.text;
inline constexpr auto m = model::terms::rcv.wnd;
inline constexpr auto t = model::terms::call.now;
inline constexpr auto u = model::terms::deadline.user;
inline constexpr auto p = model::terms::seg.syn;
inline constexpr auto q = model::terms::seg.fin;
inline constexpr auto r = model::terms::seg.rst;
inline constexpr auto s = model::terms::tcb.state;

template <class F>
std::uint64_t at(const Assignment& fields, F field) {
  return fields[model::id_of(field)];
}

inline void arithmetic(Laws& law) {
  using namespace model;
  constexpr std::uint64_t circle = 1ULL << 32;
  constexpr auto quarter = number<1U << 30>;
  law.is("number + number wraps at 2^32", n + m,
         [](const Assignment& x) { return (at(x, n) + at(x, m)) % circle; });
  law.is("position + number wraps at 2^32", a + n,
         [](const Assignment& x) { return (at(x, a) + at(x, n)) % circle; });
  law.is("instant + number wraps at 2^32", t + n,
         [](const Assignment& x) { return (at(x, t) + at(x, n)) % circle; });
  law.is("position - position is the distance", a - b,
         [](const Assignment& x) { return distance(at(x, b), at(x, a)); });
  law.is("number - number wraps at 0", n - m,
         [](const Assignment& x) { return distance(at(x, m), at(x, n)); });
  law.is("position - number goes back", a - n,
         [](const Assignment& x) { return distance(at(x, n), at(x, a)); });
  law.is("0 - 1 is 2^32 - 1", number<0> - 1_n, [](const Assignment&) { return 0xffff'ffffU; });
  law.is("2^32 - 1 + 1 is 0", number<0xffff'ffff> + 1_n, [](const Assignment&) { return 0U; });
  law.holds("(a + n) - n is a", (a + n) - n == a);
  law.holds("(a - b) is undone by b +", b + (a - b) == a);
  law.holds("n + m is m + n", n + m == m + n);
  law.holds("(a + n) + m is a + (n + m)", (a + n) + m == a + (n + m));
  law.holds("a - b is 0 - (b - a)", a - b == 0_n - (b - a));
  law.holds("four quarters are nothing", n + quarter + quarter + quarter + quarter == n);
  law.holds("n - n is 0", n - n == 0_n);
}

inline void comparison(Laws& law) {
  using namespace model;
  constexpr auto half = number<1U << 31>;
  law.is("numbers compare unsigned", n < m, [](const Assignment& x) { return at(x, n) < at(x, m); });
  law.is("positions compare by distance", a < b, [](const Assignment& x) {
    const std::uint64_t ahead = distance(at(x, a), at(x, b));
    return 0 < ahead && ahead <= (1ULL << 31);
  });
  law.is("instants compare by distance", t < u, [](const Assignment& x) {
    const std::uint64_t ahead = distance(at(x, t), at(x, u));
    return 0 < ahead && ahead <= (1ULL << 31);
  });
  law.is("equal numbers", n == m, [](const Assignment& x) { return at(x, n) == at(x, m); });
  law.is("equal positions", a == b, [](const Assignment& x) { return at(x, a) == at(x, b); });
  law.is("equal flags", p == q, [](const Assignment& x) { return at(x, p) == at(x, q); });
  law.is("equal states", s == state_literal<LAST_ACK>,
         [](const Assignment& x) { return at(x, s) == LAST_ACK; });
  law.is("a != b", a != b, [](const Assignment& x) { return at(x, a) != at(x, b); });
  law.is("a <= b", a <= b,
         [](const Assignment& x) { return !(distance(at(x, b), at(x, a)) - 1 < (1ULL << 31)); });
  law.holds("no position lies before itself", !(a < a));
  law.holds("no number is less than itself", !(n < n));
  law.holds("a lies before a + 1, wherever a is", a < a + 1_n);
  law.holds("a lies before a + (2^31 - 1)", a < a + number<0x7fff'ffff>);
  law.holds("half the circle away, each lies before the other", a < a + half && a + half < a);
  law.holds("beyond half the circle it lies behind",
            a + number<0x8000'0001> < a && !(a < a + number<0x8000'0001>));
  law.holds("of two positions one comes first, but where they are equal", a == b || a < b || b < a);
  law.holds("not both, but at half the circle", !(a < b && b < a) || a - b == half);
  law.same("> is < the other way", a > b, b < a);
  law.same(">= is not <", n >= m, !(n < m));
  law.same("<= is < or ==, but at half the circle", a <= b, a == b || (a < b && !(b < a)));
  law.holds("2^32 - 1 is the largest number", n <= number<0xffff'ffff>);
  law.holds("a position 2^32 - 1 lies before 0", sequence<0xffff'ffff> < sequence<0>);
  law.holds("a shift of both changes nothing", (a < b) == (a + n < b + n));
}

inline void logic(Laws& law) {
  using namespace model;
  law.is("and", p && q, [](const Assignment& x) { return at(x, p) + at(x, q) == 2; });
  law.is("or", p || q, [](const Assignment& x) { return at(x, p) + at(x, q) > 0; });
  law.is("not", !p, [](const Assignment& x) { return at(x, p) == 0; });
  law.is("yes", yes, [](const Assignment&) { return true; });
  law.is("no", no, [](const Assignment&) { return false; });
  law.same("De Morgan, and", !(p && q), !p || !q);
  law.same("De Morgan, or", !(p || q), !p && !q);
  law.same("twice not", !!p, p);
  law.same("and distributes over or", p && (q || r), (p && q) || (p && r));
  law.same("or distributes over and", p || (q && r), (p || q) && (p || r));
  law.same("absorption", p && (p || q), p);
  law.holds("excluded middle", p || !p);
  law.is("choice of a number", choose(p, n, m),
         [](const Assignment& x) { return at(x, p) != 0 ? at(x, n) : at(x, m); });
  law.is("choice of a position", choose(p, a, b),
         [](const Assignment& x) { return at(x, p) != 0 ? at(x, a) : at(x, b); });
  law.is("choice of a state", choose(p, s, state_literal<TIME_WAIT>),
         [](const Assignment& x) { return at(x, p) != 0 ? at(x, s) : std::uint64_t{TIME_WAIT}; });
  law.same("choice of a flag is and, or", choose(p, q, r), (p && q) || (!p && r));
  law.holds("a choice between equals", choose(p, n, n) == n);
  law.holds("a choice turned round", choose(!p, n, m) == choose(p, m, n));
  law.is("count", count(p) + count(q), [](const Assignment& x) { return at(x, p) + at(x, q); });
  law.is("min", min(n, m), [](const Assignment& x) { return std::min(at(x, n), at(x, m)); });
  law.is("max", max(n, m), [](const Assignment& x) { return std::max(at(x, n), at(x, m)); });
  law.holds("min + max is the sum", min(n, m) + max(n, m) == n + m);
  law.holds("the later of two positions is not before either, but at half the circle",
            a - b == number<1U << 31> || (!(max(a, b) < a) && !(max(a, b) < b)));
}

/// What rules are made of, nested deep, as the runtime computes it and, where that is simple, by 64-bit
/// arithmetic.
inline void vocabulary(Laws& law) {
  using namespace model;
  using namespace model::terms;
  law.is("in_window is a distance below the window, for windows of at most half the circle",
         choose(m <= number<1U << 30>, in_window(a), no), [](const Assignment& x) {
           return at(x, m) <= (1ULL << 30) && distance(at(x, b), at(x, a)) < at(x, m);
         });
  law.is("SEG.LEN counts SYN and FIN", seg_len, [](const Assignment& x) {
    return (at(x, seg.text) + at(x, seg.syn) + at(x, seg.fin)) % (1ULL << 32);
  });
  law.is("no window beyond 2^30 is believed", offered_window,
         [](const Assignment& x) { return std::min<std::uint64_t>(at(x, seg.wnd), 1ULL << 30); });
  law.is("state_in", state_in<synchronized>,
         [](const Assignment& x) { return synchronized.has(static_cast<State>(at(x, s))); });
  law.as_words("Table 6", acceptable);
  law.as_words("usable window", usable_window);
  law.as_words("sendable text", sendable_text);
  law.as_words("worth sending", worth_sending);
  law.as_words("text and FIN can be sent", state_in<sending> && (can_send_text || can_send_fin));
  law.as_words("the queue is full", queue_full);
  law.as_words("a timer is due", due(retransmission_timer));
  law.as_words("the period of challenge ACKs is over", challenge_allowed);
  law.as_words("backed off", backed_off);
  law.as_words("peer's MSS", peer_mss);
}

}  // namespace detail

/// All laws.
inline const std::vector<Law>& laws() {
  static const std::vector<Law> all = [] {
    detail::Laws made;
    detail::arithmetic(made);
    detail::comparison(made);
    detail::logic(made);
    detail::vocabulary(made);
    return made.all;
  }();
  return all;
}

/// Holds an interpreter, `value(node, assignment)`, to all laws. To be called inside of a TEST_CASE.
template <class Interpreter>
void check_laws(Interpreter value) {
  for (const Law& law : laws()) {
    const Assignment* wrong = nullptr;
    for (const Assignment& fields : law_assignments())
      if (value(*law.term, fields) != law.expected(fields)) wrong = &fields;
    INFO("law: " << law.name);
    if (wrong == nullptr) {
      CHECK(wrong == nullptr);
    } else {
      INFO("a = " << detail::at(*wrong, detail::a) << ", b = " << detail::at(*wrong, detail::b)
                  << ", n = " << detail::at(*wrong, detail::n) << ", m = " << detail::at(*wrong, detail::m));
      CHECK(value(*law.term, *wrong) == law.expected(*wrong));
    }
  }
}

}  // namespace synfin::tests
