// Plays a scenario line by line, and stops where an expectation is not met.
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "../errors.hpp"
#include "../ladder/segment_text.hpp"
#include "scenario.hpp"

namespace synfin::cli {

namespace {

/// How a scenario would write the segment that it expects.
std::string spell(const WrittenSegment& written) {
  const auto said = [&](std::string_view field) {
    return std::find(written.said.begin(), written.said.end(), field) != written.said.end();
  };
  std::string text;
  for (const char* field : {"seq", "ack"})
    if (said(field))
      text += fmt::format("<{}={}>", figure_name(field),
                          field[0] == 's' ? written.segment.seq : written.segment.ack);
  const std::string bits = control_bits(written.segment);
  text += fmt::format("<CTL={}>", bits.empty() ? "none" : bits);
  each_field(written.segment, [&](std::string_view field, model::Sort, auto value) {
    if (field == "seq" || field == "ack" || !said(field)) return;
    text += field == "text" && written.some_text ? fmt::format("<{}>", figure_name(field))
                                                 : fmt::format("<{}={}>", figure_name(field), +value);
  });
  return text;
}

/// Is this the segment? What is not said is not compared, but the control bits, and that there is no text.
bool matches(const WrittenSegment& written, const Segment& segment) {
  if (control_bits(written.segment) != control_bits(segment)) return false;
  if (written.some_text && segment.text == 0) return false;
  bool same = true;
  std::vector<std::uint32_t> values;
  each_field(segment, [&](std::string_view, model::Sort, auto value) { values.push_back(value); });
  std::size_t next = 0;
  each_field(written.segment, [&](std::string_view field, model::Sort, auto value) {
    const std::uint32_t actual = values[next++];
    const bool said = std::find(written.said.begin(), written.said.end(), field) != written.said.end();
    if (field == "text" ? !written.some_text && actual != value
                        : said && actual != static_cast<std::uint32_t>(value))
      same = false;
  });
  return same;
}

struct Failure {
  std::string expected, got;
};

class Player {
 public:
  Player(const Scenario& scenario, std::string_view table) : play_(table, start_of(scenario)) {
    play_.ladder().title = scenario.title;
  }

  std::optional<Unmet> play(const ScenarioLine& line) {
    try {
      std::visit([&](const auto& action) { perform(action); }, line.action);
      note_lost();
      for (std::size_t peer : {0U, 1U})
        if (line.expected[peer]) check(peer, *line.expected[peer]);
    } catch (const Failure& failure) {
      return Unmet{line.number, failure.expected, failure.got};
    }
    return std::nullopt;
  }

  /// Every segment that was sent must stand in the scenario.
  std::optional<Unmet> finish(std::size_t line) const {
    for (std::size_t peer : {0U, 1U})
      if (const auto next = next_of(peer))
        return Unmet{line, "no segment that the scenario does not mention",
                     fmt::format("{} has sent {}", name(peer), cli::spell(play_.sent()[*next].segment))};
    return std::nullopt;
  }

  Ladder ladder() const { return play_.ladder(); }

 private:
  static Start start_of(const Scenario& scenario) {
    Start start;
    start.clock = scenario.clock;
    return start;
  }
  std::string name(std::size_t peer) const { return play_.ladder().peers[peer]; }

  /// The first segment of a peer that no line has mentioned.
  std::optional<std::size_t> next_of(std::size_t peer) const {
    for (std::size_t n = 0; n < play_.sent().size(); ++n)
      if (play_.sent()[n].from == peer && !is_mentioned(n)) return n;
    return std::nullopt;
  }
  bool is_mentioned(std::size_t n) const { return n < mentioned_.size() && mentioned_[n]; }
  void mention(std::size_t n) {
    if (mentioned_.size() <= n) mentioned_.resize(n + 1);
    mentioned_[n] = true;
  }
  /// What is sent while the network is down is lost, and need not be mentioned.
  void note_lost() {
    for (std::size_t n = 0; n < play_.sent().size(); ++n)
      if (play_.sent()[n].lost && !is_mentioned(n)) mention(n);
  }

  // ---- what is done
  // -----------------------------------------------------------------------------------------

  void perform(const act::Nothing&) {}
  void perform(const act::Wait& wait) { play_.pass(wait.ms); }
  void perform(const act::Network& network) { play_.set_network(network.up); }
  void perform(const act::Reboot& reboot) { play_.reboot(reboot.peer); }
  void perform(const act::Isn& isn) { play_.fresh(isn.peer) = isn.numbers; }
  void perform(const act::Configure& configure) {
    for (std::size_t peer : configure.peers)
      for (const auto& setting : configure.values)
        each_field(play_.config(peer), [&](std::string_view field, model::Sort, auto& member) {
          if (field == setting.first) assign(member, setting.second);
        });
  }

  void perform(const act::Call& call) {
    if (!is_timeout(call.event)) {
      play_.forget_told(call.peer);
      play_.call(call.peer, call.event, call.call);
      return;
    }
    const std::string expected = fmt::format("{}'s {}", name(call.peer), model::name_of(call.event));
    const std::uint64_t begin = play_.ms();
    const auto timeout = play_.pass_to_timeout();
    if (!timeout) throw Failure{expected, "no timer runs"};
    if (*timeout != std::pair{call.peer, call.event})
      throw Failure{expected, fmt::format("{}'s {}", name(timeout->first), model::name_of(timeout->second))};
    if (call.after && play_.ms() - begin != *call.after)
      throw Failure{fmt::format("{} after {}", expected, spell_time(*call.after)),
                    fmt::format("after {}", spell_time(play_.ms() - begin))};
  }

  void perform(const act::Meanwhile&) { deliver_from(0); }

  /// What has not arrived yet, from that number on, arrives in the order of sending, and so does what is sent
  /// in answer, until nothing is on its way.
  void deliver_from(std::size_t number) {
    for (; number < play_.sent().size(); ++number) {
      mention(number);
      if (!play_.sent()[number].lost && play_.sent()[number].deliveries == 0) play_.deliver(number);
    }
  }

  void perform(const act::Handshake& handshake) {
    for (std::size_t peer : {0U, 1U}) play_.fresh(peer) = {handshake.isn[peer]};
    const std::size_t next = play_.sent().size();
    play_.call(1, Event::OPEN_PASSIVE);
    play_.call(0, Event::OPEN_ACTIVE);
    deliver_from(next);
    for (std::size_t peer : {0U, 1U})
      if (play_.state(peer) != State::ESTABLISHED)
        throw Failure{
            fmt::format("{} is {} after the handshake", name(peer), model::name_of(State::ESTABLISHED)),
            std::string(model::name_of(play_.state(peer)))};
  }

  void perform(const act::Arrow& arrow) {
    const std::size_t to = 1 - arrow.from;
    if (arrow.origin != Origin::peer) {
      play_.inject(to, arrow.segment.segment, arrow.origin);
      return;
    }
    if (!arrow.departs) {
      play_.deliver(on_its_way(arrow));
      return;
    }
    const std::string expected = fmt::format("{} sends {}", name(arrow.from), spell(arrow.segment));
    const auto next = next_of(arrow.from);
    if (!next) throw Failure{expected, "it has sent nothing more"};
    const Segment& segment = play_.sent()[*next].segment;
    if (!matches(arrow.segment, segment))
      throw Failure{expected, cli::spell(segment, differs_in(arrow.segment))};
    mention(*next);
    if (arrow.lost) play_.lose(*next);
    if (arrow.arrives) play_.deliver(*next);
  }

  static Detail differs_in(const WrittenSegment& written) {
    for (const std::string& field : written.said)
      if (field == "wnd" || field == "mss" || field == "up") return Detail::all;
    return Detail::figure;
  }

  /// The number of the segment that arrives: the oldest that is still under way, or else one that arrives
  /// again.
  std::size_t on_its_way(const act::Arrow& arrow) const {
    std::optional<std::size_t> found;
    std::string others;
    for (std::size_t n = 0; n < play_.sent().size(); ++n) {
      const Sent& sent = play_.sent()[n];
      if (sent.from != arrow.from || sent.lost || !is_mentioned(n)) continue;
      if (sent.deliveries == 0) others += (others.empty() ? "" : ", ") + cli::spell(sent.segment);
      if (!matches(arrow.segment, sent.segment)) continue;
      if (!found || (sent.deliveries == 0 && play_.sent()[*found].deliveries != 0)) found = n;
    }
    if (found) return *found;
    throw Failure{fmt::format("{} is on its way to {}", spell(arrow.segment), name(1 - arrow.from)),
                  others.empty() ? "nothing is on its way" : "on its way: " + others};
  }

  // ---- what is expected
  // -------------------------------------------------------------------------------------

  void check(std::size_t peer, const Expectation& expected) {
    if (expected.state && play_.state(peer) != *expected.state)
      throw Failure{fmt::format("{} is {}", name(peer), model::name_of(*expected.state)),
                    std::string(model::name_of(play_.state(peer)))};
    check_told(peer, expected);
    each_field(play_.tcb(peer), [&](std::string_view group, std::string_view field, model::Sort, auto value) {
      for (const Expectation::Field& wanted : expected.fields)
        if (wanted.group == group && wanted.name == field &&
            wanted.value != static_cast<std::uint32_t>(value))
          throw Failure{fmt::format("{}'s {}.{} is {}", name(peer), group, field, wanted.value),
                        fmt::format("{}", +value)};
    });
  }

  void check_told(std::size_t peer, const Expectation& expected) {
    if (!expected.told_nothing && expected.told.empty()) return;
    std::string all;
    each_field(play_.told(peer), [&](std::string_view field, model::Sort sort, auto value) {
      if (!value || !is_for_user(field)) return;
      all += (all.empty() ? "" : " ") + std::string(field);
      if (sort != model::Sort::flag) all += fmt::format("={}", +value);
    });
    const std::string got = all.empty() ? "nothing" : all;
    if (expected.told_nothing && !all.empty())
      throw Failure{fmt::format("{}'s user is told nothing", name(peer)), got};
    each_field(play_.told(peer), [&](std::string_view field, model::Sort, auto value) {
      for (const Expectation::ToldTo& wanted : expected.told) {
        if (wanted.name != field) continue;
        if (wanted.value ? *wanted.value != static_cast<std::uint32_t>(value) : !value)
          throw Failure{fmt::format("{}'s user is told {}{}", name(peer), field,
                                    wanted.value ? fmt::format("={}", *wanted.value) : ""),
                        got};
      }
    });
    play_.forget_told(peer);
  }

  Play play_;
  std::vector<bool> mentioned_;
};

}  // namespace

ScenarioResult play_scenario(const Scenario& scenario, std::string_view table) {
  Player player(scenario, table);
  std::optional<Unmet> unmet;
  for (const ScenarioLine& line : scenario.lines) {
    try {
      unmet = player.play(line);
    } catch (const std::runtime_error& error) {
      throw InputError(
          fmt::format("{}:{}: expected an end, got {}", scenario.file, line.number, error.what()));
    }
    if (unmet) break;
  }
  if (!unmet) unmet = player.finish(scenario.lines.back().number);
  return {player.ladder(), unmet};
}

}  // namespace synfin::cli
