// A printed expression means what the term means: random terms, with the numbers where words wrap, printed as
// C, compiled, and compared with the algebra of words.
#include "../catch.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <deque>
#include <random>

#include "../../gen/c/c.hpp"
#include "../../gen/expression.hpp"
#include "../../model/words.hpp"
#include "commands.hpp"

using namespace synfin;
using model::Node;
using model::Op;
using model::Sort;

namespace {

// The fields of the random terms: eight words a[0..7] and four flags b[0..3], as ids 0 to 11.
constexpr std::size_t word_fields = 8, flag_fields = 4;
constexpr std::uint32_t edges[] = {0,          1,          2,          0x7ffffffe, 0x7fffffff,
                                   0x80000000, 0x80000001, 0xfffffffe, 0xffffffff, 1460};
constexpr std::size_t edge_count = sizeof(edges) / sizeof(edges[0]);

using Values = std::array<std::uint32_t, word_fields + flag_fields>;

std::uint32_t meaning(const Node& n, const Values& values) {
  using W = model::Words;
  const auto kid = [&](std::size_t k) { return meaning(*n.kids[k], values); };
  switch (n.op) {
    case Op::literal:
      return n.value;
    case Op::field:
      return values[n.field];
    case Op::add:
      return W::add(kid(0), kid(1));
    case Op::subtract:
      return W::subtract(kid(0), kid(1));
    case Op::equal:
      return W::equal(kid(0), kid(1));
    case Op::less:
      return W::less(kid(0), kid(1));
    case Op::before:
      return W::before(kid(0), kid(1));
    case Op::conjunction:
      return W::conjunction(kid(0) != 0, kid(1) != 0);
    case Op::disjunction:
      return W::disjunction(kid(0) != 0, kid(1) != 0);
    case Op::negation:
      return W::negation(kid(0) != 0);
    case Op::choice:
      return W::choice(kid(0) != 0, kid(1), kid(2));
  }
  return 0;
}

class Terms {
 public:
  explicit Terms(std::uint32_t seed) : random_(seed) {}

  const Node* word(int depth) {
    if (depth == 0 || one_in(6)) return leaf(Sort::number);
    switch (random_() % 6) {
      case 0:
        return make(Op::add, Sort::number, word(depth - 1), word(depth - 1));
      case 1:
      case 2:
        return make(Op::subtract, Sort::number, word(depth - 1), word(depth - 1));
      case 3: {  // the smaller or the larger of two, in each of the ways to say it
        const Node* a = word(depth - 1);
        const Node* b = word(depth - 1);
        const Node* lower = make(one_in(3) ? Op::before : Op::less, Sort::flag, a, b);
        return one_in(2) ? make(Op::choice, Sort::number, lower, a, b)
                         : make(Op::choice, Sort::number, lower, b, a);
      }
      case 4:
        return make(Op::choice, Sort::number, flag(depth - 1), literal(Sort::number, 1),
                    literal(Sort::number, 0));
      default:
        return make(Op::choice, Sort::number, flag(depth - 1), word(depth - 1), word(depth - 1));
    }
  }
  const Node* flag(int depth) {
    if (depth == 0 || one_in(8)) return leaf(Sort::flag);
    switch (random_() % 8) {
      case 0:
        return make(Op::equal, Sort::flag, word(depth - 1), word(depth - 1));
      case 1:
        return make(Op::less, Sort::flag, word(depth - 1), word(depth - 1));
      case 2:
        return make(Op::before, Sort::flag, word(depth - 1), word(depth - 1));
      case 3:
        return make(Op::conjunction, Sort::flag, flag(depth - 1), flag(depth - 1));
      case 4:
        return make(Op::disjunction, Sort::flag, flag(depth - 1), flag(depth - 1));
      case 5:
        return make(Op::equal, Sort::flag, flag(depth - 1), flag(depth - 1));
      case 6:
        return make(Op::choice, Sort::flag, flag(depth - 1), flag(depth - 1), flag(depth - 1));
      default:
        return make(Op::negation, Sort::flag, flag(depth - 1));
    }
  }
  const Node* make(Op op, Sort sort, const Node* a, const Node* b = nullptr, const Node* c = nullptr) {
    return &nodes_.emplace_back(Node{op, sort, 0, 0, {}, {a, b, c}});
  }
  const Node* field(Sort sort, std::size_t id) {
    return &nodes_.emplace_back(Node{Op::field, sort, 0, static_cast<std::uint16_t>(id), {}, {}});
  }
  const Node* literal(Sort sort, std::uint32_t value) {
    return &nodes_.emplace_back(Node{Op::literal, sort, value, 0, {}, {}});
  }
  std::uint32_t edge() {
    return one_in(5) ? static_cast<std::uint32_t>(random_()) : edges[random_() % edge_count];
  }
  bool one_in(std::uint32_t n) { return random_() % n == 0; }

 private:
  const Node* leaf(Sort sort) {
    const bool flag = sort == Sort::flag;
    if (one_in(4)) return literal(sort, flag ? static_cast<std::uint32_t>(random_() % 2) : edge());
    return field(sort, flag ? word_fields + random_() % flag_fields : random_() % word_fields);
  }
  std::mt19937 random_;
  std::deque<Node> nodes_;
};

/// All terms as C functions in one library.
class Printed {
 public:
  explicit Printed(const std::vector<const Node*>& terms) {
    const gen::Read read = [](const Node& node) {
      return node.field < word_fields ? fmt::format("a[{}]", node.field)
                                      : fmt::format("b[{}]", node.field - word_fields);
    };
    std::string text = "#include <stdbool.h>\n#include <stdint.h>\n" + gen::c::helper_functions({});
    for (std::size_t i = 0; i < terms.size(); ++i)
      text += fmt::format(
          "uint32_t term_{0}(const uint32_t *a, const bool *b);\n"
          "uint32_t term_{0}(const uint32_t *a, const bool *b)\n{{\n    (void)a;\n    (void)b;\n    return "
          "{1};\n}}\n",
          i, gen::print(gen::c::c_language, read, *terms[i]));
    write(text);
    library_ = dlopen((folder_ / "terms.so").c_str(), RTLD_NOW | RTLD_LOCAL);
    REQUIRE(library_ != nullptr);
  }
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;
  ~Printed() {
    if (library_ != nullptr) dlclose(library_);
  }
  std::uint32_t operator()(std::size_t term, const Values& values) const {
    bool flags[flag_fields];
    for (std::size_t i = 0; i < flag_fields; ++i) flags[i] = values[word_fields + i] != 0;
    using Function = std::uint32_t (*)(const std::uint32_t*, const bool*);
    const auto function = reinterpret_cast<Function>(dlsym(library_, fmt::format("term_{}", term).c_str()));
    return function(values.data(), flags);
  }

 private:
  void write(const std::string& text) {
    tests::write_file(folder_ / "terms.c", text);
    const auto built = tests::run(
        fmt::format("cd '{}' && {} -std=c99 -O1 -Wall -Wextra -pedantic -Wconversion -Wno-unused-function "
                    "-Wno-type-limits -Wno-tautological-compare -Werror -fPIC -shared -o terms.so terms.c",
                    folder_.path().string(), tests::c_compilers()[0]));
    INFO(built.output.substr(0, 3000));
    REQUIRE(built.status == 0);
  }
  tests::Folder folder_;
  void* library_ = nullptr;
};

}  // namespace

TEST_CASE("each operation in C means what it means in words, at every edge", "[gen][c][laws]") {
  Terms terms(1);
  const Node* a = terms.field(Sort::number, 0);
  const Node* b = terms.field(Sort::number, 1);
  const Node* f = terms.field(Sort::flag, word_fields);
  const Node* g = terms.field(Sort::flag, word_fields + 1);
  const auto no = [&](const Node* flag) { return terms.make(Op::negation, Sort::flag, flag); };
  std::vector<const Node*> all{terms.make(Op::add, Sort::number, a, b),
                               terms.make(Op::subtract, Sort::number, a, b)};
  for (const Op op : {Op::equal, Op::less, Op::before}) {
    all.push_back(terms.make(op, Sort::flag, a, b));
    all.push_back(no(all.back()));
    all.push_back(terms.make(Op::choice, Sort::number, all[all.size() - 2], a, b));
    all.push_back(terms.make(Op::choice, Sort::number, all[all.size() - 3], b, a));
  }
  for (const Op op : {Op::conjunction, Op::disjunction, Op::equal}) {
    all.push_back(terms.make(op, Sort::flag, f, g));
    all.push_back(no(all.back()));
  }
  all.push_back(no(f));
  all.push_back(no(no(f)));
  all.push_back(terms.make(Op::choice, Sort::number, f, a, b));
  all.push_back(terms.make(Op::choice, Sort::number, f, terms.literal(Sort::number, 1),
                           terms.literal(Sort::number, 0)));
  all.push_back(terms.make(Op::choice, Sort::number, f, terms.literal(Sort::number, 0),
                           terms.literal(Sort::number, 1)));
  for (const std::uint32_t edge : edges) all.push_back(terms.literal(Sort::number, edge));
  const Printed printed(all);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const std::uint32_t x : edges)
      for (const std::uint32_t y : edges)
        for (std::uint32_t flags = 0; flags < 4; ++flags) {
          const Values values{x, y, 0, 0, 0, 0, 0, 0, flags & 1, flags >> 1, 0, 0};
          if (printed(i, values) != meaning(*all[i], values))
            FAIL("term " << i << " at " << x << ", " << y << ", " << flags);
        }
}

TEST_CASE("random terms in C mean what they mean in words", "[gen][c][laws]") {
  Terms terms(20260101);
  std::vector<const Node*> all;
  all.reserve(600);
  for (int i = 0; i < 600; ++i) all.push_back(i % 2 == 0 ? terms.word(1 + i % 5) : terms.flag(1 + i % 5));
  const Printed printed(all);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (int round = 0; round < 60; ++round) {
      Values values{};
      for (std::size_t v = 0; v < values.size(); ++v)
        values[v] = v < word_fields ? terms.edge() : static_cast<std::uint32_t>(terms.one_in(2));
      if (printed(i, values) != meaning(*all[i], values)) FAIL("term " << i << " in round " << round);
    }
}

TEST_CASE("a term that stands as a C++ type prints as it reads", "[gen][c][laws]") {
  using namespace model::terms;
  const auto read = [](auto field) {
    const model::FieldInfo& info = model::fields[model::id_of(field)];
    return gen::Text{fmt::format("{}.{}", info.group_name, info.name), gen::Text::atom, nullptr, {}, {}};
  };
  const auto text = [&](auto term) {
    return model::evaluate(gen::Printer(gen::c::c_language), read, term).text;
  };
  using model::operator""_n;
  CHECK(text(snd.una < seg.ack && seg.ack <= snd.nxt) ==
        "before(snd.una, seg.ack) && until(seg.ack, snd.nxt)");
  CHECK(text(snd.wnd != 0_n || !seg.fin) == "(snd.wnd != 0u) || !seg.fin");
  CHECK(text((seg.fin || seg.syn) && seg.rst) == "(seg.fin || seg.syn) && seg.rst");
  CHECK(text(snd.nxt - (snd.end - snd.nxt)) == "snd.nxt - (snd.end - snd.nxt)");
  CHECK(text(snd.wnd - snd.mss - 1_n) == "snd.wnd - snd.mss - 1u");
  CHECK(text(model::min(snd.wnd, snd.mss) + model::count(seg.fin)) ==
        "smaller(snd.wnd, snd.mss) + (uint32_t)seg.fin");
  CHECK(text(model::choose(seg.fin, snd.wnd, snd.mss)) == "seg.fin ? snd.wnd : snd.mss");
  CHECK(text(model::no || seg.fin) == "seg.fin");
  CHECK(text(!(seg.fin && seg.syn)) == "!(seg.fin && seg.syn)");
}
