// The printed C takes back what it has saved, if it is a TCB that a machine of the table can have come to: it
// says so of just those that satisfy the endpoint invariant, piece by piece.
#include <dlfcn.h>

#include <map>
#include <random>

#include "../../model/graph/value.hpp"
#include "../../proofs/claims/all.hpp"
#include "../catch.hpp"
#include "../support/traffic.hpp"
#include "flat_words.hpp"

using namespace synfin;
using tests::Flat;
using tests::run;

namespace {

gen::Heading heading_with_invariant() {
  gen::Heading heading = tests::some_heading();
  for (const proofs::Piece& piece : proofs::endpoint_invariant())
    heading.invariant.push_back({std::string(piece.name), std::string(piece.why), piece.term});
  return heading;
}

/// C code between flat words and the functions of synfin_save.h.
std::string face() {
  std::string load, store;
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const bool in_tcb = id < model::tcb_field_count;
    if (!in_tcb && model::fields[id].group != model::Group::cfg) continue;
    const std::string name = fmt::format("{}.{}", in_tcb ? "tcb" : "cfg", gen::name_of(id));
    load += model::fields[id].sort == model::Sort::flag
                ? fmt::format("  {} = w[{}] != 0;\n", name, id)
                : fmt::format("  {} = (uint{}_t)w[{}];\n", name, model::place_of(id).width, id);
    if (in_tcb) store += fmt::format("  w[{}] = {};\n", id, name);
  }
  const std::string begin = "{\n  synfin_tcb tcb;\n  synfin_config cfg;\n" + load;
  return "#include \"synfin_save.h\"\n"
         "uint32_t face_size(void);\nuint32_t face_size(void) { return SYNFIN_SAVED_SIZE; }\n"
         "void face_save(const uint32_t *w, uint8_t *saved);\n"
         "void face_save(const uint32_t *w, uint8_t *saved)\n" +
         begin + "  (void)cfg;\n  synfin_save(&tcb, saved);\n}\n" +
         "uint32_t face_sound(const uint32_t *w);\nuint32_t face_sound(const uint32_t *w)\n" + begin +
         "  return synfin_tcb_is_sound(&tcb, &cfg);\n}\n"
         "uint32_t face_restore(uint32_t *w, const uint8_t *saved);\n"
         "uint32_t face_restore(uint32_t *w, const uint8_t *saved)\n" +
         begin + "  const bool restored = synfin_restore(&tcb, saved, &cfg);\n" + store +
         "  return restored;\n}\n";
}

class Saving {
 public:
  Saving() {
    gen::write_files(gen::find_target("c")->print(model::standard(), heading_with_invariant()),
                     folder_.path());
    tests::write_file(folder_ / "face.c", face());
    const auto built =
        run(fmt::format("cd '{}' && {} -std=c99 -O1 -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror "
                        "-fPIC -shared -o save.so "
                        "synfin.c synfin_save.c face.c",
                        folder_.path().string(), tests::c_compilers()[0]));
    INFO(built.output);
    REQUIRE(built.status == 0);
    library_ = dlopen((folder_ / "save.so").c_str(), RTLD_NOW | RTLD_LOCAL);
    REQUIRE(library_ != nullptr);
    std::uint32_t (*size)() = nullptr;
    load("face_size", size), load("face_save", save_), load("face_sound", sound_),
        load("face_restore", restore_);
    size_ = size();
  }
  Saving(const Saving&) = delete;
  Saving& operator=(const Saving&) = delete;
  ~Saving() {
    if (library_ != nullptr) dlclose(library_);
  }

  std::vector<std::uint8_t> save(const Flat& words) const {
    std::vector<std::uint8_t> saved(size_ + 1, 0xa5);
    save_(words.data(), saved.data());
    REQUIRE(saved.back() == 0xa5);
    saved.pop_back();
    return saved;
  }
  bool is_sound(const Flat& words) const { return sound_(words.data()) != 0; }
  /// The TCB of `words` becomes what was saved; they say the configuration.
  bool restore(Flat& words, const std::vector<std::uint8_t>& saved) const {
    REQUIRE(saved.size() == size_);
    return restore_(words.data(), saved.data()) != 0;
  }

 private:
  template <class F>
  void load(const char* name, F& function) {
    function = reinterpret_cast<F>(dlsym(library_, name));
    REQUIRE(function != nullptr);
  }
  tests::Folder folder_;
  void* library_ = nullptr;
  std::size_t size_ = 0;
  void (*save_)(const std::uint32_t*, std::uint8_t*) = nullptr;
  std::uint32_t (*sound_)(const std::uint32_t*) = nullptr;
  std::uint32_t (*restore_)(std::uint32_t*, const std::uint8_t*) = nullptr;
};

/// The TCBs, with their configurations, of machines in random traffic.
class Reached {
 public:
  const Flat& next() {
    const tests::Happening now = traffic_.next();
    tests::put_tcb(words_, now.after);
    tests::put_config(words_, model::Group::cfg, now.config);
    return words_;
  }

 private:
  tests::Traffic traffic_{4711};
  Flat words_{};
};

/// The TCB's part.
std::vector<std::uint32_t> tcb_of(const Flat& words) {
  return {words.begin(), words.begin() + model::tcb_field_count};
}

/// A fault in one or two fields: a bit, any value, what another field holds or lies beside it.
Flat damaged(Flat words, std::mt19937_64& chance) {
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(chance() % limit); };
  for (std::size_t faults = 1 + below(2); faults > 0; --faults) {
    const std::size_t field = below(model::tcb_field_count);
    std::uint32_t& word = words[field];
    switch (below(4)) {
      case 0:
        word ^= 1U << below(32);
        break;
      case 1:
        word = static_cast<std::uint32_t>(chance());
        break;
      default:
        word = words[below(model::field_count)] + static_cast<std::uint32_t>(below(3)) - 1;
    }
    if (model::fields[field].sort == model::Sort::flag) word = below(2) != 0 ? 1 : 0;
    if (model::fields[field].sort == model::Sort::state)
      word = static_cast<std::uint32_t>(below(8) == 0 ? below(256) : below(model::state_count));
    if (model::place_of(field).width == 16) word &= 0xffffU;
  }
  return words;
}

}  // namespace

TEST_CASE("whatever a machine comes to is saved and comes back", "[gen][c][save]") {
  const Saving c;
  Reached reached;
  for (int i = 0; i < 100'000; ++i) {
    const Flat words = reached.next();
    REQUIRE(c.is_sound(words));
    const auto saved = c.save(words);
    Flat back{};
    std::copy(words.begin() + model::tcb_field_count, words.end(), back.begin() + model::tcb_field_count);
    REQUIRE(c.restore(back, saved));
    REQUIRE(tcb_of(back) == tcb_of(words));
  }
}

TEST_CASE("a TCB is sound in C if and only if every piece of the invariant holds", "[gen][c][save]") {
  const Saving c;
  const std::vector<proofs::Piece>& pieces = proofs::endpoint_invariant();
  std::map<std::string_view, std::size_t> alone;  // so often that piece and no other was broken
  std::size_t sound = 0;
  Reached reached;
  std::mt19937_64 chance(42);
  for (int i = 0; i < 400'000; ++i) {
    const Flat words = damaged(reached.next(), chance);
    std::vector<std::string_view> broken;
    for (const proofs::Piece& piece : pieces)
      if (model::value_of(*piece.term, [&](const model::Node& node) { return words[node.field]; }) == 0)
        broken.push_back(piece.name);
    INFO((broken.empty() ? "nothing is broken" : broken.front()));
    REQUIRE(c.is_sound(words) == broken.empty());
    if (broken.size() == 1) ++alone[broken.front()];
    if (broken.empty()) ++sound;
    Flat back = words;
    REQUIRE(c.restore(back, c.save(words)) == broken.empty());
    if (!broken.empty()) REQUIRE(tcb_of(back) == std::vector<std::uint32_t>(model::tcb_field_count));
  }
  CHECK(sound > 1000);
  for (const proofs::Piece& piece : pieces) {
    INFO(piece.name);
    CHECK(alone[piece.name] > 0);
  }
}

TEST_CASE("octets of another table, and such as nobody saves, are refused", "[gen][c][save]") {
  const Saving c;
  Reached reached;
  for (int i = 0; i < 1000; ++i) {
    const Flat words = reached.next();
    const auto saved = c.save(words);
    for (std::size_t at = 0; at < 8; ++at) {
      auto other = saved;
      other[at] ^= 1U;
      Flat back = words;
      REQUIRE_FALSE(c.restore(back, other));
    }
    Flat odd = words;
    odd[model::id_of(model::terms::cfg.buffer)] = 0;
    REQUIRE_FALSE(c.is_sound(odd));  // nothing is proved of it
    // The flags follow the state, one octet each: no other value than 0 and 1 comes from a machine.
    for (std::size_t at = 9; at < 17; ++at) {
      auto other = saved;
      other[at] = 2;
      Flat back = words;
      REQUIRE_FALSE(c.restore(back, other));
    }
  }
}

TEST_CASE("a table of which no invariant is known saves nothing", "[gen][c][save]") {
  for (const gen::File& file : tests::printed("c", model::standard()))
    CHECK(file.path.find("save") == std::string::npos);
}
