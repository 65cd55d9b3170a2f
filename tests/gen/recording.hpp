// Random events, and what the runtime's machine does with each: recorded as lines of numbers, so that a
// machine in any language can be held against it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../../model/config.hpp"
#include "../../model/graph/value.hpp"
#include "../../model/layout.hpp"
#include "flat_words.hpp"
#include "simulation.hpp"

namespace synfin::tests {

/// Notes the rules that fire, by their ids.
struct Recorder {
  std::vector<std::uint32_t> rules;
  void fired(std::size_t rule) { rules.push_back(static_cast<std::uint32_t>(rule)); }
};

/// The fields of a group, or of all groups of the TCB, in the order of their ids.
inline std::vector<std::size_t> ids_of(model::Group group) {
  std::vector<std::size_t> ids;
  for (std::size_t id = 0; id < model::field_count; ++id)
    if (model::fields[id].group == group) ids.push_back(id);
  return ids;
}
inline std::vector<std::size_t> ids_of_tcb() {
  std::vector<std::size_t> ids;
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) ids.push_back(id);
  return ids;
}

struct Recording {
  /// Whether the two ends are new ones, which end it is, the event, an event to be asked about, the clock;
  /// the fields of segment, call and configuration.
  std::vector<std::string> events;
  /// The fields of the TCB, of what leaves and of what is told; whether the event asked about is due, when to
  /// look again (-1: never), whether the configuration and the changed one are sound; the rules that fired.
  std::vector<std::string> outcomes;
  /// The default configuration.
  std::string defaults;

  std::string input() const {
    std::string text;
    for (const std::string& event : events) text += event + '\n';
    return text;
  }
};

/// Is the configuration among the words a sound one?
inline bool is_sound(const Flat& words) {
  const auto read = [&](auto field) { return words[model::id_of(field)]; };
  return model::evaluate(model::PlainWords{}, read, model::terms::config_is_sound) != 0;
}

/// Events of the standard's machine. The order of fields is that of the ids, in each group.
inline Recording record(std::uint64_t seed, std::size_t count) {
  Recording recording;
  Simulation world(seed);
  Flat words{};
  const auto numbers = [&](std::string& text, const std::vector<std::size_t>& ids) {
    for (const std::size_t id : ids) text += fmt::format("{}{}", text.empty() ? "" : " ", words[id]);
  };
  put_config(words, model::Group::cfg, model::default_config);
  const std::vector<std::size_t> settings = ids_of(model::Group::cfg);
  numbers(recording.defaults, settings);
  // Where what is asked of a configuration changes, and beside that.
  constexpr std::uint32_t edges[] = {0,           1,
                                     2,           1000,
                                     1001,        60'000,
                                     179'999,     180'000,
                                     (1U << 29U), (1U << 29U) + 1,
                                     (1U << 30U), (1U << 30U) + 1,
                                     0xffffffffU};
  for (std::size_t i = 0; i < count; ++i) {
    const Happening h = world.next();
    const runtime::Config& config = world.config(h.end);
    const auto asked = static_cast<Event>(i % model::event_count);
    put_segment(words, model::Group::seg, h.segment);
    put_call(words, model::Group::call, h.call);
    put_config(words, model::Group::cfg, config);

    Flat changed{};
    put_config(changed, model::Group::cfg, model::default_config);
    const std::size_t place = i % settings.size();
    const std::uint32_t edge = edges[i / settings.size() % std::size(edges)];
    changed[settings[place]] = model::fields[settings[place]].sort == model::Sort::flag ? edge & 1U
                               : model::is_half(settings[place])                        ? edge & 0xffffU
                                                                                        : edge;
    std::string event =
        fmt::format("{} {} {} {} {} {} {}", world.fresh() || i == 0 ? 1 : 0, h.end, static_cast<int>(h.event),
                    static_cast<int>(asked), world.now(), place, changed[settings[place]]);
    for (const model::Group group : {model::Group::seg, model::Group::call, model::Group::cfg})
      numbers(event, ids_of(group));
    recording.events.push_back(event);

    runtime::Machine<>& machine = world.machine(h.end);
    Recorder recorder;
    const runtime::Outcome outcome = machine.handle(h.event, h.call, config, h.segment, recorder);
    world.carry(h.end, outcome);
    put_tcb(words, machine.tcb());
    put_segment(words, model::Group::out, outcome.out);
    put_told(words, model::Group::told, outcome.told);
    std::string text;
    numbers(text, ids_of_tcb());
    numbers(text, ids_of(model::Group::out));
    numbers(text, ids_of(model::Group::told));
    const auto deadline = machine.next_deadline(h.call, config);
    text += fmt::format(" {} {} {} {}", machine.is_due(asked, h.call, config) ? 1 : 0,
                        deadline ? static_cast<std::int64_t>(*deadline) : -1, is_sound(words) ? 1 : 0,
                        is_sound(changed) ? 1 : 0);
    for (const std::uint32_t rule : recorder.rules) text += fmt::format(" {}", rule);
    recording.outcomes.push_back(text);
  }
  return recording;
}

}  // namespace synfin::tests
