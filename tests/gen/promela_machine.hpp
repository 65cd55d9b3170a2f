// The printed Promela machine, turned into C by SPIN and run over a list of events: the very code that a
// verification runs.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../gen/promela.hpp"
#include "../../gen/target.hpp"
#include "../support/effort.hpp"
#include "commands.hpp"

namespace synfin::tests {

/// A Promela program that takes words and gives words: `driver` calls take() and put() in its c_code.
class PromelaProgram {
 public:
  PromelaProgram(const std::string& machine, const std::string& driver) {
    write_file(folder_ / "machine.pml", machine);
    write_file(folder_ / "driver.pml", driver);
    // SPIN's words are int, and must wrap.
    const Ran built =
        run(fmt::format("cd '{}' && spin -a driver.pml && {} {} -fwrapv -w -DSAFETY -DNOREDUCE -o pan pan.c",
                        folder_.path().string(), c_compilers()[0], effort(0, 1) == 0 ? "-O0" : "-O1"));
    if (built.status != 0) throw std::runtime_error(built.output);
  }
  std::vector<std::uint32_t> run_on(const std::vector<std::uint32_t>& words, std::size_t records) {
    write_file(folder_ / "in", {reinterpret_cast<const char*>(words.data()), words.size() * 4});
    const Ran ran =
        run(fmt::format("cd '{}' && ./pan -m{} -w20 < in", folder_.path().string(), records * 8 + 100));
    if (ran.output.find("errors: 0") == std::string::npos) throw std::runtime_error(ran.output);
    const std::string bytes = whole(folder_ / "out");
    std::vector<std::uint32_t> got(bytes.size() / 4);
    std::memcpy(got.data(), bytes.data(), got.size() * 4);
    return got;
  }

  /// What stands before machine.pml: the width, and the configuration as variables.
  static std::string head(int bits, std::string_view fired) {
    std::string text = fmt::format("#define BITS {}\n#define fired(id, name) {}\n", bits, fired);
    std::string config;
    gen::promela::for_each_field(model::Group::cfg, [&](std::size_t id) {
      config += (config.empty() ? "" : "; ") + gen::promela::declaration(id);
      text += fmt::format("#define {} cfg.{}\n", gen::promela::plain_name(id), model::fields[id].name);
    });
    return text +
           "hidden int rules[64];\nhidden int rule_count;\nhidden byte more;\nint step;\n"
           "#include \"machine.pml\"\ntypedef cfg_t { " +
           config + " };\nhidden cfg_t cfg;\n";
  }
  /// take(), put(word), ended and opened: input and output.
  static std::string words() {
    return "c_decl {\n\\#include <stdio.h>\n};\nc_code {\nstatic FILE *results;\nstatic int ended;\n"
           "static unsigned take(void) {\n  unsigned w = 0;\n  if (fread(&w, 4, 1, stdin) != 1) ended = 1;\n"
           "  return w;\n}\nstatic void put(unsigned w) { fwrite(&w, 4, 1, results); }\n"
           "static void opened(void) { if (!results) results = fopen(\"out\", \"wb\"); }\n};\n";
  }
  /// A field in C.
  static std::string c_name(std::size_t id) {
    const model::FieldInfo& field = model::fields[id];
    if (id < model::tcb_field_count) return "now.tcb[now.me]." + gen::promela::plain_name(id);
    return fmt::format("{}.{}", field.group_name, field.name);
  }

 private:
  Folder folder_;
};

/// What goes into one event.
struct PromelaEvent {
  std::uint32_t me = 0;
  model::Event event{};
  bool fresh = false;                                      ///< the TCB of `me` is forgotten before
  std::array<std::uint32_t, model::field_count> fields{};  ///< of `seg`, `call` and `cfg`
};
/// What comes out of it: the fields of the TCB, of `out` and of `told`; which rules fired, in their order;
/// the events that are due afterwards, as bits.
struct PromelaResult {
  std::array<std::uint32_t, model::field_count> fields{};
  std::vector<std::uint32_t> fired;
  std::uint32_t due = 0;
};

/// Translates a table's Promela for words of some width.
class PromelaMachine {
 public:
  /// `edit`: where given, each occurrence of the first text in machine.pml is replaced by the second.
  explicit PromelaMachine(const model::PlainTable& table, int bits = 32,
                          std::pair<std::string_view, std::string_view> edit = {}) {
    std::string source = gen::promela::machine(table);
    if (!edit.first.empty()) {
      if (source.find(edit.first) == std::string::npos)
        throw std::runtime_error("the edit finds nothing to edit");
      for (std::size_t at = 0; (at = source.find(edit.first, at)) != std::string::npos;
           at += edit.second.size())
        source.replace(at, edit.first.size(), edit.second);
    }
    program_ = std::make_unique<PromelaProgram>(source, driver(bits));
  }

  std::vector<PromelaResult> run_all(const std::vector<PromelaEvent>& events) {
    std::vector<std::uint32_t> words;
    for (const PromelaEvent& one : events) {
      words.insert(words.end(), {one.me, event_number(one.event), one.fresh ? 1U : 0U});
      for (const std::size_t id : ins()) words.push_back(one.fields[id]);
    }
    const std::vector<std::uint32_t> got = program_->run_on(words, events.size());
    std::vector<PromelaResult> results;
    for (std::size_t at = 0; at < got.size();) {
      PromelaResult& one = results.emplace_back();
      for (const std::size_t id : outs()) one.fields[id] = got[at++];
      one.fields[0] -= 1;  // CLOSED is 1
      one.due = got[at++];
      const std::uint32_t count = got[at++];
      while (one.fired.size() < count) one.fired.push_back(got[at++]);
    }
    if (results.size() != events.size()) throw std::runtime_error("events are missing");
    return results;
  }

 private:
  static std::uint32_t event_number(model::Event event) {
    return static_cast<std::uint32_t>(model::state_count) + static_cast<std::uint32_t>(event) + 1;
  }
  static std::vector<std::size_t> ids(std::initializer_list<model::Group> groups) {
    std::vector<std::size_t> all;
    for (const model::Group group : groups)
      gen::promela::for_each_field(group, [&](std::size_t id) { all.push_back(id); });
    return all;
  }
  static std::vector<std::size_t> ins() {
    return ids({model::Group::seg, model::Group::call, model::Group::cfg});
  }
  static std::vector<std::size_t> outs() {
    std::vector<std::size_t> all;
    for (std::size_t id = 0; id < model::tcb_field_count; ++id) all.push_back(id);
    for (const std::size_t id : ids({model::Group::out, model::Group::told})) all.push_back(id);
    return all;
  }
  static std::string driver(int bits) {
    std::string load, store;
    for (const std::size_t id : ins())
      load += fmt::format("  {} = (int)take();\n", PromelaProgram::c_name(id));
    for (const std::size_t id : outs()) store += fmt::format("  put({});\n", PromelaProgram::c_name(id));
    std::string due;
    for (std::size_t e = 0; e < model::event_count; ++e) {
      const auto event = static_cast<model::Event>(e);
      if (model::standard().handling(event).enabled->op == model::Op::literal) continue;
      due += fmt::format(" | (due_{} << {})", gen::promela::event_name(event), e);
    }
    return PromelaProgram::head(bits, "rules[rule_count] = id; rule_count = rule_count + 1") +
           PromelaProgram::words() +
           "c_code {\nstatic void next_event(void) {\n  opened();\n  now.me = take();\n  more = !ended;\n"
           "  if (ended) { fclose(results); return; }\n  now.event = take();\n  if (take()) {\n"
           "    memset(&now.tcb[now.me], 0, sizeof now.tcb[now.me]);\n    now.tcb[now.me].state = 1;\n  }\n" +
           load + "  rule_count = 0;\n}\nstatic void put_result(void) {\n  int i;\n" + store + "  put(0" +
           due +
           ");\n  put(rule_count);\n  for (i = 0; i < rule_count; ++i) put(rules[i]);\n}\n};\n"
           "active proctype driver() {\n  c_code { next_event(); };\n  do\n"
           "  :: atomic { more -> happen() };\n"
           "    d_step { find_due(); step = step + 1; c_code { put_result(); next_event(); } }\n"
           "  :: else -> break\n  od\n}\n";
  }

  std::unique_ptr<PromelaProgram> program_;
};

}  // namespace synfin::tests
