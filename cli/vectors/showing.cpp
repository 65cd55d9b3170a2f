#include "showing.hpp"

#include <algorithm>

#include "seeker.hpp"
#include "seen.hpp"

namespace synfin::cli::vectors {

using model::Event;

namespace {

/// So many runs are tried for each effect; so many events are made at each place, over so many events in a
/// row; and so many of those that tell nothing yet are gone on from.
constexpr std::size_t most_runs = 4;
constexpr int most_tries = 45;
constexpr int most_events_more = 3;
constexpr std::size_t most_ahead = 2;

/// A connection, and what it would be if the field were another.
struct Pair {
  Values rest, other;
  Story more;  ///< that led there
};

class Showing {
 public:
  Showing(const Goals& goals, Found& found)
      : goals_(goals), found_(found), machine_(goals.table()), seeker_(2), meter_(goals) {}

  void run() {
    for (const model::PlainRule* rule : goals_.table().rules) {
      const std::vector<Probe>& probes = goals_.probes(rule->id);
      for (std::size_t p = 0; p < probes.size(); ++p)
        if (probes[p].kind == Probe::Kind::again)
          come_again(*rule, p);
        else if (probes[p].kind == Probe::Kind::shows)
          show(*rule, p, rule->effects[probes[p].effect].field);
    }
  }

 private:
  /// Of the runs the shortest.
  void come_again(const model::PlainRule& rule, std::size_t probe) {
    auto& way = found_.by_goal[goals_.falls(rule.id, probe, Side::yes)];
    for (const Fired& one : found_.fired[rule.id]) {
      if (one.happening.event != Event::SEGMENT_ARRIVES) continue;
      Story story = found_.story_to(one.place);
      if (way && way->story.size() <= story.size() + 2) continue;
      story.push_back(one.happening);
      story.push_back(one.happening);
      if (replay(goals_.table(), story)) way = {std::move(story), true};
    }
  }

  void show(const model::PlainRule& rule, std::size_t probe, std::size_t field) {
    const std::vector<Fired>& all = found_.fired[rule.id];
    for (std::size_t n = 0; n < std::min(all.size(), most_runs); ++n) {
      Story story = found_.story_to(all[n].place);
      story.push_back(all[n].happening);
      const auto more = shown(story.back(), field);
      if (!more) continue;
      story.insert(story.end(), more->begin(), more->end());
      found_.by_goal[goals_.falls(rule.id, probe, Side::yes)] = {std::move(story), true};
      return;
    }
  }

  /// The events after which it shows; none: it shows at once.
  std::optional<Story> shown(const Happening& last, std::size_t field) {
    const Values after = proofs::run(goals_.table(), last.event, last.before).after;
    Values other = after;
    other[field] = model::fields[field].sort == model::Sort::flag ? 1 - after[field] : after[field] + 1;
    if (tells(last, after, other)) return Story{};
    std::vector<Pair> ahead{{rest_of(after), rest_of(other), {}}};
    for (int events = 0; events < most_events_more; ++events) {
      std::vector<Pair> next;
      for (const Pair& pair : ahead)
        if (auto more = go_on(pair, next)) return more;
      ahead = std::move(next);
    }
    return std::nullopt;
  }

  std::optional<Story> go_on(const Pair& pair, std::vector<Pair>& next) {
    for (int tries = 0; tries < most_tries;) {
      const bool arrives = seeker_.below(2) == 0;
      const auto event =
          arrives ? Event::SEGMENT_ARRIVES
                  : static_cast<Event>(seeker_.below(static_cast<std::uint32_t>(model::event_count)));
      Values before = seeker_.anything(pair.rest, event);
      for (int move = 0; move < 3; ++move) {
        ++tries;
        if (!is_input_sound(before, pair.rest[model::id_of(model::terms::call.now)]) ||
            !may_happen(goals_.table(), event, before))
          break;
        meter_.clear();
        const Happening happening{event, before};
        const Values after = proofs::run(goals_.table(), event, before, nullptr, nullptr, &meter_).after;
        Values changed = before;
        std::copy(pair.other.begin(), pair.other.begin() + model::tcb_field_count, changed.begin());
        const bool may = may_happen(goals_.table(), event, changed);
        const Values other = may ? proofs::run(goals_.table(), event, changed).after : changed;
        Story more = pair.more;
        more.push_back(happening);
        if (!may || tells(happening, after, other)) return more;
        if (next.size() < most_ahead && after != other && after != pair.rest)
          next.push_back({rest_of(after), rest_of(other), std::move(more)});
        if (!seeker_.nearer(before, goals_, meter_.asked())) break;
      }
    }
    return std::nullopt;
  }

  bool tells(const Happening& happening, const Values& after, const Values& other) const {
    return after != other &&
           !same_outside(seen_in(machine_, happening, after), seen_in(machine_, happening, other));
  }

  const Goals& goals_;
  Found& found_;
  PlainMachine machine_;
  Seeker seeker_;
  Meter meter_;
};

}  // namespace

void show_what_is_set(const Goals& goals, Found& found) { Showing(goals, found).run(); }

}  // namespace synfin::cli::vectors
