// The printed C machine, compiled and loaded, behind a face of flat arrays: one word for each field of
// model::fields.
#pragma once

#include <dlfcn.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../gen/c/c.hpp"
#include "../../gen/text.hpp"
#include "../../model/plain.hpp"
#include "commands.hpp"
#include "flat.hpp"
#include "heading.hpp"

namespace synfin::tests {

/// C code between flat words and the structs of synfin.h. It uses nothing but the public interface.
inline std::string flat_face() {
  std::string load, store;
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const model::FieldInfo& f = model::fields[id];
    const model::Place& place = model::place_of(id);
    const std::string name = gen::name_of(id);
    const std::string value = f.sort == model::Sort::flag ? fmt::format("w[{}] != 0", id)
                                                          : fmt::format("(uint{}_t)w[{}]", place.width, id);
    const auto in = [&](const char* what) { load += fmt::format("  {}.{} = {};\n", what, name, value); };
    const auto out = [&](const std::string& from) { store += fmt::format("  w[{}] = {};\n", id, from); };
    switch (f.group) {
      case model::Group::seg:
        in("seg");
        break;
      case model::Group::call:
        in("call");
        break;
      case model::Group::cfg:
        in("cfg");
        break;
      case model::Group::out:
        out("actions.out." + name);
        break;
      case model::Group::told:
        out(place.width == 1 ? fmt::format("actions.told >> {} & 1u", place.bit) : "actions." + name);
        break;
      default:
        in("tcb"), out("tcb." + name);
    }
  }
  const std::string locals =
      "  synfin_tcb tcb; synfin_segment seg; synfin_call call; synfin_config cfg; synfin_actions actions; "
      "uint32_t i;\n";
  return "#include \"synfin.h\"\n#include <stddef.h>\n"
         "uint32_t flat_handle(uint32_t *w, uint32_t event, uint32_t *fired);\n"
         "uint32_t flat_due(const uint32_t *w, uint32_t event, uint32_t *deadline);\n"
         "uint32_t flat_handle(uint32_t *w, uint32_t event, uint32_t *fired) {\n" +
         locals + load + "  synfin_handle(&tcb, (synfin_event)event, &call, &cfg, &seg, &actions);\n" +
         store +
         "  for (i = 0; i < actions.fired_count; ++i) fired[i] = actions.fired[i];\n"
         "  return actions.fired_count;\n}\n"
         "uint32_t flat_due(const uint32_t *w, uint32_t event, uint32_t *deadline) {\n" +
         locals + load +
         "  (void)seg; (void)actions; (void)i; *deadline = 0;\n"
         "  return (synfin_is_due(&tcb, (synfin_event)event, &call, &cfg) ? 1u : 0u)\n"
         "       + (synfin_next_deadline(&tcb, &call, &cfg, deadline) ? 2u : 0u)\n"
         "       + (synfin_config_is_sound(&cfg) ? 4u : 0u);\n}\n"
         "uint32_t flat_defaults(uint32_t *w);\n"
         "uint32_t flat_defaults(uint32_t *w) {\n  synfin_config cfg;\n  synfin_default_config(&cfg);\n" +
         [&] {
           std::string text;
           for (std::size_t id = model::first_field(model::Group::cfg); id < model::field_count; ++id)
             text += fmt::format("  w[{}] = cfg.{};\n", id, gen::name_of(id));
           return text;
         }() +
         "  return (uint32_t)sizeof(synfin_tcb);\n}\n";
}

/// Compiles and loads the C that a table is printed as.
class CMachine {
 public:
  /// `edit`: where given, each occurrence of the first text in synfin.c is replaced by the second.
  explicit CMachine(const model::PlainTable& table, std::pair<std::string_view, std::string_view> edit = {}) {
    std::vector<gen::File> files = printed("c", table);
    if (!edit.first.empty()) {
      std::string& source = std::find_if(files.begin(), files.end(), [](auto& file) {
                              return file.path == "synfin.c";
                            })->contents;
      if (source.find(edit.first) == std::string::npos)
        throw std::runtime_error("the edit finds nothing to edit");
      for (std::size_t at = 0; (at = source.find(edit.first, at)) != std::string::npos;
           at += edit.second.size())
        source.replace(at, edit.first.size(), edit.second);
    }
    gen::write_files(files, folder_.path());
    write_file(folder_ / "face.c", flat_face());
    const Ran built =
        run(fmt::format("cd '{}' && {} -std=c99 -O2 -DSYNFIN_FIRED -DSYNFIN_NAMES -DSYNFIN_CLAUSES -fPIC "
                        "-shared -o machine.so synfin.c face.c",
                        folder_.path().string(), c_compilers()[0]));
    if (built.status != 0) throw std::runtime_error(built.output);
    library_ = dlopen((folder_ / "machine.so").c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library_ == nullptr) throw std::runtime_error(dlerror());
    load("flat_handle", handle_);
    load("flat_due", due_);
    load("flat_defaults", defaults_);
    load("synfin_rule_name", rule_name_);
    load("synfin_rule_clause", rule_clause_);
    load("synfin_state_name", state_name_);
    load("synfin_event_name", event_name_);
  }
  CMachine(const CMachine&) = delete;
  CMachine& operator=(const CMachine&) = delete;
  ~CMachine() {
    if (library_ != nullptr) dlclose(library_);
  }

  /// Lets the event happen to the words; the ids of the rules that fired.
  std::span<const std::uint32_t> handle(Flat& words, model::Event event) {
    const std::uint32_t count = handle_(words.data(), static_cast<std::uint32_t>(event), fired_.data());
    return {fired_.data(), count};
  }
  struct Due {
    bool due, waits, sound;
    std::uint32_t deadline;
  };
  Due due(const Flat& words, model::Event event) const {
    std::uint32_t deadline = 0;
    const std::uint32_t bits = due_(words.data(), static_cast<std::uint32_t>(event), &deadline);
    return {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0, deadline};
  }
  /// The default configuration; returns sizeof(synfin_tcb).
  std::uint32_t defaults(Flat& words) const { return defaults_(words.data()); }
  std::string rule_name(std::size_t id) const { return rule_name_(static_cast<std::uint32_t>(id)); }
  std::string rule_clause(std::size_t id) const { return rule_clause_(static_cast<std::uint32_t>(id)); }
  std::string state_name(std::size_t id) const { return state_name_(static_cast<std::uint32_t>(id)); }
  std::string event_name(std::size_t id) const { return event_name_(static_cast<std::uint32_t>(id)); }

 private:
  template <class F>
  void load(const char* name, F& function) {
    function = reinterpret_cast<F>(dlsym(library_, name));
    if (function == nullptr) throw std::runtime_error(name);
  }

  Folder folder_;
  void* library_ = nullptr;
  std::array<std::uint32_t, 64> fired_{};
  std::uint32_t (*handle_)(std::uint32_t*, std::uint32_t, std::uint32_t*) = nullptr;
  std::uint32_t (*due_)(const std::uint32_t*, std::uint32_t, std::uint32_t*) = nullptr;
  std::uint32_t (*defaults_)(std::uint32_t*) = nullptr;
  const char* (*rule_name_)(std::uint32_t) = nullptr;
  const char* (*rule_clause_)(std::uint32_t) = nullptr;
  const char* (*state_name_)(std::uint32_t) = nullptr;
  const char* (*event_name_)(std::uint32_t) = nullptr;
};

}  // namespace synfin::tests
