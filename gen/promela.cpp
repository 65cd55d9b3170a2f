// Target `promela`: the table as a model for SPIN, with two ends and a hostile wire around it. Here is
// synfin.pml, which says how large the world is.
#include "promela.hpp"

#include <algorithm>
#include <map>

#include "../model/config.hpp"
#include "../model/situation.hpp"
#include "promela_properties.hpp"
#include "target.hpp"

namespace synfin::gen {

namespace {

using namespace promela;

struct Parameter {
  std::string_view name, value, meaning;
};
constexpr Parameter parameters[] = {
    {"BITS", "5", "width of words: numbers count modulo 2^BITS"},
    {"WIRE", "3", "segments that are under way at most"},
    {"OPENS", "1", "OPENs of each user: A calls, B waits"},
    {"BOTH_CALL", "0", "B may call too"},
    {"DRAWS", "1", "incarnations that an end begins at most"},
    {"SENDS", "0", "SENDs of each user, of one octet"},
    {"CLOSES", "0", "users may CLOSE"},
    {"CRASHES", "0", "times that an end may lose its memory"},
    {"STALE", "0", "a SYN and an ACK of earlier incarnations are under way, so far behind the ISNs at most"},
    {"FORGERIES", "0", "segments that a stranger puts in, with any numbers"},
    {"ANY_ISN", "0", "ISNs are whatever, not fresh"},
    {"FIRST_A", "((1 << BITS) - 2)", "A's first ISN: its numbers wrap"},
    {"FIRST_B", "5", "B's first ISN"},
    {"judged", "tcb[me].passive", "whose opening is judged: that of who waited"},
    {"may_open", "true", "when a user may OPEN"},
    {"may_send", "true", "when a user may SEND"},
    {"may_close", "true", "when a user may CLOSE"},
};

/// The configuration of both ends. Times are in units in which MSL is 2; in them 2MSL alone is counted.
constexpr std::pair<std::string_view, std::string_view> config[] = {{"buffer", "4"},
                                                                    {"mss", "2"},
                                                                    {"default_mss", "2"},
                                                                    {"rto", "1"},
                                                                    {"max_rto", "1"},
                                                                    {"r1", "3"},
                                                                    {"r2", "7"},
                                                                    {"r2_syn", "7"},
                                                                    {"user_timeout", "0"},
                                                                    {"msl", "2"},
                                                                    {"keep_alive", "0"},
                                                                    {"keep_idle", "1"},
                                                                    {"keep_interval", "1"},
                                                                    {"keep_count", "2"},
                                                                    {"challenge_limit", "0"},
                                                                    {"challenge_period", "1"},
                                                                    {"half_duplex_close", "0"},
                                                                    {"protect_time_wait", "0"},
                                                                    {"reuse_time_wait", "0"}};

/// A value of a user's own: what it is by default, if it is a flag; else as small as a world of few bits
/// wants it.
std::string small(std::size_t id) {
  const model::Bounds bounds = model::bounds[id - model::first_field(model::Group::cfg)];
  model::Situation of{.cfg = model::default_config};
  if (model::fields[id].sort == model::Sort::flag) return std::to_string(model::get(of, id));
  return std::to_string(std::clamp<std::uint32_t>(1, bounds.least, bounds.most));
}

std::string define_unless(std::string_view name, std::string_view value, std::string_view meaning) {
  return fmt::format("#ifndef {0}\n#define {0} {1}{2}\n#endif\n", name, value,
                     meaning.empty() ? "" : fmt::format("  /* {} */", meaning));
}

std::string main_file() {
  std::string text =
      "\n/* A model for SPIN. Choose a scenario, as in\n\n"
      "     spin -DWORLD_CLOSING -a synfin.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -E "
      "-m1000000\n\n"
      "   and see docs/spin.md for what is modelled. Each setting below may be given by -D. */\n\n";
  for (const Scenario& one : scenarios()) {
    text += comment(fmt::format("{}: {}", one.name, one.gloss)) +
            fmt::format("#ifdef WORLD_{}\n", capitals(one.name));
    std::string_view rest = one.settings;
    while (!rest.empty()) {
      const std::string_view setting = rest.substr(0, rest.find(", "));
      const std::size_t space = setting.find(' ');
      text += define_unless(setting.substr(0, space), setting.substr(space + 1), "");
      rest.remove_prefix(std::min(rest.size(), setting.size() + 2));
    }
    text += "#endif\n";
  }
  text += "\n/* ---- how large the world is, where no scenario says otherwise ---- */\n\n";
  for (const Parameter& one : parameters) text += define_unless(one.name, one.value, one.meaning);
  text += "\n/* ---- the configuration of both ends ---- */\n\n";
  const std::map<std::string_view, std::string_view> values(std::begin(config), std::end(config));
  for_each_field(model::Group::cfg, [&](std::size_t id) {
    const auto ours = values.find(model::fields[id].name);
    text += define_unless(plain_name(id), ours != values.end() ? std::string(ours->second) : small(id),
                          model::fields[id].meaning);
  });
  return text + "\n#include \"machine.pml\"\n#include \"world.pml\"\n";
}

std::vector<File> print(const model::PlainTable& table, const Heading& heading) {
  const std::string opening = head(heading, table, c_comment);
  return {{"machine.pml", opening + machine(table)},
          {"properties.pml", opening + properties()},
          {"synfin.pml", opening + main_file()},
          {"world.pml", opening + world(table)}};
}
}  // namespace

Target target_promela() {
  return {"promela", "a model for SPIN: the table, two ends, a hostile wire",
          "checking safety by another method than the prover's", print};
}

}  // namespace synfin::gen
