// Programs around a printed machine, in its own language: they read a recording's events as lines of numbers
// and print what the machine makes of each (recording.hpp). They use nothing but the public interface.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "../../gen/imperative/records.hpp"
#include "../../gen/text.hpp"
#include "recording.hpp"

namespace synfin::tests {

/// For each field {0} its name.
inline std::string each(const std::vector<std::size_t>& ids, std::string_view pattern,
                        std::string_view flag_pattern) {
  std::string text;
  for (const std::size_t id : ids)
    text += fmt::format(fmt::runtime(model::fields[id].sort == model::Sort::flag ? flag_pattern : pattern),
                        gen::name_of(id));
  return text;
}

inline std::string js_driver() {
  const auto names = [](const std::vector<std::size_t>& ids) {
    return "[" + each(ids, "['{0}', false], ", "['{0}', true], ") + "]";
  };
  using model::Group;
  return fmt::format(R"(import * as synfin from './synfin.mjs';
import {{ readFileSync }} from 'node:fs';
const seg = {}, call = {}, cfg = {}, tcb = {}, told = {};
const lines = [];
const take = (fields, object, numbers) => {{
  for (const [name, flag] of fields) {{
    if (!(name in object)) throw new Error(name);
    object[name] = flag ? numbers.shift() !== 0 : numbers.shift();
  }}
  return object;
}};
const values = (fields, object) => fields.map(([name]) => Number(object[name]));
let ends = [];
lines.push(values(cfg, synfin.newConfig()).join(' '));
for (const line of readFileSync(0, 'utf8').split('\n')) {{
  if (line === '') continue;
  const numbers = line.split(' ').map(Number);
  const [fresh, end, event, asked, now, place, value] = numbers.splice(0, 7);
  const changed = {{ ...synfin.newConfig(), [cfg[place][0]]: cfg[place][1] ? value !== 0 : value }};
  if (fresh) ends = [synfin.newTcb(), synfin.newTcb()];
  const s = take(seg, synfin.newSegment(), numbers);
  const c = take(call, synfin.newCall(), numbers);
  const k = take(cfg, synfin.newConfig(), numbers);
  const t = ends[end];
  const a = synfin.handle(t, event, c, k, s);
  const all = {{ ...a, ...a.told }};
  lines.push([...values(tcb, t), ...values(seg, a.out), ...values(told, all), Number(synfin.isDue(t, asked, c, k)),
    synfin.nextDeadline(t, c, k) ?? -1, Number(synfin.isSound(k)), Number(synfin.isSound(changed)), ...a.fired].join(' '));
}}
console.log(lines.join('\n'));
)",
                     names(ids_of(Group::seg)), names(ids_of(Group::call)), names(ids_of(Group::cfg)),
                     names(ids_of_tcb()), names(ids_of(Group::told)));
}

inline std::string python_driver() {
  const auto names = [](const std::vector<std::size_t>& ids) {
    return "[" + each(ids, "('{0}', int), ", "('{0}', bool), ") + "]";
  };
  using model::Group;
  return fmt::format(R"(import dataclasses
import sys
import synfin
seg, call, cfg, tcb, told = {}, {}, {}, {}, {}
def take(fields, made, numbers):
    return made(**{{name: kind(next(numbers)) for name, kind in fields}})
def values(fields, made):
    return [int(getattr(made, name)) for name, _ in fields]
print(*values(cfg, synfin.Config()))
ends = []
for line in sys.stdin:
    numbers = iter([int(word) for word in line.split()])
    fresh, end, event, asked, now, place, value = [next(numbers) for _ in range(7)]
    if fresh:
        ends = [synfin.Tcb(), synfin.Tcb()]
    changed = dataclasses.replace(synfin.Config(), **{{cfg[place][0]: cfg[place][1](value)}})
    s, c, k = take(seg, synfin.Segment, numbers), take(call, synfin.Call, numbers), take(cfg, synfin.Config, numbers)
    t = ends[end]
    a = synfin.handle(t, synfin.Event(event), c, k, s)
    all_told = [int(getattr(a.told if kind is bool else a, name)) for name, kind in told]
    deadline = synfin.next_deadline(t, c, k)
    print(*values(tcb, t), *values(seg, a.out), *all_told, int(synfin.is_due(t, asked, c, k)),
          -1 if deadline is None else deadline, int(synfin.is_sound(k)), int(synfin.is_sound(changed)),
          *[int(rule) for rule in a.fired])
)",
                     names(ids_of(Group::seg)), names(ids_of(Group::call)), names(ids_of(Group::cfg)),
                     names(ids_of_tcb()), names(ids_of(Group::told)));
}

/// For each field {0} its name, {1} its place in the list: in `half` where it has 16 bits.
inline std::string each_typed(const std::vector<std::size_t>& ids, std::string_view word,
                              std::string_view half, std::string_view flag) {
  std::string text;
  for (std::size_t i = 0; i < ids.size(); ++i)
    text += fmt::format(fmt::runtime(model::fields[ids[i]].sort == model::Sort::flag ? flag
                                     : model::place_of(ids[i]).width == 16           ? half
                                                                                     : word),
                        gen::name_of(ids[i]), i);
  return text;
}

inline std::string rust_driver() {
  using model::Group;
  const auto take = [](Group group) {
    return each_typed(ids_of(group), "{0}: n(), ", "{0}: n() as u16, ", "{0}: n() != 0, ");
  };
  const auto give = [](const char* from, const std::vector<std::size_t>& ids) {
    const std::string pattern = fmt::format("out.push(u32::from({}.{{0}}) as i64); ", from);
    return each_typed(ids, pattern, pattern, pattern);
  };
  std::string events;
  for (const model::EventInfo& event : model::events)
    events += fmt::format("Event::{}, ", gen::camel_case(event.identifier));
  const std::vector<std::size_t> all_tcb = ids_of_tcb();
  const std::vector<std::size_t> behind_state(all_tcb.begin() + 1, all_tcb.end());
  return fmt::format(R"(use std::io::BufRead;
use synfin::*;
const EVENTS: [Event; {0}] = [{1}];
fn print(out: &[i64]) {{ println!("{{}}", out.iter().map(|x| x.to_string()).collect::<Vec<_>>().join(" ")); }}
fn main() {{
    let mut out: Vec<i64> = Vec::new();
    let cfg = Config::new();
    {2}
    print(&out);
    let mut ends = [Tcb::new(), Tcb::new()];
    for line in std::io::stdin().lock().lines() {{
        let line = line.unwrap();
        let mut numbers = line.split(' ').map(|x| x.parse::<u32>().unwrap());
        let mut n = || numbers.next().unwrap();
        if n() != 0 {{ ends = [Tcb::new(), Tcb::new()]; }}
        let tcb = &mut ends[n() as usize];
        let (event, asked, now) = (EVENTS[n() as usize], EVENTS[n() as usize], n());
        let mut changed = Config::new();
        let (place, value) = (n(), n());
        match place {{ {3} _ => panic!() }}
        let seg = Segment {{ {4} }};
        let call = Call {{ {5} }};
        let cfg = Config {{ {6} }};
        let mut rules: Vec<i64> = Vec::new();
        let mut silent = *tcb;
        let actions = tcb.handle_noting(event, &call, &cfg, &seg, &mut |rule| rules.push(rule as i64));
        assert!(silent.handle(event, &call, &cfg, &seg) == actions && silent == *tcb);
        out.clear();
        out.push(tcb.state as i64);
        {7}
        {8}
        {9}
        out.push(i64::from(tcb.is_due(asked, &call, &cfg)));
        out.push(tcb.next_deadline(&call, &cfg).map_or(-1, i64::from));
        out.push(i64::from(cfg.is_sound()));
        out.push(i64::from(changed.is_sound()));
        out.extend(rules);
        print(&out);
    }}
}}
)",
                     model::event_count, events, give("cfg", ids_of(Group::cfg)),
                     each_typed(ids_of(Group::cfg), "{1} => changed.{0} = value, ",
                                "{1} => changed.{0} = value as u16, ", "{1} => changed.{0} = value != 0, "),
                     take(Group::seg), take(Group::call), take(Group::cfg), give("tcb", behind_state),
                     give("actions.out", ids_of(Group::seg)),
                     each_typed(ids_of(Group::told), "out.push(u32::from(actions.{0}) as i64); ", "",
                                "out.push(u32::from(actions.told.{0}) as i64); "));
}

inline std::string cpp_driver() {
  using model::Group;
  const auto take = [](const char* to, Group group) {
    const std::string pattern = fmt::format("take({}.{{0}}); ", to);
    return each_typed(ids_of(group), pattern, pattern, pattern);
  };
  const auto give = [](const char* from, const std::vector<std::size_t>& ids) {
    const std::string pattern = fmt::format("give({}.{{0}}); ", from);
    return each_typed(ids, pattern, pattern, pattern);
  };
  return fmt::format(
      R"(#include "synfin.hpp"
#include <iostream>
#include <vector>
using namespace synfin;
constexpr bool calls() {{
    Tcb tcb;
    Call call;
    call.isn = 0xffffffffU;
    call.has_isn = true;
    call.remote = true;
    const Actions actions = handle(tcb, Event::OPEN_ACTIVE, call, Config{{}}, Segment{{}});
    return actions.told.sent && actions.out.syn && actions.out.seq == call.isn && tcb.state == State::SYN_SENT &&
           tcb.snd_nxt == 0 && next_deadline(tcb, Call{{}}, Config{{}}) == Config{{}}.rto;
}}
static_assert(calls(), "the machine runs at compile time");
template <class T>
void take(T& field) {{
    std::uint32_t number = 0;
    std::cin >> number;
    field = static_cast<T>(number);
}}
template <class T>
void give(T value) {{ std::cout << static_cast<long long>(value) << ' '; }}
template <class T>
bool is_sound_with(T Config::*field, std::uint32_t value) {{
    Config cfg;
    cfg.*field = static_cast<T>(value);
    return is_sound(cfg);
}}
int main() {{
    const Config first;
    {0}
    Tcb ends[2];
    std::uint32_t fresh = 0, end = 0, event = 0, asked = 0, now = 0, place = 0, value = 0;
    while (std::cin >> fresh >> end >> event >> asked >> now >> place >> value) {{
        std::cout << '\n';
        if (fresh != 0) ends[0] = ends[1] = Tcb();
        Tcb& tcb = ends[end];
        Segment seg;
        Call call;
        Config cfg;
        {1} {2} {3}
        std::vector<Rule> rules;
        const auto note = [&](Rule rule) {{ rules.push_back(rule); }};
        const Actions actions = handle(tcb, static_cast<Event>(event), call, cfg, seg, note);
        {4} {5} {6}
        give(is_due(tcb, static_cast<Event>(asked), call, cfg));
        const auto deadline = next_deadline(tcb, call, cfg);
        give(deadline ? static_cast<long long>(*deadline) : -1);
        give(is_sound(cfg));
        bool sound = false;
        switch (place) {{ {7} default: return 1; }}
        give(sound);
        for (const Rule rule : rules) give(rule);
    }}
    std::cout << '\n';
}}
)",
      give("first", ids_of(Group::cfg)), take("seg", Group::seg), take("call", Group::call),
      take("cfg", Group::cfg), give("tcb", ids_of_tcb()), give("actions.out", ids_of(Group::seg)),
      each_typed(ids_of(Group::told), "give(actions.{0}); ", "", "give(actions.told.{0}); "), [] {
        constexpr std::string_view one = "case {1}: sound = is_sound_with(&Config::{0}, value); break; ";
        return each_typed(ids_of(Group::cfg), one, one, one);
      }());
}

}  // namespace synfin::tests
